import { modelLabel } from '../../analysis/labels.ts';
import type { Analysis } from '../../analysis/analysis.ts';
import { layerBatch, layerSelection, selectLayers, type LayerSample } from '../layer-selection.ts';
import { defineMeasure } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { count, word } from '../parameters.ts';
import type { Sample } from '../../analysis/sample-statistics.ts';
import { marginOfDifference, marginOfMean, marginOfRatio } from '../spread.ts';

export const layerTime = defineMeasure({
  name: 'layer-time',
  description: 'Mean time per image of the selected layers with one library at one batch size.',
  unit: 'ms',
  parameters: { ...layerSelection, ...layerBatch, library: word },
  observe: (selected, { analysis }) =>
    selectLayers(selected, analysis, selected.library, selected.batchSize).map((sample) => ({
      of: sample.of,
      value: sample.mean,
      margin: marginOfMean(sample),
    })),
});

export const layerShare = defineMeasure({
  name: 'layer-share',
  description: 'What share of the time of all layers the selected ones take together.',
  unit: 'share',
  parameters: { ...layerSelection, ...layerBatch, library: word },
  observe: (selected, { analysis }) => {
    const { model, metric, library, batchSize } = selected;
    const [all] = selectLayers({ model, metric, group: 'together' }, analysis, library, batchSize);
    const [some] = selectLayers({ ...selected, group: 'together' }, analysis, library, batchSize);
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
    return eachPair(
      selectLayers(selected, analysis, library, batchSize),
      selectLayers(selected, analysis, baselineLibrary, batchSize),
      ratio,
    );
  },
});

const batches = { ...layerSelection, library: word, from: count, to: count };

export const layerBatchGain = defineMeasure({
  name: 'layer-batch-gain',
  description: 'The selected layers’ time per image at batch size `from` divided by that at batch size `to`.',
  unit: 'times',
  parameters: batches,
  observe: (selected, { analysis }) => eachPair(...beforeAndAfter(selected, analysis), ratio),
});

export const layerBatchSaving = defineMeasure({
  name: 'layer-batch-saving',
  description:
    'By how much the selected layers’ time per image falls from batch size `from` to batch size `to`.',
  unit: 'ms',
  parameters: batches,
  observe: (selected, { analysis }) =>
    eachPair(...beforeAndAfter(selected, analysis), (before, after) => ({
      value: before.mean - after.mean,
      margin: marginOfDifference(before, after),
    })),
});

function beforeAndAfter(
  selected: { model: string; library: string; from: number; to: number },
  analysis: Analysis,
): [readonly LayerSample[], readonly LayerSample[]] {
  return [
    selectLayers(selected, analysis, selected.library, selected.from),
    selectLayers(selected, analysis, selected.library, selected.to),
  ];
}

function ratio(sample: Sample, other: Sample): Omit<Observation, 'of'> {
  return { value: sample.mean / other.mean, margin: marginOfRatio(sample, other) };
}

/** Joins by bare name or type; what one side lacks is left out. */
function eachPair(
  samples: readonly LayerSample[],
  others: readonly LayerSample[],
  observe: (sample: Sample, other: Sample) => Omit<Observation, 'of'>,
): Observation[] {
  const byName = new Map(others.map((sample) => [sample.of, sample]));
  return samples.flatMap((sample) => {
    const other = byName.get(sample.of);
    return other ? [{ of: sample.of, ...observe(sample, other) }] : [];
  });
}
