import type { z } from 'zod';
import type { Analysis } from '../../analysis/analysis.ts';
import { coldAndWarm } from '../../analysis/conditions/cold-warm.ts';
import { energyPerImage, imagesPerJoule, meanPower } from '../../analysis/conditions/energy.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { Sample } from '../../analysis/sample-statistics.ts';
import type { PointSummary } from '../../analysis/summaries.ts';
import { complete, type Missing } from '../complete.ts';
import { defineMeasure, type MeasureContext } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';
import { marginOfMean } from '../spread.ts';

const MILLIWATTS = 1000;

/** A mean over repetitions as an observation, or one that follows from it: the relative margin stays. */
function observed(sample: Sample, valueOf: (mean: number) => number = (mean) => mean) {
  const value = valueOf(sample.mean);
  const margin = marginOfMean(sample);
  if (margin === null) return { value, margin, isNoiseUnknown: true };
  return { value, margin: (value * margin) / sample.mean };
}

/** Of each selected model and library, at the batch size or at the best one, what a point has of a quantity. */
function eachPoint(
  parameters: z.output<z.ZodObject<typeof selection>>,
  { analysis }: MeasureContext,
  what: string,
  sampleOf: (point: PointSummary, metric: Metric) => Sample | undefined,
  valueOf?: (mean: number) => number,
): readonly Observation[] {
  const { metric = 'inference' } = parameters;
  const libraries = selectLibraries(parameters, analysis);
  const found = selectModels(parameters, analysis).flatMap((model) =>
    libraries.map((library): Observation | Missing => {
      const batchSize = parameters.batchSize ?? bestBatchSize(analysis, metric, model, library);
      const point = batchSize === undefined ? undefined : analysis.point(model, library, batchSize);
      const sample = point && sampleOf(point, metric);
      return sample === undefined
        ? { missing: `${what} (${metric}) of ${pairLabel(model, library, analysis, batchSize)}` }
        : { of: pairLabel(model, library, analysis, batchSize), ...observed(sample, valueOf) };
    }),
  );
  return complete(found);
}

function bestBatchSize(
  analysis: Analysis,
  metric: Metric,
  model: string,
  library: string,
): number | undefined {
  return analysis.timePerImage(metric, model, library)?.batchSize;
}

export const energy = defineMeasure({
  name: 'energy',
  description: 'Energy per image at the board’s supply, at the best batch size or at `batchSize`.',
  unit: 'mJ',
  parameters: selection,
  observe: (parameters, context) => eachPoint(parameters, context, 'energy', energyPerImage),
});

export const imagesPerEnergy = defineMeasure({
  name: 'images-per-joule',
  description: '1000 divided by the mean energy per image in millijoules.',
  unit: 'images/J',
  parameters: selection,
  observe: (parameters, context) => eachPoint(parameters, context, 'energy', energyPerImage, imagesPerJoule),
});

export const power = defineMeasure({
  name: 'power',
  description: 'Mean power at the board’s supply, at the best batch size or at `batchSize`.',
  unit: 'W',
  parameters: selection,
  observe: (parameters, context) =>
    eachPoint(
      parameters,
      context,
      'power',
      (point, metric) => meanPower(point, metric),
      (milliwatts) => milliwatts / MILLIWATTS,
    ),
});

export const firstToLater = defineMeasure({
  name: 'first-to-later',
  description:
    'How many times as long the first timed iteration takes as the mean of the others of its run, at the best batch size or at `batchSize`.',
  unit: 'times',
  parameters: selection,
  observe: (parameters, context) =>
    eachPoint(parameters, context, 'first iterations', (point, metric) => coldAndWarm(point, metric)?.ratio),
});
