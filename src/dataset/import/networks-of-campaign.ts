import { readFile } from 'node:fs/promises';
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { factorsIn } from '../columns.ts';
import { csvTable } from '../csv-table.ts';
import { entryProblem } from '../entry-problem.ts';
import { Findings } from '../finding.ts';
import { networkKey, readNetworks } from '../read-networks.ts';
import { reportFindings } from '../report-findings.ts';
import type { Factor } from '../types.ts';
import type { ImportedRun, LeftOut } from './campaign.ts';
import { RefusedSourceError } from './refused-source.ts';

export interface CampaignNetworks {
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
}

/**
 * The part of a `networks.csv` that is about a campaign's models; the file as it is where that is all of it. So one
 * file can serve the campaigns of many boards. Throws where the file has problems, with their places.
 */
export async function networksOfCampaign(
  file: string,
  runs: readonly ImportedRun[],
  factors: readonly Factor[],
): Promise<CampaignNetworks> {
  const findings = new Findings();
  const missing = entryProblem(file, 'file', 'the networks of models');
  if (missing !== undefined) findings.add(missing);
  const table = missing === undefined ? csvTable(file, file) : undefined;
  if (table !== undefined) await readNetworks(table, factors, findings, undefined);
  const problems = await reportFindings(table, file, findings);
  if (problems.length > 0) throw new RefusedSourceError(problems);

  const text = await readFile(file, 'utf8');
  const [header, ...rows] = csvParseRows(text);
  const columns = factorsIn('networks', factors)
    .map(({ name }) => name)
    .filter((name) => header!.includes(name));
  const measured = new Set(runs.map((run) => networkKey(run.model, run.factors, columns)));
  const ofRow = (cells: readonly string[]): string =>
    ['model', ...columns].map((column) => cells[header!.indexOf(column)]).join(',');
  const others = new Set(rows.map(ofRow).filter((network) => !measured.has(network)));
  if (others.size === 0) return { text, leftOut: [] };
  const kept = rows.filter((cells) => !others.has(ofRow(cells)));
  return {
    text: `${csvFormatRows([header!, ...kept])}\n`,
    leftOut: [...others].map((network) => ({ what: `the network ${network}`, why: 'no run is of it' })),
  };
}
