import { COLUMNS, type TableName } from '../columns.ts';
import type { Findings } from '../finding.ts';
import type { Position, Target } from '../locate.ts';
import type { RowReader, TableReading, TableSource } from '../table-source.ts';
import { answerOf, type AnswerRow, type Cluster } from './connection.ts';
import type { ClusterTables } from './cluster-schema.ts';
import { cellText, identifier, literal } from './sql.ts';

/** A column of a table, or of the rows that its arrays hold. */
export interface ClusterColumn {
  readonly name: string;
  /** Without what says that it is an array, may lack values, or is kept as a dictionary. */
  readonly type: string;
  readonly isNullable: boolean;
  readonly isArray: boolean;
}

const TEXT = /^(?:String|FixedString\(\d+\)|Enum(?:8|16)\(.*\))$/s;
const WHOLE = /^U?Int(?:8|16|32|64)$/;
const TIMES: ReadonlySet<string> = new Set(['forward_ms', 'backward_ms', 'forward_backward_ms']);
const MAY_BE_MISSING: ReadonlySet<string> = new Set([...TIMES, 'failure', 'memory_bytes']);

/** Where a finding of the columns as such stands. */
const COLUMNS_PLACE = 'columns';

/**
 * A table of a ClickHouse cluster, of plain rows or of one row for many, whose cells of the latter are arrays side by side.
 * Its rows are in the order of their keys; the places of problems are keys.
 */
export class ClusterTable implements TableSource {
  readonly file: string;
  readonly columns: readonly ClusterColumn[];
  /** What follows `FROM` and `WHERE` in every query of it: no subquery, so that the shards group. */
  readonly from: string;
  readonly where: string;
  readonly #cluster: Cluster;
  readonly #places: string[] = [];
  #order: readonly string[] = [];

  constructor(
    cluster: Cluster,
    name: string,
    columns: readonly ClusterColumn[],
    only: ClusterTables['only'],
  ) {
    this.#cluster = cluster;
    this.file = name;
    this.columns = columns.filter((column) => !only.has(column.name));
    const arrays = columns.filter(({ isArray }) => isArray).map((column) => identifier(column.name));
    this.from = `${identifier(name)}${arrays.length > 0 ? ` ARRAY JOIN ${arrays.join(', ')}` : ''}`;
    const conditions = [...only].map(([column, value]) => {
      const isText = columns.some((each) => each.name === column && TEXT.test(each.type));
      const cell = isText ? identifier(column) : `toString(${identifier(column)})`;
      return `${cell} = ${literal(value)}`;
    });
    this.where = conditions.length > 0 ? `(${conditions.join(' AND ')})` : '1';
  }

  column(name: string): ClusterColumn | undefined {
    return this.columns.find((column) => column.name === name);
  }

  /** How a column of the key is told in a query: what a factor's cell may lack is empty. */
  key(name: string): string {
    const column = this.column(name);
    const cell = identifier(name);
    const isStandard = Object.values(COLUMNS).some((columns) => columns.some((each) => each.name === name));
    if (isStandard || (column !== undefined && TEXT.test(column.type) && !column.isNullable)) return cell;
    return `ifNull(toString(${cell}), '')`;
  }

  /** An offset that is located at the key. */
  place(key: string): number {
    return -this.#places.push(key);
  }

  header(): Promise<readonly string[]> {
    return Promise.resolve(this.columns.map(({ name }) => name));
  }

  /** Says which columns order the rows, as far as they are there. */
  orderBy(columns: readonly string[]): void {
    this.#order = columns.filter((name) => this.column(name) !== undefined);
  }

  async read(
    _findings: Findings,
    onHeader: (names: readonly string[]) => RowReader | undefined,
  ): Promise<TableReading> {
    const names = await this.header();
    const reader = onHeader(names);
    if (reader === undefined) return { complete: false };
    let row = 0;
    for await (const batch of this.#cluster.ask(this.file, this.#rows(names)))
      for (const cells of batch) reader.row(this.#cells(names, cells), ++row);
    return { complete: true };
  }

  #rows(names: readonly string[]): string {
    const columns = names.map((name, index) => `${identifier(name)} AS c${index}`).join(', ');
    const order = this.#order.map(identifier).join(', ');
    return `SELECT ${columns} FROM ${this.from} WHERE ${this.where}${order && ` ORDER BY ${order}`}`;
  }

  #cells(names: readonly string[], row: AnswerRow): string[] {
    return names.map((_, index) => cellText(row[`c${index}`]));
  }

  /** The keys of rows are asked for again: of tens of millions none is kept in case that it is wrong. */
  async locate(targets: readonly Target[]): Promise<readonly Position[]> {
    const keys = new Map<number, string>([[0, COLUMNS_PLACE]]);
    for (const [index, key] of this.#places.entries()) keys.set(-index - 1, key);
    const sought = new Set(targets.map(({ offset }) => offset).filter((offset) => offset > 0));
    if (sought.size > 0) {
      let row = 0;
      for await (const batch of this.#cluster.ask(this.file, this.#rows(this.#order)))
        for (const cells of batch)
          if (sought.has(++row)) keys.set(row, this.#cells(this.#order, cells).join(','));
    }
    return targets.map(({ offset }) => ({ line: 0, column: 0, key: keys.get(offset) ?? COLUMNS_PLACE }));
  }

  /** Finds standard columns of a type that cannot hold what they are for, to the last digit. */
  checkTypes(table: TableName, findings: Findings): void {
    for (const { name, type: wanted } of COLUMNS[table]) {
      const column = this.column(name);
      if (column === undefined) continue;
      const [rule, expected] =
        wanted === 'string'
          ? [TEXT, 'String']
          : wanted === 'integer'
            ? [WHOLE, 'UInt32']
            : [/^Float64$/, 'Float64'];
      const isNullable = column.isNullable && !MAY_BE_MISSING.has(name);
      if (rule.test(column.type) && !isNullable) continue;
      const or = MAY_BE_MISSING.has(name) ? `, or Nullable(${expected})` : '';
      findings.add({
        offset: this.place(name),
        message: `the column has a type that does not fit ${TIMES.has(name) ? 'a time' : name}`,
        value: isNullable ? `Nullable(${column.type})` : column.type,
        expected: `${expected}${or}`,
      });
    }
  }
}

/** Asks the cluster for the columns of a table. @throws ClusterFailure where there is no such table */
export async function openClusterTable(
  cluster: Cluster,
  name: string,
  only: ClusterTables['only'],
): Promise<ClusterTable> {
  const rows = await answerOf(cluster, name, `DESCRIBE TABLE ${identifier(name)}`);
  const columns = rows.map((row) => columnOf(cellText(row['name']), cellText(row['type'])));
  return new ClusterTable(cluster, name, columns, only);
}

function columnOf(name: string, written: string): ClusterColumn {
  const element = within('Array', written);
  let type = within('LowCardinality', element ?? written) ?? element ?? written;
  const present = within('Nullable', type);
  type = present ?? type;
  return { name, type, isNullable: present !== undefined, isArray: element !== undefined };
}

function within(wrapper: string, type: string): string | undefined {
  return type.startsWith(`${wrapper}(`) ? type.slice(wrapper.length + 1, -1) : undefined;
}
