import { Unreadable } from '../import/unreadable.ts';
import type { DecimalMark, ValueSource } from './mapping.ts';

/** A row of the source: the cells of the columns that the mapping names. */
export type SourceCells = Readonly<Record<string, string>>;

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^[+-]?inf(?:inity)?$/i;

/** The text of a mapped cell; empty where the source says "not measured". */
export function mappedText(cells: SourceCells, from: ValueSource | undefined): string {
  if (from === undefined) return '';
  if ('value' in from) return String(from.value);
  const trimmed = cells[from.column]!.trim();
  if ('empty' in from && from.empty?.includes(trimmed)) return '';
  return 'words' in from ? (from.words?.get(trimmed) ?? trimmed) : trimmed;
}

/**
 * A mapped number; undefined where not measured. The words for numbers that are not finite are read as such: what is a
 * measurement is judged later. Throws {@link Unreadable} where the text is no decimal number.
 */
export function mappedNumber(
  cells: SourceCells,
  from: ValueSource | undefined,
  decimal: DecimalMark,
): number | undefined {
  const cell = mappedText(cells, from);
  if (cell === '') return undefined;
  const isWritten = from !== undefined && 'value' in from;
  const text = isWritten ? cell : withPoint(cell, decimal);
  const scale = from !== undefined && 'scale' in from ? (from.scale ?? 1) : 1;
  if (DECIMAL.test(text)) return Number(text) * scale;
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(text)) return NaN;
  const hint = decimal === '.' && /^[+-]?\d+,\d+$/.test(cell) ? ', or "decimal: \',\'" in the mapping' : '';
  throw new Unreadable(`not a number: ${JSON.stringify(cell)}; expected a decimal number${hint}`);
}

/** A number's text with a point before its fraction; a point of the source is then no number's. */
export function withPoint(text: string, decimal: DecimalMark): string {
  return decimal === '.' ? text : text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
}
