import type { Analysis } from '../analysis/analysis.ts';
import { sameValues } from '../dataset/same-values.ts';
import { judgeReport, type ReportOnData } from '../markdown/judge-report.ts';
import type { ReadReport } from '../markdown/read-report.ts';
import type { Report } from '../markdown/report.ts';
import { keptContent } from './kept-content.ts';
import { contentDirectory, isDev } from './settings.ts';

let read: { readonly state: string; readonly content: Promise<ReadReport> } | undefined;
let judged: { readonly on: readonly unknown[]; readonly onData: ReportOnData } | undefined;

/** The content, read once for each state that it is in. */
export function readContent(state = ''): Promise<ReadReport> {
  if (read?.state !== state) read = { state, content: isDev ? readNow() : keptContent() };
  return read.content;
}

async function readNow(): Promise<ReadReport> {
  const { readReport } = await import('../markdown/read-report.ts');
  return readReport(contentDirectory);
}

/**
 * The report held against its data, once for the same ones.
 *
 * @param datasets those that the report names, its own included
 * @param names of all datasets of the site
 */
export function judgeContent(
  report: Report,
  analysis: Analysis,
  datasets: ReadonlyMap<string, Analysis>,
  names: readonly string[],
): ReportOnData {
  const on = [report, ...datasets.values(), ...names];
  if (judged === undefined || !sameValues(judged.on, on))
    judged = { on, onData: judgeReport(report, analysis, datasets, names) };
  return judged.onData;
}
