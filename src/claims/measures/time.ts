import { imagesPerSecond } from '../../analysis/best-time.ts';
import type { TimePerImage } from '../../analysis/time-per-image.ts';
import type { z } from 'zod';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { complete } from '../complete.ts';
import { pairLabel } from '../pair-label.ts';
import { count, metric, word, wholeNumber } from '../parameters.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';
import { marginOfMean } from '../spread.ts';

type Selection = z.output<z.ZodObject<typeof selection>>;

function eachTime(
  parameters: Selection,
  { analysis }: MeasureContext,
  observe: (sample: TimePerImage) => Omit<Observation, 'of'>,
): readonly Observation[] {
  const libraries = selectLibraries(parameters, analysis);
  const found = selectModels(parameters, analysis).flatMap((model) =>
    libraries.map((library) => {
      const sample = analysis.timePerImage(
        parameters.metric ?? 'inference',
        model,
        library,
        parameters.batchSize,
      );
      return sample
        ? { of: pairLabel(model, library, analysis), ...observe(sample) }
        : { missing: pairLabel(model, library, analysis, parameters.batchSize) };
    }),
  );
  return complete(found);
}

export const time = defineMeasure({
  name: 'time',
  description: 'Mean time per image, at the best batch size or at `batchSize`.',
  unit: 'ms',
  parameters: selection,
  observe: (parameters, context) =>
    eachTime(parameters, context, (sample) => ({ value: sample.mean, margin: marginOfMean(sample) })),
});

export const batchTime = defineMeasure({
  name: 'batch-time',
  description:
    'Mean time of a whole batch, at the best batch size or at `batchSize`: what its last image waits.',
  unit: 'ms',
  parameters: selection,
  observe: (parameters, context) =>
    eachTime(parameters, context, (sample) => {
      const margin = marginOfMean(sample);
      return {
        value: sample.mean * sample.batchSize,
        margin: margin === null ? null : margin * sample.batchSize,
      };
    }),
});

export const throughput = defineMeasure({
  name: 'throughput',
  description: 'Images per second: 1000 divided by the mean time per image in milliseconds.',
  unit: 'images/s',
  parameters: selection,
  observe: (parameters, context) =>
    eachTime(parameters, context, (sample) => {
      const margin = marginOfMean(sample);
      return {
        value: imagesPerSecond(sample.mean),
        margin: margin === null ? null : (imagesPerSecond(sample.mean) * margin) / sample.mean,
      };
    }),
});

export const bestBatchSize = defineMeasure({
  name: 'best-batch-size',
  description: 'The batch size with the least mean time per image.',
  unit: 'count',
  parameters: selection,
  observe: (parameters, context) =>
    eachTime({ ...parameters, batchSize: undefined }, context, (sample) => ({
      value: sample.batchSize,
      margin: null,
    })),
});

export const repetitionTime = defineMeasure({
  name: 'repetition-time',
  description: 'Time per batch of one repetition, numbered from 0, as the program reported it.',
  unit: 'ms',
  parameters: {
    model: word,
    library: word,
    batchSize: count,
    repetition: wholeNumber,
    metric: metric.optional(),
  },
  observe: ({ model, library, batchSize, repetition, metric = 'inference' }, { analysis }) => {
    const of = `${pairLabel(model, library, analysis, batchSize)}, repetition ${String(repetition)}`;
    const point = analysis.point(model, library, batchSize);
    const value = point?.timesMs[metric][point.repetitions.indexOf(repetition)] ?? NaN;
    return complete([Number.isNaN(value) ? { missing: of } : { of, value, margin: null }]);
  },
});
