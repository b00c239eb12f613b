import { type Gate, stops } from '../../analysis/compare/gate.ts';
import type { Pair } from '../../analysis/compare/pairs.ts';
import { countText, percentText, percentTextToOne } from '../../figures/measures/number-text.ts';
import { namedChange, whatHappened } from '../../figures/what-happened.ts';
import { type Difference, isNothing } from './difference.ts';
import { sideText } from './side-name.ts';

/** One line that says what happened. */
export function headline(difference: Difference, pair: Pair): string {
  const { before, after, metric } = difference;
  return `${sideText(before)} → ${sideText(after)}, ${metric}: ${clauses(difference, pair).join('; ')}`;
}

function clauses(difference: Difference, pair: Pair): readonly string[] {
  const { claims } = difference;
  if (isNothing(difference)) return ['nothing changed'];
  const broken = claims.filter(({ broke }) => broke).length;
  const moved = claims.length - broken;
  return [
    ...(broken > 0 ? [`${countText(broken, 'claim')} broken`] : []),
    ...whatHappened(pair, difference),
    ...(moved > 0 ? [`${countText(moved, 'claim')} moved`] : []),
  ];
}

/** What the gate does, and why, in a line; nothing where there is none. */
export function gateLines({ gate }: Difference, pair: Pair): readonly string[] {
  return gate === undefined ? [] : [gateText(gate, pair)];
}

function gateText(gate: Gate, pair: Pair): string {
  const { limit, slower, failing, untold } = gate;
  const [worst] = slower;
  const reasons = [
    ...(failing.length > 0
      ? [`${countText(failing.length, 'point')} ${failing.length === 1 ? 'fails' : 'fail'} now`]
      : []),
    ...(worst !== undefined
      ? [
          `${String(slower.length)} slower by more, beyond the noise (${slower.length > 1 ? 'most ' : ''}${namedChange(pair, worst)}, 95% interval ${percentTextToOne(worst.change_low!)} to ${percentTextToOne(worst.change_high!)})`,
        ]
      : []),
  ];
  const passing =
    untold.length === 0
      ? ''
      : `; ${String(untold.length)} slower by more ${untold.length === 1 ? 'passes' : 'pass'}, not to be told from noise`;
  const verdict = stops(gate)
    ? `Stopped at ${percentText(limit)}: ${reasons.join('; ')}`
    : `Passed at ${percentText(limit)}: nothing slower by more, beyond the noise`;
  return `${verdict}${passing}.`;
}
