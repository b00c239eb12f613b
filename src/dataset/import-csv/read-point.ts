import type { ImportedRun } from '../import/campaign.ts';
import { Unreadable } from '../import/unreadable.ts';
import { isRejection, parseName } from '../parse-cell.ts';
import { mappedLevel, mappedNumber, mappedText, type SourceCells } from './mapped-cells.ts';
import type { DecimalMark, LayersMapping, NumberSource, RunsMapping } from './mapping.ts';

export type Point = Pick<ImportedRun, 'model' | 'library' | 'batchSize' | 'factors'>;

/** A point, or a run of it, in the words in which it is told; a factor that does not apply has no word. */
export function keyOf({
  model,
  library,
  batchSize,
  factors = {},
  repetition,
}: Point & { repetition?: number }): string {
  const levels = Object.keys(factors)
    .sort()
    .map((name) => `${name} ${factors[name]}`);
  return [model, library, batchSize, ...levels, ...(repetition === undefined ? [] : [repetition])].join(',');
}

/** What a row is of. Throws {@link Unreadable} where a cell of it says nothing. */
export function readPoint(
  cells: SourceCells,
  from: RunsMapping | LayersMapping,
  decimal: DecimalMark,
): Point {
  const model = readName(mappedText(cells, from.model), 'model');
  const library = readName(mappedText(cells, from.library), 'library');
  const batchSize = readWhole(cells, from.batch_size, decimal, 'batch size', 1);
  if (from.factors.size === 0) return { model, library, batchSize };
  const levels = [...from.factors].map(([name, source]): readonly [string, string] => [
    name,
    mappedLevel(cells, source, decimal),
  ]);
  return {
    ...{ model, library, batchSize },
    factors: Object.fromEntries(levels.filter(([, level]) => level !== '')),
  };
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
  const name = parseName(text);
  if (!isRejection(name)) return name;
  throw new Unreadable(`the ${what} ${name.problem}: ${JSON.stringify(text)}; expected ${name.expected}`);
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
