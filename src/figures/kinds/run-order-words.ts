import { extent } from 'd3-array';
import { driftOf } from '../../analysis/conditions/drift.ts';
import type { OrderedRun } from '../../analysis/conditions/runs-in-order.ts';
import { countText, numberText, percentTextToOne } from '../measures/number-text.ts';

/** What drifted, what was held back or disturbed, and between what the conditions lay; what was not told is said. */
export function describeOrder(runs: readonly OrderedRun[]): string {
  if (runs.length === 0) return 'There are none.';
  return [
    driftText(runs),
    countedText(runs, 'isThrottled', 'throttled'),
    countedText(runs, 'isBelowMaxClock', 'below a maximum clock'),
    countedText(runs, 'isDisturbed', 'disturbed by others'),
    rangeText(runs, 'clockMhz', 'The lowest clocks', 'MHz'),
    rangeText(runs, 'temperatureC', 'The highest temperatures', '°C'),
  ].join(' ');
}

/** A change is named only where its interval leaves out none at all. */
function driftText(runs: readonly OrderedRun[]): string {
  const drift = driftOf(runs);
  if (drift === undefined || drift.margin === null)
    return 'Nothing was repeated often enough to tell a drift.';
  const { value, margin } = drift;
  const size = percentTextToOne(Math.abs(value));
  if (Math.abs(value) <= margin)
    return `From the first run to the last no drift of the times can be told: ${value < 0 ? '−' : '+'}${size} ± ${percentTextToOne(margin)}.`;
  return `From the first run to the last the times ${value > 0 ? 'rose' : 'fell'} by ${size} ± ${percentTextToOne(margin)}.`;
}

function countedText(
  runs: readonly OrderedRun[],
  flag: 'isThrottled' | 'isBelowMaxClock' | 'isDisturbed',
  words: string,
): string {
  const told = runs.filter((run) => run[flag] !== undefined);
  if (told.length === 0) return `Whether runs were ${words} was not told.`;
  const count = told.filter((run) => run[flag] === true).length;
  return `${count === 0 ? 'None' : String(count)} of ${countText(told.length, 'run')} ${count === 1 || told.length === 1 ? 'was' : 'were'} ${words}.`;
}

function rangeText(
  runs: readonly OrderedRun[],
  quantity: 'clockMhz' | 'temperatureC',
  what: string,
  unit: string,
): string {
  const [least, most] = extent(runs.map((run) => run[quantity]).filter((value) => !Number.isNaN(value)));
  if (least === undefined || most === undefined) return `${what} were not measured.`;
  return least === most
    ? `${what} are all ${numberText(most)} ${unit}.`
    : `${what} lie between ${numberText(least)} and ${numberText(most)} ${unit}.`;
}
