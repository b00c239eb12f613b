import { widestWord } from './drawing/text.ts';
import type { Column } from './table.ts';

/** How a table is laid out where there is little room; CSS does it by these classes. */
export interface TableShape {
  /** Classes of the table. */
  readonly classes: readonly string[];
  /** Of each column: whether its cells are read as sentences, which need room on a phone too. */
  readonly wordy: readonly boolean[];
}

/** Tables with more columns fit no phone; a row of theirs takes several lines there. */
const MOST_IN_ONE_LINE = 4;

/** Cells of more characters are sentences. */
const WORDY = 40;

/** What `table-lines.css` has on a phone of 390 px, in pixels: the length of a line, the room between two cells, the size of the font. */
const LINE = 352;
const GAP = 8;
const FONT_SIZE = 12.2;

/** Headings are bolder than the estimate of a width allows for. */
const BOLD = 1.04;

const MOST_BESIDE = 6;
const LEAST_BESIDE = 2;
const MOST_HEADS = 4;

/**
 * @param texts of each row, the texts of its cells; empty where something is missing, which is written smaller
 */
export function tableShape(
  columns: readonly Pick<Column, 'label' | 'head'>[],
  texts: readonly (readonly string[])[],
): TableShape {
  const wordy = columns.map((_, index) => texts.some((row) => row[index]!.length > WORDY));
  const firstOther = columns.findIndex(({ head }) => head !== true);
  const heads = Math.min(MOST_HEADS, firstOther < 0 ? columns.length : firstOther);
  return {
    classes: [
      ...(heads >= 2 ? ['two-heads'] : []),
      ...(columns.length > MOST_IN_ONE_LINE
        ? ['wraps', `heads-${heads}`, `beside-${cellsBeside(columns, texts, heads, wordy)}`]
        : []),
    ],
    wordy,
  };
}

/** How many cells stand side by side, so that their longest words have room and lines are about equally full. */
function cellsBeside(
  columns: readonly Pick<Column, 'label'>[],
  texts: readonly (readonly string[])[],
  heads: number,
  wordy: readonly boolean[],
): number {
  const beside = columns.flatMap(({ label }, index) =>
    index < heads || wordy[index]
      ? []
      : [
          Math.max(
            widestWord([label], FONT_SIZE) * BOLD,
            widestWord(
              texts.map((row) => row[index]!),
              FONT_SIZE,
            ),
          ),
        ],
  );
  const fitting = Math.floor(LINE / (Math.max(0, ...beside) + GAP));
  const most = Math.min(MOST_BESIDE, Math.max(LEAST_BESIDE, fitting));
  const lines = Math.max(1, Math.ceil(beside.length / most));
  return Math.max(LEAST_BESIDE, Math.ceil(beside.length / lines));
}
