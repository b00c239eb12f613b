import { sum } from 'd3-array';
import type { Analysis } from '../../analysis/analysis.ts';
import type { Failures } from '../../analysis/findings/failures.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import { countText, listText, separatedText } from '../../figures/measures/number-text.ts';
import { namesText } from './names-text.ts';

/** Of more reasons the most frequent are quoted. */
const QUOTED = 3;

/** A longer reason is cut; the table of failures has it whole. */
const LONGEST_REASON = 100;

/** What failed, how often and why; then what never succeeded. */
export function failureTexts({ descriptor }: Analysis, failures: Failures): readonly string[] {
  const { runs, failed, timedOut, never, neverTogether } = failures;
  const library = (tag: string) => libraryLabel(tag, descriptor);
  const counts = [
    ...(failed > 0 ? [`${separatedText(failed)} failed`] : []),
    ...(timedOut > 0 ? [`${separatedText(timedOut)} timed out`] : []),
  ];
  const counted = `Of ${countText(runs, 'run')} ${listText(counts)}${reasonsText(failures)}.`;
  if (failed + timedOut === runs) return [`No run succeeded. ${counted}`];
  const pairs = neverTogether.map(
    (pair) => `${modelLabel(pair.model, descriptor)} with ${library(pair.library)}`,
  );
  return [
    counted,
    ...(never.length > 0 ? [`No run succeeded with ${namesText(never.map(library))}.`] : []),
    ...(pairs.length > 0 ? [`No run succeeded of ${namesText(pairs)}.`] : []),
  ];
}

function reasonsText({ reasons }: Failures): string {
  const quoted = reasons.slice(0, QUOTED).map(({ text, runs }) => `“${shortened(text)}” ${timesText(runs)}`);
  const others = reasons.slice(QUOTED);
  const rest = sum(others, ({ runs }) => runs);
  if (others.length > 0) quoted.push(`${countText(others.length, 'other reason')} ${timesText(rest)}`);
  return quoted.length === 0 ? '' : `: ${listText(quoted)}`;
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${separatedText(count)} times`;
}

function shortened(reason: string): string {
  const line = reason.replaceAll(/\s+/g, ' ').trim();
  return line.length <= LONGEST_REASON ? line : `${line.slice(0, LONGEST_REASON - 1)}…`;
}
