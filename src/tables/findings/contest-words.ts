import type { Analysis } from '../../analysis/analysis.ts';
import type { Contender, Contest } from '../../analysis/findings/contests.ts';
import { libraryLabel, modelLabel } from '../../analysis/labels.ts';
import type { Metric } from '../../analysis/metric.ts';
import { inItems } from '../../dataset/item-words.ts';
import { METRIC_WORDS } from '../../figures/measures/metric-words.ts';
import { countText, listText, separatedText } from '../../figures/measures/number-text.ts';
import { formatQuantity, formatRange } from '../../figures/measures/quantity.ts';
import { namesText, MOST_NAMES } from './names-text.ts';

/** Who wins where, a sentence for each winner; then the models where nobody does. Empty where nobody has a rival. */
export function contestTexts(
  analysis: Analysis,
  metric: Metric,
  contests: readonly Contest[],
): readonly string[] {
  const all = contests.filter(({ rivals }) => rivals > 0);
  const won = Map.groupBy(all.filter(isWon), ({ leader }) => leader.library);
  const [first, ...others] = [
    ...[...won].map(([library, wins]) => winnerText(analysis, library, wins)),
    ...all.filter((contest) => !isWon(contest)).map((contest) => undecidedText(analysis, contest)),
  ];
  const words = METRIC_WORDS[metric];
  return first === undefined
    ? []
    : [`${words.charAt(0).toUpperCase()}${words.slice(1)}: ${first}`, ...others];
}

/** Whether the leader can be told from every rival. */
function isWon({ tied, untold }: Contest): boolean {
  return tied.length + untold.length === 0;
}

function winnerText(analysis: Analysis, library: string, wins: readonly Contest[]): string {
  const places = wins.map(({ model, next }) => {
    const { library: second, speedup } = next!;
    return `${modelLabel(model, analysis.descriptor)} (${speedupText(speedup, label(analysis, second))})`;
  });
  return `${label(analysis, library)} is the fastest with ${namesText(places)}.`;
}

/** `1.24× as fast as cuDNN, 95% interval 1.20–1.28×`; near 1 with the digits that tell it from that. */
function speedupText(
  { value, margin }: { readonly value: number; readonly margin: number | null },
  than: string,
): string {
  const digits = value < 1.01 ? 5 : value < 1.1 ? 4 : 3;
  const interval =
    margin === null ? '' : `, 95% interval ${formatRange(value - margin, value + margin, 'times', digits)}`;
  return `${formatQuantity(value, 'times', digits)} as fast as ${than}${interval}`;
}

/** What took so many times as long is no tie, even where its repetitions are too few or too scattered to prove it. */
const FAR = 2;

function undecidedText(analysis: Analysis, contest: Contest): string {
  const { model, leader, tied } = contest;
  const place = `With ${modelLabel(model, analysis.descriptor)}`;
  const perItem = inItems('per image', analysis.descriptor);
  const least = `${label(analysis, leader.library)} took the least time, ${timeText(leader)} ${perItem}`;
  const once = onceText(contest);
  if (tied.length === 0) return `${place}, ${least}, but ${once!}: that tells nothing of the noise.`;
  const near = tied.filter(({ time }) => time.mean < FAR * leader.time.mean);
  const more = once === undefined ? '' : `; ${once}`;
  if (near.length === 0) return `${place}, ${least}${more}. ${unprovenText(contest, tied)}`;
  if (near.length >= MOST_NAMES) {
    return `${place}, ${least}, and cannot be told apart from ${separatedText(near.length)} others${more}.`;
  }
  // Names may have commas in them, so each ends with its time.
  const group = [leader, ...near].map(
    (each, index) =>
      `${label(analysis, each.library)} (${timeText(each)}${index === 0 ? ` ${perItem}` : ''})`,
  );
  return `${place}, ${listText(group)} cannot be told apart${more}.`;
}

/** Rivals that took far longer, in runs that do not prove it. */
function unprovenText({ leader }: Contest, far: readonly Contender[]): string {
  const times = formatQuantity(far[0]!.time.mean / leader.time.mean, 'times');
  const others = far.length === 1 ? 'One other' : `${separatedText(far.length)} others`;
  return `${others} took at least ${times} as long, in repetitions too few or too scattered to prove it.`;
}

/** Who ran once; undefined where nobody did. */
function onceText({ leader, rivals, untold }: Contest): string | undefined {
  if (untold.length === 0) return undefined;
  if (leader.time.repetitions === 1) return 'it ran once';
  return `${separatedText(untold.length)} of the ${countText(rivals, 'other')} ran once`;
}

function timeText({ time }: Contender): string {
  return formatQuantity(time.mean, 'ms');
}

function label({ descriptor }: Analysis, library: string): string {
  return libraryLabel(library, descriptor);
}
