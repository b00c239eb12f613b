import { canonicalLevel } from '../level.ts';
import { Unreadable } from '../import/unreadable.ts';
import type { DecimalMark, NumberSource, RunsMapping, TextSource, TimeSource } from './mapping.ts';

/** A row of the source: the cells of the columns that the mapping names. */
export type SourceCells = Readonly<Record<string, string>>;

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^[+-]?inf(?:inity)?$/i;

/** The text of a mapped cell; empty where the source says "not measured". */
export function mappedText(cells: SourceCells, from: TextSource | TimeSource | undefined): string {
  if (from === undefined) return '';
  if ('value' in from) return String(from.value);
  const text = 'join' in from ? joined(cells, from) : cells[from.column]!.trim();
  if ('empty' in from && from.empty?.includes(text)) return '';
  return 'words' in from ? (from.words?.get(text) ?? text) : text;
}

/** What is empty has nothing before or after it. */
function joined(cells: SourceCells, { join, separator }: { join: readonly string[]; separator: string }) {
  return join
    .map((column) => cells[column]!.trim())
    .filter((text) => text !== '')
    .join(separator);
}

/**
 * A mapped number; undefined where not measured. The words for numbers that are not finite are read as such: what is a
 * measurement is judged later. Throws {@link Unreadable} where the text is no decimal number.
 */
export function mappedNumber(
  cells: SourceCells,
  from: NumberSource | TimeSource | undefined,
  decimal: DecimalMark,
): number | undefined {
  const cell = mappedText(cells, from);
  if (cell === '') return undefined;
  const isWritten = from !== undefined && 'value' in from;
  const text = isWritten ? cell : withPoint(cell, decimal);
  const scale = from !== undefined && 'scale' in from ? (from.scale ?? 1) : 1;
  if (DECIMAL.test(text)) return scaled(text, scale);
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (/^[+-]?nan$/i.test(text)) return NaN;
  const hint = decimal === '.' && /^[+-]?\d+,\d+$/.test(cell) ? ', or "decimal: \',\'" in the mapping' : '';
  throw new Unreadable(`not a number: ${JSON.stringify(cell)}; expected a decimal number${hint}`);
}

/** A factor's level: a number in its one spelling, or text; empty where the factor does not apply. */
export function mappedLevel(cells: SourceCells, from: TextSource, decimal: DecimalMark): string {
  const text = mappedText(cells, from);
  const number = withPoint(text, decimal);
  return canonicalLevel(DECIMAL.test(number) ? number : text);
}

/** A power of ten moves the point and changes no digit: 1.1 s are 1100 ms, and not 1100.0000000000002. */
function scaled(text: string, scale: number): number {
  const power = Math.log10(scale);
  if (!Number.isInteger(power)) return Number(text) * scale;
  const [digits, exponent = '0'] = text.split(/e/i);
  return Number(`${digits}e${Number(exponent) + power}`);
}

/** A mapped time, ms per batch: of a rate, the time that a batch of so many images takes. */
export function mappedMs(
  cells: SourceCells,
  from: TimeSource | undefined,
  decimal: DecimalMark,
  batchSize: number,
): number | undefined {
  const number = mappedNumber(cells, from, decimal);
  if (number === undefined || from === undefined || !('rate' in from) || from.rate === undefined)
    return number;
  const batchesPerSecond = from.rate === 'images_per_second' ? number / batchSize : number;
  return 1000 / batchesPerSecond;
}

/** A number's text with a point before its fraction; a point of the source is then no number's. */
export function withPoint(text: string, decimal: DecimalMark): string {
  return decimal === '.' ? text : text.replace(/[.,]/g, (mark) => (mark === ',' ? '.' : ','));
}

/** Whether a row is one that the mapping takes. */
export function isWanted(cells: SourceCells, where: RunsMapping['where']): boolean {
  return [...where].every(([column, condition]) => {
    const text = cells[column]!.trim();
    return 'only' in condition ? condition.only.includes(text) : !condition.not.includes(text);
  });
}
