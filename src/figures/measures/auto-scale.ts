import { max, median } from 'd3-array';
import type { ScaleKind } from '../drawing/value-scale.ts';

/** A longest bar of more than so many times the median leaves half of the others under a tenth of its length. */
const DWARFS = 10;

/**
 * The scale on which bars are drawn. What an author or a reader chose wins, and an end of the axis is a choice: it cuts what
 * is longer. Left to the data, bars are as long as their values; but where one dwarfs the rest they become dots on a
 * logarithmic axis, which has room for all and, having no lengths, lies about none.
 *
 * @param values those that are drawn
 */
export function scaleOf(
  choice: 'auto' | ScaleKind,
  axisMaximum: number | undefined,
  values: readonly number[],
): ScaleKind {
  if (choice !== 'auto') return choice;
  const [longest, middle] = [max(values), median(values)];
  const isDwarfing = longest !== undefined && middle !== undefined && longest > DWARFS * middle;
  return axisMaximum === undefined && isDwarfing ? 'log' : 'linear';
}
