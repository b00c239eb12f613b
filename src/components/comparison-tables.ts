import type { Comparison } from '../analysis/compare/compare-analyses.ts';
import { tagsOfEither, type Pair } from '../analysis/compare/pairs.ts';
import type { TimeChange, Verdict } from '../analysis/compare/verdict.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';
import { msText, percentText, spreadText } from './number-text.ts';
import type { ReadableCell, ReadableColumn, ReadableTable } from './table-model.ts';

/** How many of the largest movers among the layers a reader is shown. */
const MOST_LAYERS = 40;

const VERDICTS: Record<Verdict, string> = {
  identical: 'identical measurements',
  faster: 'faster',
  slower: 'slower',
  small: 'real but small',
  unclear: 'within the noise',
  'too-few': 'too few repetitions to tell',
  came: 'new',
  went: 'gone',
};

const MODEL: ReadableColumn = { label: 'model', numeric: false, filter: 'model' };
const LIBRARY: ReadableColumn = { label: 'library', numeric: false, filter: 'library' };
const number = (label: string): ReadableColumn => ({ label, numeric: true });

/** What changed between two datasets in one metric, as people read it; tables without rows are left out. */
export function comparisonTables(pair: Pair, comparison: Comparison): readonly ReadableTable[] {
  return [
    bestTimes(pair, comparison),
    winners(pair, comparison),
    layers(pair, comparison),
    runs(pair, comparison),
  ].filter((table) => table.rows.length > 0);
}

/** Labels from the later dataset where it has the tag, or else from the earlier. */
function labels(pair: Pair): { model: (tag: string) => string; library: (tag: string) => string } {
  const side = (kind: 'models' | 'libraries', tag: string): Pair['after'] =>
    pair.after[kind].includes(tag) ? pair.after : pair.before;
  return {
    model: (tag) => modelLabel(tag, side('models', tag).descriptor),
    library: (tag) => libraryLabel(tag, side('libraries', tag).descriptor),
  };
}

function changeCells(change: TimeChange): ReadableCell[] {
  const { change_low: low, change_high: high } = change;
  return [
    change.change === null ? null : percentText(change.change),
    low === null || high === null ? '—' : `${percentText(low)} to ${percentText(high)}`,
    VERDICTS[change.verdict],
  ];
}

function bestTimes(pair: Pair, { metric, bestTimes: rows }: Comparison): ReadableTable {
  const label = labels(pair);
  const time = (ms: number | null, std: number | null): ReadableCell =>
    ms === null ? null : spreadText(ms, std);
  return {
    id: `${metric}-best-times`,
    title: 'Best time per image (ms)',
    description:
      'Each side at its own best batch size. The interval is Welch’s 95% interval of the change; verdicts are adjusted for the number of comparisons.',
    columns: [
      MODEL,
      LIBRARY,
      number('before'),
      number('after'),
      number('change'),
      number('95% interval'),
      { label: 'verdict', numeric: false },
    ],
    rows: rows.map((row) => [
      label.model(row.model),
      label.library(row.library),
      time(row.before_ms, row.before_std_ms),
      time(row.after_ms, row.after_std_ms),
      ...changeCells(row),
    ]),
  };
}

function winners(pair: Pair, { metric, winners: rows }: Comparison): ReadableTable {
  const label = labels(pair);
  const library = (tag: string | null): ReadableCell => (tag === null ? null : label.library(tag));
  return {
    id: `${metric}-winners`,
    title: 'Fastest library per model, where it changed',
    columns: [
      { label: 'model', numeric: false },
      { label: 'before', numeric: false },
      { label: 'after', numeric: false },
    ],
    rows: rows
      .filter((row) => row.changed)
      .map((row) => [label.model(row.model), library(row.before_library), library(row.after_library)]),
  };
}

function layers(pair: Pair, { metric, layers: rows }: Comparison): ReadableTable {
  const label = labels(pair);
  const moved = rows.filter((row) => row.verdict !== 'identical');
  return {
    id: `${metric}-layers`,
    title: 'Layers that moved most (ms per image)',
    description: `The ${Math.min(MOST_LAYERS, moved.length)} largest of ${moved.length} layers that differ, at a batch size that both sides measured.`,
    columns: [
      MODEL,
      LIBRARY,
      number('batch size'),
      { label: 'layer', numeric: false },
      number('before'),
      number('after'),
      number('difference'),
      number('change'),
      number('95% interval'),
      { label: 'verdict', numeric: false },
    ],
    rows: moved
      .slice(0, MOST_LAYERS)
      .map((row) => [
        label.model(row.model),
        label.library(row.library),
        String(row.batch_size),
        row.layer,
        row.before_ms === null ? null : msText(row.before_ms),
        row.after_ms === null ? null : msText(row.after_ms),
        msText(row.difference_ms),
        ...changeCells(row),
      ]),
  };
}

function runs(pair: Pair, { metric, runs: rows }: Comparison): ReadableTable {
  const label = labels(pair);
  const count = (ok: number, unsuccessful: number): string =>
    unsuccessful === 0 ? String(ok) : `${ok} and ${unsuccessful} not ok`;
  return {
    id: `${metric}-runs`,
    title: 'Runs that came and went',
    columns: [MODEL, LIBRARY, number('batch size'), number('runs before'), number('runs after')],
    rows: rows.map((row) => [
      label.model(row.model),
      label.library(row.library),
      String(row.batch_size),
      count(row.before_ok, row.before_unsuccessful),
      count(row.after_ok, row.after_unsuccessful),
    ]),
  };
}

/** The models and libraries that only one side has, in sentences. */
export function onlyOneSide(pair: Pair): readonly string[] {
  const label = labels(pair);
  const sentences: string[] = [];
  for (const [kind, name] of [
    ['models', label.model],
    ['libraries', label.library],
  ] as const) {
    for (const [side, other] of [
      [pair.before, pair.after],
      [pair.after, pair.before],
    ] as const) {
      const only = tagsOfEither(kind, pair).filter(
        (tag) => side[kind].includes(tag) && !other[kind].includes(tag),
      );
      if (only.length > 0) sentences.push(`Only ${side.descriptor.title} has ${only.map(name).join(', ')}.`);
    }
  }
  return sentences;
}
