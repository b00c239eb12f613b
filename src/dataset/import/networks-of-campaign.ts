import { readFile } from 'node:fs/promises';
import { csvFormatRows, csvParseRows } from 'd3-dsv';
import { csvTable } from '../csv-table.ts';
import { entryProblem } from '../entry-problem.ts';
import { Findings } from '../finding.ts';
import { formatProblem } from '../problem.ts';
import { readNetworks } from '../read-networks.ts';
import { reportFindings } from '../report-findings.ts';
import type { ImportedRun, LeftOut } from './campaign.ts';

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
): Promise<CampaignNetworks> {
  const findings = new Findings();
  const missing = entryProblem(file, 'file', 'the networks of models');
  if (missing !== undefined) findings.add(missing);
  const table = missing === undefined ? csvTable(file, file) : undefined;
  const networks = table === undefined ? [] : await readNetworks(table, findings, undefined);
  const problems = await reportFindings(table, file, findings);
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join('\n'));

  const text = await readFile(file, 'utf8');
  const measured = new Set(runs.map(({ model }) => model));
  const others = new Set(networks.map(({ model }) => model).filter((model) => !measured.has(model)));
  if (others.size === 0) return { text, leftOut: [] };
  const [header, ...rows] = csvParseRows(text);
  const column = header!.indexOf('model');
  const kept = rows.filter((cells) => !others.has(cells[column]!));
  return {
    text: `${csvFormatRows([header!, ...kept])}\n`,
    leftOut: [...others].map((model) => ({ what: `the network ${model}`, why: 'no run is of it' })),
  };
}
