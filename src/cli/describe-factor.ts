import { compareLevels } from '../dataset/level.ts';
import type { Factor, FactorLevels } from '../dataset/types.ts';
import { countText } from '../figures/measures/number-text.ts';

/** A factor in a line: its levels among some runs, and how many runs have none of them. */
export function describeFactor(factor: Factor, runs: readonly { readonly factors?: FactorLevels }[]): string {
  const { name, label, unit } = factor;
  const levels = runs.flatMap(({ factors }) => factors?.[name] ?? []);
  const distinct = [...new Set(levels)].toSorted(compareLevels(factor));
  const without = runs.length - levels.length;
  const title = [name, ...(label === name ? [] : [label])].join(', ');
  return [
    `${title}${unit === undefined ? '' : ` (${unit})`}: ${distinct.join(', ')}`,
    ...(without === 0 ? [] : [`none in ${countText(without, 'run')}`]),
  ].join('; ');
}

/** How many layer timings there are, and how many of them are 0. */
export function describeTimings(timings: number, zeros: number): string {
  const told = zeros === 0 ? '' : `, ${zeros} of them 0: below the timer's resolution`;
  return `${countText(timings, 'layer timing')}${told}`;
}
