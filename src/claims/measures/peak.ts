import { peakShares, type PeakShare } from '../../analysis/peak-share.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import { complete } from '../complete.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';

const { batchSize: _, metric: __, ...selected } = selection;

/** Left out, the libraries are those whose device has a stated peak. */
function eachShare(
  parameters: Parameters<typeof selectModels>[0],
  { analysis }: MeasureContext,
  value: (share: PeakShare) => number,
): readonly Observation[] {
  const shares = peakShares(analysis);
  const isNamed = parameters.library !== undefined || parameters.libraries !== undefined;
  const libraries = selectLibraries(parameters, analysis).filter(
    (library) => isNamed || shares.some((row) => row.library === library),
  );
  const found = selectModels(parameters, analysis).flatMap((model) =>
    libraries.map((library) => {
      const of = pairLabel(model, library, analysis);
      const row = shares.find((each) => each.model === model && each.library === library);
      return row === undefined ? { missing: of } : { of, value: value(row), margin: null };
    }),
  );
  return complete(found);
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
