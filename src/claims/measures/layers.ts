import { modelLabel } from '../../analysis/labels.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import {
  layerBatch,
  layerSelection,
  selectLayers,
  type LayerSide,
  type SelectedLayers,
} from '../layer-selection.ts';
import { defineMeasure } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { count, word } from '../parameters.ts';
import type { Sample } from '../../analysis/sample-statistics.ts';
import { compareTimes, type Estimate } from '../../analysis/compare-times.ts';
import { NotMeasured } from '../../analysis/not-measured.ts';
import { marginOfMean } from '../spread.ts';

export const layerTime = defineMeasure({
  name: 'layer-time',
  description: 'Mean time per image of the selected layers with one library at one batch size.',
  unit: 'ms',
  parameters: { ...layerSelection, ...layerBatch, library: word },
  observe: (selected, { analysis }) =>
    selectLayers(selected, analysis, [selected]).map(({ of, samples: [sample] }) => ({
      of,
      value: sample!.mean,
      margin: marginOfMean(sample!),
    })),
});

export const layerShare = defineMeasure({
  name: 'layer-share',
  description: 'What share of the time of all layers the selected ones take together.',
  unit: 'share',
  parameters: { ...layerSelection, ...layerBatch, library: word },
  observe: (selected, { analysis }) => {
    const { model, metric } = selected;
    const together = (layers: SelectedLayers) =>
      selectLayers({ ...layers, group: 'together' }, analysis, [selected])[0]?.samples[0];
    const [some, all] = [together(selected), together({ model, metric })];
    return all && some
      ? [{ of: modelLabel(model, analysis.descriptor), value: some.mean / all.mean, margin: null }]
      : [];
  },
});

export const layerTimeRatio = defineMeasure({
  name: 'layer-time-ratio',
  description:
    'The selected layers’ time per image with a library divided by that with the baseline library.',
  unit: 'number',
  parameters: { ...layerSelection, ...layerBatch, library: word, baselineLibrary: word },
  observe: (selected, { analysis }) => {
    const { library, baselineLibrary, batchSize } = selected;
    const sides = [
      { library, batchSize },
      { library: baselineLibrary, batchSize },
    ];
    return eachLayer(selected, analysis, sides, ratio);
  },
});

const batches = { ...layerSelection, library: word, from: count, to: count };

export const layerBatchGain = defineMeasure({
  name: 'layer-batch-gain',
  description: 'The selected layers’ time per image at batch size `from` divided by that at batch size `to`.',
  unit: 'times',
  parameters: batches,
  observe: (selected, { analysis }) => eachLayer(selected, analysis, beforeAndAfter(selected), ratio),
});

export const layerBatchSaving = defineMeasure({
  name: 'layer-batch-saving',
  description:
    'By how much the selected layers’ time per image falls from batch size `from` to batch size `to`.',
  unit: 'ms',
  parameters: batches,
  observe: (selected, { analysis }) =>
    eachLayer(
      selected,
      analysis,
      beforeAndAfter(selected),
      (before, after) => compareTimes(after, before).difference,
    ),
});

function beforeAndAfter({
  library,
  from,
  to,
}: {
  library: string;
  from: number;
  to: number;
}): readonly LayerSide[] {
  return [
    { library, batchSize: from },
    { library, batchSize: to },
  ];
}

/** @throws NotMeasured where the divisor is below the timer's resolution */
function ratio(sample: Sample, other: Sample, of: string): Estimate {
  if (other.mean === 0)
    throw new NotMeasured(
      `${of}: 0 ms, below the timer's resolution; expected a time that can be divided by`,
    );
  return compareTimes(sample, other).ratio;
}

function eachLayer(
  selected: SelectedLayers,
  analysis: Analysis,
  sides: readonly LayerSide[],
  observe: (sample: Sample, other: Sample, of: string) => Estimate,
): Observation[] {
  return selectLayers(selected, analysis, sides).map(({ of, samples: [sample, other] }) => ({
    of,
    ...observe(sample!, other!, of),
  }));
}
