import type { ImportedRun } from '../import/campaign.ts';
import { Unreadable } from '../import/unreadable.ts';
import { mappedNumber, mappedText, type SourceCells } from './mapped-cells.ts';
import type { DecimalMark, LayersMapping, NumberSource, RunsMapping } from './mapping.ts';

export type Point = Pick<ImportedRun, 'model' | 'library' | 'batchSize'>;

/** A point, or a run of it, in the words in which it is told. */
export function keyOf({ model, library, batchSize, repetition }: Point & { repetition?: number }): string {
  return [model, library, batchSize, ...(repetition === undefined ? [] : [repetition])].join(',');
}

/** What a row is of. Throws {@link Unreadable} where a cell of it says nothing. */
export function readPoint(
  cells: SourceCells,
  from: RunsMapping | LayersMapping,
  decimal: DecimalMark,
): Point {
  const model = readName(mappedText(cells, from.model), 'model');
  const library = readName(mappedText(cells, from.library), 'library');
  return { model, library, batchSize: readWhole(cells, from.batch_size, decimal, 'batch size', 1) };
}

/** Undefined where the mapping has none. */
export function readRepetition(
  cells: SourceCells,
  from: RunsMapping | LayersMapping,
  decimal: DecimalMark,
): number | undefined {
  if (from.repetition === undefined) return undefined;
  return readWhole(cells, from.repetition, decimal, 'repetition', 0);
}

export function readName(text: string, what: string): string {
  if (text === '') throw new Unreadable(`the ${what} is empty; expected a name`);
  return text;
}

export function readWhole(
  cells: SourceCells,
  from: NumberSource,
  decimal: DecimalMark,
  what: string,
  least: number,
): number {
  const number = mappedNumber(cells, from, decimal);
  if (number !== undefined && Number.isSafeInteger(number) && number >= least) return number;
  const text = mappedText(cells, from);
  const found = text === '' ? `the ${what} is empty` : `not a ${what}: ${JSON.stringify(text)}`;
  throw new Unreadable(`${found}; expected a whole number of at least ${least}`);
}
