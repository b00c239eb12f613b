import { z } from 'zod';
import { isSupported } from '../../analysis/latency/quantile.ts';
import type { LatencySummary } from '../../analysis/summaries.ts';
import { complete, type Missing } from '../complete.ts';
import { defineMeasure } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { count } from '../parameters.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';

type Quantile = 'median' | 'p90' | 'p99' | 'worst';

const PERCENT = { median: 50, p90: 90, p99: 99, worst: 100 } as const satisfies Record<Quantile, number>;

export const latency = defineMeasure({
  name: 'latency',
  description:
    'Of the single times per batch at `batchSize` the `median`, the percentile `p90` or `p99`, or the `worst`.',
  unit: 'ms',
  parameters: {
    ...selection,
    batchSize: count,
    quantile: z.enum(['median', 'p90', 'p99', 'worst']).optional(),
  },
  observe: (parameters, { analysis }) => {
    const { metric = 'inference', batchSize, quantile = 'median' } = parameters;
    const libraries = selectLibraries(parameters, analysis);
    const found = selectModels(parameters, analysis).flatMap((model) =>
      libraries.map((library): Observation | Missing => {
        const of = pairLabel(model, library, analysis, batchSize);
        const summary = analysis.point(model, library, batchSize)?.latency[metric];
        if (summary === undefined) return { missing: `single times of ${of}` };
        const value = valueOf(summary, quantile);
        if (Number.isNaN(value)) return { missing: `${quantile} of ${of}, ${whyNot(summary, quantile)}` };
        return { of: `${of}, ${quantile}`, value, ...noiseOf(summary, quantile) };
      }),
    );
    return complete(found);
  },
});

function valueOf({ medianMs, p90Ms, p99Ms, worstMs }: LatencySummary, quantile: Quantile): number {
  return { median: medianMs, p90: p90Ms, p99: p99Ms, worst: worstMs }[quantile];
}

/** Of the two sides of the median's interval the longer one; of the others no interval is known. */
function noiseOf(
  { medianMs, medianLowMs, medianHighMs }: LatencySummary,
  quantile: Quantile,
): Pick<Observation, 'margin' | 'isNoiseUnknown'> {
  const margin = Math.max(medianMs - medianLowMs, medianHighMs - medianMs);
  return quantile !== 'median' || Number.isNaN(margin) ? { margin: null, isNoiseUnknown: true } : { margin };
}

function whyNot({ times }: LatencySummary, quantile: Quantile): string {
  return isSupported(times, PERCENT[quantile])
    ? `as there are too many single times to keep (${times})`
    : `which ${times} single times do not support`;
}
