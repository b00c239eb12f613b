import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findClickHouse } from '../../scripts/find-clickhouse.ts';

test('takes the server it is given, or one on the path, or says that there is none', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'clickhouse-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  const program = join(directory, 'clickhouse-server');
  expect(() => findClickHouse({ CLICKHOUSE_SERVER: program })).toThrow(
    `CLICKHOUSE_SERVER is no program: ${program}`,
  );
  await writeFile(program, '');
  expect(findClickHouse({ CLICKHOUSE_SERVER: program })).toBe(program);
  expect(findClickHouse({ PATH: directory })).toBe(program);
});
