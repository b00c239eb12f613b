import { compareTimes, type TimeComparison } from '../../analysis/compare-times.ts';
import type { z } from 'zod';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import { Misstated } from '../../dataset/misstated.ts';
import type { Observation } from '../observation.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { complete, type Missing } from '../complete.ts';
import { onDataset } from '../on-dataset.ts';
import { pairLabel } from '../pair-label.ts';
import { word } from '../parameters.ts';
import { baseline, selection, selectLibraries, selectModels } from '../selection.ts';

const parameters = {
  ...selection,
  ...baseline,
  /** The dataset whose times are the baseline's, such as that of another board. */
  baselineDataset: word.optional(),
};
type Comparison = z.output<z.ZodObject<typeof parameters>>;

/**
 * Compares each selected model and library with the same at `baselineModel`, `baselineLibrary`, of `baselineDataset`, or all
 * of these.
 * Pairs that compare a thing with itself are left out.
 *
 * @throws NotMeasured that names every side of a pair that was not measured
 */
function eachPair(
  selected: Comparison,
  context: MeasureContext,
  part: keyof Pick<TimeComparison, 'ratio' | 'speedup' | 'saved'>,
): readonly Observation[] {
  const { metric = 'inference', batchSize, baselineModel, baselineLibrary, baselineDataset } = selected;
  if ([baselineModel, baselineLibrary, baselineDataset].every((base) => base === undefined)) {
    throw new Misstated('nothing to compare with', 'baselineModel, baselineLibrary or baselineDataset');
  }
  const { analysis } = context;
  const baseAnalysis = onDataset(context, baselineDataset).analysis;
  const place = baseAnalysis === analysis ? '' : ` of ${baseAnalysis.name}`;
  const libraries = selectLibraries(selected, analysis);
  const found = selectModels(selected, analysis).flatMap((model) =>
    libraries.flatMap((library): readonly (Observation | Missing)[] => {
      const base = { model: baselineModel ?? model, library: baselineLibrary ?? library };
      if (baseAnalysis === analysis && base.model === model && base.library === library) return [];
      const sample = analysis.timePerImage(metric, model, library, batchSize);
      const baseSample = baseAnalysis.timePerImage(metric, base.model, base.library, batchSize);
      if (!sample || !baseSample) {
        return [
          ...(sample ? [] : [{ missing: pairLabel(model, library, analysis, batchSize) }]),
          ...(baseSample
            ? []
            : [{ missing: pairLabel(base.model, base.library, baseAnalysis, batchSize) + place }]),
        ];
      }
      const of = [
        baselineModel === undefined
          ? modelLabel(model, analysis.descriptor)
          : `${modelLabel(model, analysis.descriptor)} against ${modelLabel(base.model, baseAnalysis.descriptor)}`,
        baselineLibrary === undefined && place === ''
          ? libraryLabel(library, analysis.descriptor)
          : `${libraryLabel(library, analysis.descriptor)} against ${libraryLabel(base.library, baseAnalysis.descriptor)}${place}`,
      ].join(', ');
      return [{ of, ...compareTimes(sample, baseSample)[part] }];
    }),
  );
  return complete(found);
}

export const timeRatio = defineMeasure({
  name: 'time-ratio',
  description: 'Time per image divided by that of the baseline: below 1 is faster.',
  unit: 'number',
  parameters,
  observe: (selected, context) => eachPair(selected, context, 'ratio'),
});

export const speedup = defineMeasure({
  name: 'speedup',
  description: 'Time per image of the baseline divided by the time per image: 2 is twice as fast.',
  unit: 'times',
  parameters,
  observe: (selected, context) => eachPair(selected, context, 'speedup'),
});

export const timeSaved = defineMeasure({
  name: 'time-saved',
  description: 'The share of the baseline’s time per image that is saved: 1 − time ÷ baseline.',
  unit: 'share',
  parameters,
  observe: (selected, context) => eachPair(selected, context, 'saved'),
});
