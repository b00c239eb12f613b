import type { ImportedRun } from '../import/campaign.ts';
import { describePoint } from '../import/manifest.ts';
import { RefusedSourceError } from '../import/refused-source.ts';
import type { Problem } from '../problem.ts';
import { differenceWithin, maySetRuns, type TextColumn, valuesText } from '../telling-columns.ts';
import { withPoint } from './mapped-cells.ts';
import type { DecimalMark, RunsMapping } from './mapping.ts';
import type { Place } from './pairing.ts';

/** A run that got its repetition by its place in the file. */
export interface CountedRow {
  readonly run: ImportedRun;
  readonly place: Place;
  /** Its cells of the columns that the mapping does not name. */
  readonly others: readonly string[];
}

/** A column that may tell rows apart; `name` is the source's. */
interface ComparedColumn extends TextColumn {
  readonly isMapped: boolean;
  valueOf(row: number): string;
}

const MOST_NAMED = 3;

/**
 * What is to be known of rows that became repetitions of one point, as nothing numbers them. Throws
 * {@link RefusedSourceError} where they differ in what says how they were run.
 *
 * @param unmapped the columns that the mapping does not name
 */
export function remarksOnCounted(
  rows: readonly CountedRow[],
  { further }: Pick<RunsMapping, 'further'>,
  unmapped: readonly string[],
  decimal: DecimalMark,
): readonly string[] {
  const points = Map.groupBy(rows.keys(), (row) => describePoint(rows[row]!.run));
  const several = [...points].filter(([, { length }]) => length > 1);
  if (several.length === 0) return [];
  const columns: ComparedColumn[] = [
    ...Object.entries(further).map(([name, { column, type, measured }]) => ({
      ...{ name: column, type, isMeasured: measured, isMapped: true },
      valueOf: (row: number) => rows[row]!.run.further?.[name] ?? '',
    })),
    ...unmapped.map((name, at) => ({
      ...{ name, type: typeOf(rows, at, decimal), isMapped: false },
      valueOf: (row: number) => rows[row]!.others[at]!,
    })),
  ];
  const ok = several.map(([, numbers]) => numbers.filter((row) => rows[row]!.run.status === 'ok'));
  const problems: Problem[] = [];
  const doubts: string[] = [];
  for (const { name, type, isMapped, valueOf } of columns.filter(maySetRuns)) {
    const difference = differenceWithin(ok, valueOf);
    if (difference === undefined) continue;
    const message = `rows of one point differ in ${name}`;
    const value = valuesText(difference.values);
    // Whole numbers are levels even where none comes again: nobody says that these rows are repetitions.
    if (!difference.areLevels && type !== 'integer') doubts.push(`${message}: ${value}`);
    else
      problems.push({
        ...rows[difference.row]!.place,
        column: 1,
        message,
        value,
        expected: wayOut(name, isMapped),
      });
  }
  if (problems.length > 0) throw new RefusedSourceError(problems);
  return [...countsOf(several), ...doubts];
}

function wayOut(column: string, isMapped: boolean): string {
  const name = column
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '');
  const measured = isMapped ? ', "measured: true" in what it says of the column' : '';
  return `it among the mapping's factors (factors: { ${name || 'name'}: ${JSON.stringify(column)} })${measured}, or repetition in the mapping`;
}

function countsOf(
  several: readonly (readonly [point: string, rows: readonly number[]])[],
): readonly string[] {
  const words = 'rows counted as repetitions';
  const named = several.slice(0, several.length > MOST_NAMED ? MOST_NAMED - 1 : MOST_NAMED);
  const others = several.slice(named.length);
  const rest = others.reduce((sum, [, { length }]) => sum + length, 0);
  return [
    ...named.map(([point, { length }]) => `${point}: ${length} ${words}`),
    ...(others.length === 0 ? [] : [`${others.length} more points: ${rest} ${words}`]),
  ];
}

/** What a column holds that nothing describes. */
function typeOf(rows: readonly CountedRow[], at: number, decimal: DecimalMark): string {
  const cells = rows.map(({ others }) => withPoint(others[at]!, decimal)).filter((cell) => cell !== '');
  if (cells.every((cell) => /^[+-]?\d+$/.test(cell))) return 'integer';
  return cells.every((cell) => Number.isFinite(Number(cell))) ? 'number' : 'string';
}
