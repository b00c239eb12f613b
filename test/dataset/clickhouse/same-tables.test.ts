import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Analysis } from '../../../src/analysis/analysis.ts';
import { METRICS } from '../../../src/analysis/metric.ts';
import { TABLE_NAMES } from '../../../src/analysis/tables.ts';
import { loadAnalysis } from '../../../src/cli/read-analysis.ts';
import { asParquet } from '../parquet-copy.ts';
import { clusterFolder, noServer, useServers } from './cluster-datasets.ts';
import { writeInventedCampaign } from './invented-campaign.ts';
import { type Layout, loadTables } from './load-tables.ts';

const servers = useServers();

async function temporary(name: string): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'same-tables-'));
  onTestFinished(() => rm(parent, { recursive: true }));
  return join(parent, name);
}

async function parquetCopy(folder: string): Promise<string> {
  const copy = await temporary('parquet');
  await cp(folder, copy, { recursive: true });
  const tables = ['runs', 'layers', 'iterations'];
  return asParquet(
    copy,
    tables.filter((table) => existsSync(join(copy, `${table}.csv`))),
  );
}

/** Every number of every table, and all that figures are drawn from. */
function everything({ table, summaries, networks, models, libraries }: Analysis) {
  const tables = METRICS.flatMap((metric) => TABLE_NAMES.map((name) => [metric, name, table(name, metric)]));
  return { tables, summaries, networks, models, libraries };
}

async function expectTheSame(folder: string, layout: Layout, factors: readonly string[] = []): Promise<void> {
  const database = `d${crypto.randomUUID().replaceAll('-', '')}`;
  await loadTables(servers(), folder, database, layout, factors);
  const csv = everything(await loadAnalysis(folder));
  const cluster = everything(await loadAnalysis(await clusterFolder(folder, database)));
  expect(cluster).toEqual(csv);
  if (layout === 'rows') expect(everything(await loadAnalysis(await parquetCopy(folder)))).toEqual(csv);
}

describe.skipIf(noServer)('tables are the same from CSV, Parquet and a cluster, to the last digit', () => {
  test.each<Layout>(['rows', 'arrays'])('of the Jetson TX1, in %s', (layout) =>
    expectTheSame('data/jetson-tx1', layout),
  );

  test.each<Layout>(['rows', 'arrays'])('of the GTX 1080, in %s', (layout) =>
    expectTheSame('data/gtx-1080', layout),
  );

  test('of two cores of a server, with threads as a factor and single times', () =>
    expectTheSame('data/two-epyc-cores', 'rows'));

  test.each<Layout>(['rows', 'arrays'])('of a campaign with failures and factors, in %s', async (layout) => {
    const folder = await temporary('invented');
    await writeInventedCampaign(folder);
    await expectTheSame(folder, layout, ['board', 'threads']);
  });
});
