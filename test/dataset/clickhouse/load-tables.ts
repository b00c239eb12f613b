import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Servers } from '../../../scripts/clickhouse-servers.ts';

/** How rows lie in a table: one for each, or one for each point with arrays. */
export type Layout = 'rows' | 'arrays';

const WHOLE = new Set(['batch_size', 'repetition', 'layer_index', 'iteration']);
const TIMES = new Set(['forward_ms', 'backward_ms', 'forward_backward_ms']);
const TEXT = new Set(['model', 'library', 'layer', 'status', 'failure']);

function typeOf(column: string): string {
  if (WHOLE.has(column)) return 'UInt32';
  if (TIMES.has(column)) return 'Nullable(Float64)';
  if (TEXT.has(column)) return 'String';
  return column === 'memory_bytes' ? 'Nullable(UInt64)' : 'Nullable(String)';
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(Math.floor(value / 128))];
}

/** A cell in the format RowBinary, which keeps every digit; parsing text, version 18.16 loses the last one. */
function encoded(type: string, cell: string): Buffer<ArrayBuffer> {
  const present = /^Nullable\((.*)\)$/.exec(type)?.[1];
  if (present !== undefined)
    return cell === '' ? Buffer.from([1]) : Buffer.concat([Buffer.from([0]), encoded(present, cell)]);
  if (type === 'String') {
    const bytes = Buffer.from(cell);
    return Buffer.concat([Buffer.from(varint(bytes.length)), bytes]);
  }
  const bytes = Buffer.alloc(type === 'UInt32' ? 4 : 8);
  if (type === 'UInt32') bytes.writeUInt32LE(Number(cell));
  else if (type === 'UInt64') bytes.writeBigUInt64LE(BigInt(cell));
  else bytes.writeDoubleLE(Number(cell));
  return bytes;
}

/** Columns that rows of a point have in common. */
function isOfPoint(column: string, factors: readonly string[]): boolean {
  return ['model', 'library', 'batch_size', ...factors].includes(column);
}

/**
 * Puts the tables of a dataset's folder into a database: odd rows on one shard, even ones on the other, so that no run and no
 * point is on one alone, and a `Distributed` table over both.
 */
export async function loadTables(
  servers: Servers,
  folder: string,
  database: string,
  layout: Layout = 'rows',
  factors: readonly string[] = [],
): Promise<void> {
  await servers.everywhere(`CREATE DATABASE ${database}`);
  for (const table of ['runs', 'layers', 'iterations']) {
    const file = join(folder, `${table}.csv`);
    if (!existsSync(file)) continue;
    const [names, ...rows] = parse(await readFile(file), { bom: true }) as [string[], ...string[][]];
    const isArray = names.map((name) => layout === 'arrays' && !isOfPoint(name, factors));
    const types = names.map(typeOf);
    const columns = names.map((name, at) => `\`${name}\` ${isArray[at] ? `Array(${types[at]})` : types[at]}`);
    await servers.everywhere(
      `CREATE TABLE ${database}.${table}_local (${columns.join(', ')}) ENGINE = MergeTree ORDER BY (model, library)`,
    );
    await servers.everywhere(
      `CREATE TABLE ${database}.${table} AS ${database}.${table}_local ENGINE = Distributed(boards, ${database}, ${table}_local)`,
    );
    for (const shard of [0, 1]) {
      const own = rows.filter((_, index) => index % 2 === shard);
      const lines = layout === 'rows' ? own.map((row) => [row]) : [...groupsOf(own, isArray)];
      const body = Buffer.concat(
        lines.flatMap((group) =>
          names.flatMap((_, at) => {
            const cells = group.map((row) => encoded(types[at]!, row[at]!));
            return isArray[at] ? [Buffer.from(varint(group.length)), ...cells] : [cells[0]!];
          }),
        ),
      );
      await servers.on(shard, `INSERT INTO ${database}.${table}_local FORMAT RowBinary`, body);
    }
  }
}

function groupsOf(rows: readonly string[][], isArray: readonly boolean[]): Iterable<string[][]> {
  return Map.groupBy(rows, (row) => JSON.stringify(row.filter((_, at) => !isArray[at]))).values();
}
