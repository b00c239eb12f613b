import { compareTimes } from '../../analysis/compare-times.ts';
import { defineMeasure } from '../measure.ts';
import { complete, type Missing } from '../complete.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { count } from '../parameters.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';

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
              ...compareTimes(after, before).speedup,
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
    const { metric = 'inference' } = parameters;
    const found = selectModels(parameters, analysis).flatMap((model) =>
      libraries.flatMap((library): readonly (Observation | Missing)[] => {
        const series = analysis.timesPerImage(metric, model, library);
        const of = pairLabel(model, library, analysis);
        if (series.length < 2) return [{ missing: `${of}, at two batch sizes` }];
        return series.slice(1).map((time, index) => {
          const before = series[index]!;
          return {
            of: `${of}, batch size ${String(before.batchSize)} to ${String(time.batchSize)}`,
            ...compareTimes(time, before).ratio,
          };
        });
      }),
    );
    return complete(found);
  },
});
