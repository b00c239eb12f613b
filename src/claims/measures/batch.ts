import { defineMeasure } from '../measure.ts';
import { complete, type Missing } from '../complete.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { count } from '../parameters.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';
import { marginOfRatio } from '../spread.ts';

const { batchSize: _, ...selected } = selection;

export const batchGain = defineMeasure({
  name: 'batch-gain',
  description: 'Time per image at batch size `from` divided by that at batch size `to`.',
  unit: 'times',
  parameters: { ...selected, from: count, to: count },
  observe: (parameters, { analysis }) => {
    const { metric = 'inference', from, to } = parameters;
    const libraries = selectLibraries(parameters, analysis);
    const found = selectModels(parameters, analysis).flatMap((model) =>
      libraries.flatMap((library): readonly (Observation | Missing)[] => {
        const before = analysis.timePerImage(metric, model, library, from);
        const after = analysis.timePerImage(metric, model, library, to);
        if (before && after) {
          return [
            {
              of: pairLabel(model, library, analysis),
              value: before.mean / after.mean,
              margin: marginOfRatio(before, after),
            },
          ];
        }
        const absent = [...(before ? [] : [from]), ...(after ? [] : [to])];
        return absent.map((size) => ({ missing: pairLabel(model, library, analysis, size) }));
      }),
    );
    return complete(found);
  },
});

export const batchStep = defineMeasure({
  name: 'batch-step',
  description:
    'Time per image at each batch size divided by that at the batch size before: below 1 it falls.',
  unit: 'number',
  parameters: selected,
  observe: (parameters, { analysis }) => {
    const libraries = selectLibraries(parameters, analysis);
    const rows = analysis.table('mean-time-per-image', parameters.metric ?? 'inference');
    const found = selectModels(parameters, analysis).flatMap((model) =>
      libraries.flatMap((library): readonly (Observation | Missing)[] => {
        const series = rows
          .filter((row) => row.model === model && row.library === library)
          .map((row) => ({ ...row, mean: row.mean_ms, std: row.std_ms }));
        const of = pairLabel(model, library, analysis);
        if (series.length < 2) return [{ missing: `${of}, at two batch sizes` }];
        return series.slice(1).map((row, index) => {
          const before = series[index]!;
          return {
            of: `${of}, batch size ${String(before.batch_size)} to ${String(row.batch_size)}`,
            value: row.mean / before.mean,
            margin: marginOfRatio(row, before),
          };
        });
      }),
    );
    return complete(found);
  },
});
