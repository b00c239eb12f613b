import { imagesPerSecond } from '../../analysis/best-time.ts';
import type { TimePerImage } from '../../analysis/time-per-image.ts';
import { fastestWithin, isNearLimit, isWithin } from '../../analysis/within-limit.ts';
import { complete, type Missing } from '../complete.ts';
import { defineMeasure } from '../measure.ts';
import type { Observation } from '../observation.ts';
import { pairLabel } from '../pair-label.ts';
import { positive } from '../parameters.ts';
import { selection, selectLibraries, selectModels } from '../selection.ts';
import { marginOfMean } from '../spread.ts';

const { batchSize: _, ...selected } = selection;

export const throughputWithin = defineMeasure({
  name: 'throughput-within',
  description:
    'The most images per second of the batch sizes whose mean time per batch is at most `limit`, in milliseconds.',
  unit: 'images/s',
  parameters: { ...selected, limit: positive },
  observe: (parameters, { analysis }) => {
    const { metric = 'inference', limit } = parameters;
    const libraries = selectLibraries(parameters, analysis);
    const found = selectModels(parameters, analysis).flatMap((model) =>
      libraries.map((library): Observation | Missing => {
        const of = pairLabel(model, library, analysis);
        const times = analysis.timesPerImage(metric, model, library);
        const time = fastestWithin(times, limit);
        return time === undefined
          ? { missing: `a batch of ${of} within ${limit} ms` }
          : { of: pairLabel(model, library, analysis, time.batchSize), ...observed(time, times, limit) };
      }),
    );
    return complete(found);
  },
});

/**
 * The rate with a margin that holds as well the rates that would have been found, had each batch size whose time is as near
 * to the limit as its spread come out on the other side; down to nothing where none is sure to keep it.
 */
function observed(
  time: TimePerImage,
  times: readonly TimePerImage[],
  limit: number,
): Pick<Observation, 'value' | 'margin' | 'isNoiseUnknown'> {
  const value = imagesPerSecond(time.mean);
  const own = marginOfMean(time);
  if (own === null || times.some(({ std }) => std === null))
    return { value, margin: null, isNoiseUnknown: true };
  const sure = fastestWithin(
    times.filter((each) => !isNearLimit(each, limit)),
    limit,
  );
  const possible = times.filter((each) => isWithin(each, limit) || isNearLimit(each, limit));
  const highest = Math.max(...possible.map(({ mean }) => imagesPerSecond(mean)));
  const lowest = sure === undefined ? 0 : imagesPerSecond(sure.mean);
  return { value, margin: (value * own) / time.mean + Math.max(highest - value, value - lowest) };
}
