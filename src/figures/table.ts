import type { Factor, Variant } from '../dataset/types.ts';
import { NOT_MEASURED } from './measures/missing.ts';
import { formatted, type NumberFormat } from './measures/number-format.ts';
import { isTiny, numberText, spreadText, timeText } from './measures/number-text.ts';
import { isTimeKey } from './measures/time-key.ts';

/** A value as a file holds it; null is "not measured". */
export type PlainCell = string | number | null;

/** A number with what is to be said beside it. */
export interface MeasuredCell {
  readonly value: number;
  /** Sample standard deviation of a mean in ms; null where one repetition has none. */
  readonly stdMs?: number | null;
  /** Of a mean in ms, after how the program counted; three where left out. */
  readonly decimals?: number;
  /** In parentheses: `1 of 3 runs failed`. */
  readonly note?: string;
}

/** Why there is no value, in a few words: `failed 3 of 3`. */
export interface MissingCell {
  readonly missing: string;
}

export type Cell = PlainCell | MeasuredCell | MissingCell;

/** Of a column with tags of variants: what they are variants of, and the factors that vary it. */
export interface VariantColumn {
  readonly factors: readonly Factor[];
  readonly variants: ReadonlyMap<string, Variant>;
  /** Labels of what the variants are of, by its tag. */
  readonly names: Readonly<Record<string, string>>;
}

export interface Column {
  /** Machine name, unique in its table, and the header in a CSV: lower case, with its unit, e.g. `mean_ms`. */
  readonly key: string;
  /** For people, with its unit: `time per image (ms)`. */
  readonly label: string;
  /** How its numbers are written; absent for a column of words. */
  readonly number?: NumberFormat;
  /** Its cells name the row: what it is of, rather than something said about it. */
  readonly head?: boolean | undefined;
  /** Labels for the tags in this column; a tag without one stands for itself. */
  readonly names?: Readonly<Record<string, string>>;
  /** What its cells name, where a reader may choose rows by it: `model`, `library` or a factor. */
  readonly filter?: string | undefined;
  /** What an empty cell says, where it is not that nothing was measured: `mixed`. */
  readonly absent?: string;
  /** Where its tags are those of variants. */
  readonly variants?: VariantColumn | undefined;
}

/** Rows of cells under columns: what pages, terminals, Markdown and files show, each in its way. */
export interface Table<Value extends Cell = Cell> {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Value[])[];
}

/** What can be written to a file and read again without loss: exactly what a figure draws. */
export type PlainTable = Table<PlainCell>;

export function isMissing(cell: Cell | undefined): cell is null | undefined | MissingCell {
  return cell === null || cell === undefined || (typeof cell === 'object' && 'missing' in cell);
}

/** A cell as people read it: labels for tags, numbers as their column writes them. */
export function cellText(column: Column, cell: Cell): string {
  if (cell === null) return absentText(column);
  if (typeof cell === 'string') return nameIn(column, cell);
  if (typeof cell === 'number') return column.number ? formatted(cell, column.number) : String(cell);
  if ('missing' in cell) return cell.missing;
  const { value, stdMs, decimals, note } = cell;
  const isPlain = stdMs === undefined && decimals === undefined;
  const text = isPlain ? cellText(column, value) : spreadText(value, stdMs ?? null, decimals);
  return note === undefined ? text : `${text} (${note})`;
}

/** A value beside a drawing, at a glance: three digits, whatever the column; the drawing's file has all of them. */
export function glanceText(column: Column, cell: PlainCell): string {
  if (cell === null) return absentText(column);
  if (typeof cell === 'string') return nameIn(column, cell);
  if (isShare(column)) return `${numberText(cell * 100)}%`;
  if (Number.isInteger(cell)) return String(cell);
  return isTimeKey(column.key) && isTiny(cell) ? timeText(cell) : numberText(cell);
}

/** What a cell says where the table has nothing. */
export function absentText({ absent = NOT_MEASURED }: Column): string {
  return absent;
}

/** Whether its numbers are fractions, which people read in percent. */
export function isShare({ number }: Column): boolean {
  return number === 'percent' || number === 'percent-change';
}

function nameIn({ names }: Column, tag: string): string {
  return names !== undefined && Object.hasOwn(names, tag) ? names[tag]! : tag;
}
