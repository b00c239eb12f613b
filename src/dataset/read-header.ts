import { distance } from 'fastest-levenshtein';
import { columnNames, optionalColumns, type TableName } from './columns.ts';
import type { DescribedColumns, OutlinedFactor } from './descriptor-outline.ts';
import type { Findings } from './finding.ts';
import type { TextColumn } from './telling-columns.ts';

/** A column beyond the standard ones, as `datapackage.json` describes it. */
export interface FurtherColumn extends TextColumn {
  readonly cell: number;
}

/** Where each column stands in the rows of a table. */
export interface Header {
  /** Cell number of a standard column, or of a factor's. */
  readonly cell: Readonly<Record<string, number>>;
  /** The factors that have a column here, as declared. */
  readonly factors: readonly OutlinedFactor[];
  /** Columns beyond the standard ones, with their cell numbers. */
  readonly further: readonly FurtherColumn[];
}

/**
 * Checks the header of a table and returns it, or undefined where the rows cannot be read because of it.
 *
 * Columns may come in any order. Further ones are allowed where `described` has them; it is undefined where a table
 * may have none. A network may be the same at all levels of the factors that vary what is run: its table may lack them.
 */
export function readHeader(
  table: TableName,
  names: readonly string[],
  described: DescribedColumns | undefined,
  findings: Findings,
  factors: readonly OutlinedFactor[] = [],
): Header | undefined {
  const declared = factors.filter(({ of }) => of !== undefined);
  const standard = columnNames(table, declared);
  const optional = [
    ...optionalColumns(table),
    ...(table === 'networks' ? declared.map(({ name }) => name) : []),
  ];
  const missing = standard.filter((name) => !names.includes(name) && !optional.includes(name));
  const cell: Record<string, number> = {};
  const further: FurtherColumn[] = [];
  let readable = missing.length === 0;
  names.forEach((name, index) => {
    const problem = (message: string, expected: string): void =>
      findings.add({ offset: 0, cell: index, message, value: name, expected });
    if (names.indexOf(name) < index) {
      readable = false;
      problem('the header names a column twice', 'each column once');
    } else if (standard.includes(name)) cell[name] = index;
    else if (factors.some((factor) => factor.name === name)) {
      // A part of the key all the same: rows that differ in it are not there twice.
      cell[name] = index;
      if (table === 'networks')
        problem(
          'the header has a factor that varies how networks are run',
          '"of": "model", or no such column',
        );
      // One mistake is told once, in the table that can have no further columns.
      else if (table === 'layers')
        problem('the header has a column that runs have too', 'a factor, declared in datapackage.json');
    } else if (described?.has(name)) further.push({ name, ...described.get(name), cell: index });
    else {
      const meant = missing.find((column) => distance(column, name.trim().toLowerCase()) <= 2);
      const rule = described
        ? `one of the columns ${standard.join(', ')}, or one described in datapackage.json`
        : `only the columns ${standard.join(', ')}`;
      problem('the header has an unknown column', meant === undefined ? rule : `"${meant}"`);
    }
  });
  for (const name of missing) {
    findings.add({
      offset: 0,
      cell: names.length,
      message: 'the header lacks a column',
      value: name,
      expected: `the columns ${standard.join(', ')}`,
    });
  }
  const here = factors.filter(({ name }) => Object.hasOwn(cell, name));
  return readable ? { cell, factors: here, further } : undefined;
}
