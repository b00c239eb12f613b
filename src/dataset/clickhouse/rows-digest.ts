import type { ClusterColumn, ClusterTable } from './cluster-table.ts';
import { answerOf, type Cluster } from './connection.ts';
import { cellText, identifier } from './sql.ts';

const NUMBER = /^(?:U?Int(?:8|16|32|64)|Float64)$/;

/**
 * What tells tables from the same ones with other rows: their columns, how many rows they have, and two sums of the rows'
 * hashes, which no order changes. Every shard reads what is hashed; three numbers travel.
 */
export async function digestOfTables(cluster: Cluster, tables: readonly ClusterTable[]): Promise<string> {
  const digests: string[] = [];
  for (const { file, columns, from, where } of tables) {
    const cells = columns.flatMap(hashedCells).join(', ');
    const hash = `cityHash64(${cells})`;
    const query = `SELECT count() AS n, sum(${hash}) AS s, groupBitXor(${hash}) AS x FROM ${from} WHERE ${where}`;
    const [row] = await answerOf(cluster, file, query);
    const shape = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
    digests.push([file, shape, where, ...['n', 's', 'x'].map((name) => cellText(row?.[name]))].join('\0'));
  }
  return digests.join('\0\0');
}

/** Of a missing value there is no hash, and with it none of the row. */
function hashedCells({ name, type, isNullable }: ClusterColumn): readonly string[] {
  const cell = identifier(name);
  if (isNullable && NUMBER.test(type)) return [`isNull(${cell})`, `ifNull(${cell}, 0)`];
  if (isNullable) return [`isNull(${cell})`, `ifNull(toString(${cell}), '')`];
  return [NUMBER.test(type) || type === 'String' ? cell : `toString(${cell})`];
}
