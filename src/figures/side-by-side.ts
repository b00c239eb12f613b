import { commonItem, inItems } from '../dataset/item-words.ts';
import type { Boards, Side } from '../analysis/compare/boards.ts';
import type { SideBySide, SideBySideRow } from '../analysis/compare/side-by-side.ts';
import { drawFaces, type Faces } from './build-faces.ts';
import type { Chart } from './chart.ts';
import { column, modelColumn, numberColumn, textColumn } from './column-vocabulary.ts';
import { type Dumbbell, drawDumbbells } from './drawing/dumbbells.ts';
import { comparisonId } from './comparison-id.ts';
import { METRIC_WORDS } from './measures/metric-words.ts';
import { commonText, fasterSentences, matchText, modelText, outcomeText } from './side-by-side-words.ts';
import { libraryLooks, type Look } from './looks.ts';
import { sideNames, spelledOut } from './side-names.ts';
import type { Column, PlainCell } from './table.ts';
import { libraryNames } from './words.ts';

/** Two boards side by side, in the widths that a page needs. */
export function buildSideBySide(boards: Boards, comparison: SideBySide): Faces {
  const id = comparisonId(boards.first, boards.second, comparison.metric);
  return drawFaces(sideBySideChart(boards, comparison), id);
}

/** A panel per model: the fastest of each board joined, and below the libraries that are alike. */
export function sideBySideChart(boards: Boards, comparison: SideBySide): Chart {
  const { rows, metric, common } = comparison;
  const items = commonItem(boards.first.descriptor, boards.second.descriptor);
  const names = spelledOut(boards);
  const looks = new Map([...libraryLooks(boards.second), ...libraryLooks(boards.first)]);
  const drawn = rows.map((row, index): Dumbbell & { readonly model: string } => ({
    index,
    model: row.model,
    series: row.values.join(' '),
    label: matchText(row, boards),
    look: lookOf(row, looks),
    hollow: row.first_ms,
    filled: row.second_ms,
    text: outcomeText(row, boards),
    certain: row.verdict === 'faster',
  }));
  const best = inItems('Best time per image', items);
  const alike =
    common.length === 0 ? '' : ` Below, ${commonText(common)}; of several on a board the fastest.`;
  return {
    table: { columns: columns(boards), rows: rows.map((row) => cells(row, boards)) },
    title: `${best} on two boards, ${METRIC_WORDS[metric]}`,
    caption:
      `${best} of each model that both ran, ${METRIC_WORDS[metric]}, each at its own best batch size. ${names.first} (hollow); ` +
      `${names.second} (filled). On top the fastest library of each.${alike} On the right, which of the two is faster, and how many times. Solid lines and bold words are beyond what the ` +
      'spread over repetitions explains (Welch’s t-test, adjusted for all comparisons together) and at least 1%; dashed ones ' +
      'may be noise.',
    alt: [
      `Dumbbell chart of ${String(rows.length)} best times on two boards. ${names.first}. ${names.second}.`,
      ...fasterSentences(comparison, boards),
    ].join(' '),
    draw: (canvas) => ({
      width: canvas.width,
      height: drawDumbbells(canvas, {
        panels: [...Map.groupBy(drawn, ({ model }) => model)].map(([model, ofModel]) => ({
          label: modelText(model, boards),
          rows: ofModel,
        })),
        ends: { hollow: names.first, filled: names.second },
        axisLabel: inItems('Time per image, ms, logarithmic (further left is better)', items),
        tickText: String,
        notes: rows.length === 0 ? ['There is no time that both have for this metric.'] : [],
      }),
    }),
  };
}

/** A library that is compared with itself has its colour; what is several has none. */
function lookOf({ common, values }: SideBySideRow, looks: ReadonlyMap<string, Look>): Look {
  const own = common[0] === 'tag' ? looks.get(values[0]!) : undefined;
  return own ?? { hue: 'm0', texture: 'plain' };
}

function verdictNames(boards: Boards): Readonly<Record<SideBySideRow['verdict'], string>> {
  const names = sideNames(boards);
  return {
    faster: 'beyond the noise',
    small: 'real, but less than 1%',
    unclear: 'may be noise',
    'too-few': 'too few repetitions to tell',
    identical: 'identical measurements',
    'first-fails': `fails on ${names.first}`,
    'second-fails': `fails on ${names.second}`,
  };
}

function columns(boards: Boards): Column[] {
  const { first, second } = boards;
  const names = sideNames(boards);
  const ofSide = (side: Side): Column[] => [
    { ...textColumn(`${side}_library`, `${names[side]}: library`), names: libraryNames(boards[side]) },
    numberColumn(`${side}_batch_size`, `${names[side]}: batch size`, 'count'),
    numberColumn(`${side}_ms`, `${names[side]}: ${inItems('ms per image', boards[side].descriptor)}`, 'ms'),
  ];
  return [
    modelColumn(first, second),
    { ...textColumn('compared', 'compared'), head: true },
    ...ofSide('first'),
    ...ofSide('second'),
    {
      ...textColumn('faster', 'faster'),
      names: { [first.name]: names.first, [second.name]: names.second },
    },
    numberColumn('ratio', 'times as fast', 'hundredths'),
    numberColumn('ratio_low', '95% interval from', 'hundredths'),
    numberColumn('ratio_high', 'to', 'hundredths'),
    { ...column('verdict', 'how sure'), names: verdictNames(boards) },
  ];
}

function cells(row: SideBySideRow, boards: Boards): PlainCell[] {
  return [
    row.model,
    matchText(row, boards),
    row.first_library,
    row.first_batch_size,
    row.first_ms,
    row.second_library,
    row.second_batch_size,
    row.second_ms,
    row.faster === null ? '' : boards[row.faster].name,
    row.ratio,
    row.ratio_low,
    row.ratio_high,
    row.verdict,
  ];
}
