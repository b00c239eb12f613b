import { extent, mean, sum } from 'd3-array';
import type { Estimate } from '../compare-times.ts';
import { studentTCritical } from '../student-t.ts';
import type { OrderedRun } from './runs-in-order.ts';

/**
 * By what share the times rose from the first run of the campaign to the last, with its 95% interval: the slope of a straight
 * line through the deviations from each point's mean against the order, both within the points (the within estimator of panel
 * data, e.g. Wooldridge, Econometric Analysis of Cross Section and Panel Data, 2010, 10.5), times the length of the campaign.
 * The degrees of freedom are the runs less the points less one.
 *
 * Undefined where no point was repeated at different times, or nothing is left to judge the spread by.
 */
export function driftOf(runs: readonly OrderedRun[]): Estimate | undefined {
  const timed = runs.filter(({ deviation }) => !Number.isNaN(deviation));
  const points = [...Map.groupBy(timed, ({ point }) => point).values()];
  const degreesOfFreedom = timed.length - points.length - 1;
  const pairs = points.flatMap((ofPoint) => {
    const middle = mean(ofPoint, ({ order }) => order)!;
    return ofPoint.map(({ order, deviation }) => ({ x: order - middle, y: deviation }));
  });
  const squares = sum(pairs, ({ x }) => x * x);
  if (degreesOfFreedom < 1 || squares === 0) return undefined;
  const slope = sum(pairs, ({ x, y }) => x * y) / squares;
  const residual = sum(pairs, ({ x, y }) => (y - slope * x) ** 2) / degreesOfFreedom;
  const [first, last] = extent(timed, ({ order }) => order) as [number, number];
  const length = last - first;
  return {
    value: slope * length,
    margin: studentTCritical(0.95, degreesOfFreedom) * Math.sqrt(residual / squares) * length,
  };
}
