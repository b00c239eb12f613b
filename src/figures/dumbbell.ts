import { bestTimeChanges, type BestTimeChangeRow } from '../analysis/compare/best-time-changes.ts';
import { type Pair } from '../analysis/compare/pairs.ts';
import { labelAmong, libraryLabel, modelLabel } from '../analysis/labels.ts';
import type { Metric } from '../analysis/metric.ts';
import { drawFaces, type Faces } from './build-faces.ts';
import type { Chart } from './chart.ts';
import { comparisonId } from './comparison-id.ts';
import { column, libraryColumn, modelColumn } from './column-vocabulary.ts';
import { type Dumbbell, drawDumbbells } from './drawing/dumbbells.ts';
import { libraryLooks } from './looks.ts';
import { METRIC_WORDS } from './measures/metric-words.ts';
import { changeText, listText, percentText } from './measures/number-text.ts';
import type { PlainCell, Column } from './table.ts';
import { commonItem, inItems } from '../dataset/item-words.ts';

/** Best times of two datasets side by side, in the widths that a page needs. Its id names both and the metric. */
export function buildDumbbell(pair: Pair, metric: Metric): Faces {
  const { before, after } = pair;
  return drawFaces(dumbbell(pair, metric), comparisonId(before, after, metric));
}

/** A panel per model, a row per library: its best time per image in both datasets, joined. */
export function dumbbell(pair: Pair, metric: Metric): Chart {
  const changes = bestTimeChanges(pair, metric);
  const names = sideNames(pair);
  const items = commonItem(pair.before.descriptor, pair.after.descriptor);
  const looks = new Map([...libraryLooks(pair.before), ...libraryLooks(pair.after)]);
  const rows = changes.map((change, index): Dumbbell & { readonly model: string } => ({
    index,
    model: change.model,
    series: change.library,
    label: labelOf(libraryLabel, change.library, pair),
    look: looks.get(change.library)!,
    hollow: change.before_ms,
    filled: change.after_ms,
    text: verdictText(change, names),
    certain: change.verdict === 'faster' || change.verdict === 'slower',
  }));
  const panels = [...Map.groupBy(rows, ({ model }) => model)].map(([model, ofModel]) => ({
    label: labelOf(modelLabel, model, pair),
    rows: ofModel,
  }));
  return {
    table: { columns: columns(pair, names), rows: changes.map(cells) },
    title: `${inItems('Best time per image', items)} in ${names.before} and ${names.after}, ${METRIC_WORDS[metric]}`,
    caption:
      `${inItems('Best time per image', items)} of each model and library, ${METRIC_WORDS[metric]}: ${names.before} (hollow) and ` +
      `${names.after} (filled). Solid lines and bold words are changes beyond what the spread over repetitions explains ` +
      '(Welch’s t-test, adjusted for all comparisons together) and of at least 1%; dashed ones may be noise.',
    alt: describe(changes, pair, names),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawDumbbells(canvas, {
        panels,
        ends: { hollow: names.before, filled: names.after },
        axisLabel: inItems('Time per image, ms, logarithmic (further left is better)', items),
        tickText: String,
        notes: changes.length === 0 ? ['Neither dataset has a time for this metric.'] : [],
      }),
    }),
  };
}

interface Names {
  readonly before: string;
  readonly after: string;
}

/** What to call the two sides: their names, or what tells two states of one dataset apart. */
function sideNames({ before, after }: Pair): Names {
  if (before.name !== after.name) return { before: before.name, after: after.name };
  const { name } = before;
  const [earlier, later] = [before.descriptor.version, after.descriptor.version];
  return earlier === later
    ? { before: `${name} (before)`, after: `${name} (after)` }
    : { before: `${name} ${earlier ?? '(before)'}`, after: `${name} ${later ?? '(after)'}` };
}

function labelOf(label: typeof libraryLabel, tag: string, { before, after }: Pair): string {
  return labelAmong([after.descriptor, before.descriptor], tag, label);
}

function verdictText({ change, verdict }: BestTimeChangeRow, names: Names): string {
  if (verdict === 'came') return `only in ${names.after}`;
  if (verdict === 'went') return `only in ${names.before}`;
  if (verdict === 'fails') return `fails in ${names.after}`;
  if (verdict === 'works') return `fails in ${names.before}`;
  if (verdict === 'identical') return 'the same';
  return `${changeText(change!, percentText)}, ${verdict === 'too-few' ? 'too few runs' : verdict}`;
}

function columns(pair: Pair, names: Names): Column[] {
  return [
    modelColumn(pair.after, pair.before),
    libraryColumn(pair.after, pair.before),
    column('before_ms', `${names.before} (${inItems('ms per image', pair.before.descriptor)})`),
    column('after_ms', `${names.after} (${inItems('ms per image', pair.after.descriptor)})`),
    column('change'),
    column('verdict'),
  ];
}

function cells({ model, library, before_ms, after_ms, change, verdict }: BestTimeChangeRow): PlainCell[] {
  return [model, library, before_ms, after_ms, change, verdict];
}

function describe(changes: readonly BestTimeChangeRow[], pair: Pair, names: Names): string {
  const pairName = (row: BestTimeChangeRow): string =>
    `${labelOf(modelLabel, row.model, pair)} with ${labelOf(libraryLabel, row.library, pair)}`;
  const name = (row: BestTimeChangeRow): string =>
    `${pairName(row)} (${changeText(row.change!, percentText)})`;
  const sentence = (verdict: 'faster' | 'slower'): string[] => {
    const rows = changes.filter((row) => row.verdict === verdict);
    return rows.length === 0
      ? []
      : [`${verdict === 'faster' ? 'Faster' : 'Slower'}: ${listText(rows.map(name))}.`];
  };
  const count = (verdict: string): number => changes.filter((row) => row.verdict === verdict).length;
  const failing = changes.filter(({ verdict }) => verdict === 'fails' || verdict === 'works');
  const certain = [...sentence('faster'), ...sentence('slower')];
  return [
    `Dumbbell chart of ${changes.length} best times in ${names.before} and ${names.after}.`,
    ...(certain.length === 0 ? ['No change is beyond the spread.'] : certain),
    ...(failing.length === 0 ? [] : [`Fails on one side: ${listText(failing.map(pairName))}.`]),
    `Unclear: ${count('unclear')}; too few runs to tell: ${count('too-few')}; in one dataset only: ${count('came') + count('went')}.`,
  ].join(' ');
}
