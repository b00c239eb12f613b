import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { peakShares, type PeakShare } from '../../analysis/peak-share.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';

const { batchSize: _, metric: __, ...selected } = selection;

function eachShare(
  parameters: Parameters<typeof selectModels>[0],
  { analysis }: MeasureContext,
  value: (share: PeakShare) => number,
): Observation[] {
  const models = selectModels(parameters, analysis);
  const libraries = selectLibraries(parameters, analysis);
  return peakShares(analysis)
    .filter((row) => models.includes(row.model) && libraries.includes(row.library))
    .map((row) => ({
      of: `${modelLabel(row.model, analysis.descriptor)}, ${libraryLabel(row.library, analysis.descriptor)}`,
      value: value(row),
      margin: null,
    }));
}

export const rate = defineMeasure({
  name: 'arithmetic-rate',
  description: 'Arithmetic operations per second at the best batch size, two for each multiply-accumulate.',
  unit: 'GFLOP/s',
  parameters: selected,
  observe: (parameters, context) => eachShare(parameters, context, (row) => row.attainedGflops),
});

export const peakShare = defineMeasure({
  name: 'peak-share',
  description:
    'What share of the device’s peak arithmetic rate, at the library’s precision, a model reaches.',
  unit: 'share',
  parameters: selected,
  observe: (parameters, context) => eachShare(parameters, context, (row) => row.share),
});
