import { readFile } from 'node:fs/promises';
import { inspectBytes } from './byte-checks.ts';
import { entryProblem } from './entry-problem.ts';
import { Findings } from './finding.ts';
import { locateIn, type Target } from './locate.ts';
import type { Problem } from './problem.ts';
import { reportFindings } from './report-findings.ts';

export interface TextReading {
  /** Without a byte-order mark; absent where there is no file that can be read. */
  readonly text?: string;
  readonly problems: readonly Problem[];
}

/** Reads a small text file as a whole and checks its bytes; `file` is the name to report. */
export async function readText(path: string, file: string, expected: string): Promise<TextReading> {
  const findings = new Findings();
  const problem = entryProblem(path, 'file', expected);
  if (problem !== undefined) {
    findings.add(problem);
    return { problems: await reportFindings(undefined, file, findings) };
  }
  const bytes = await readFile(path);
  inspectBytes(bytes, 0, findings);
  const located = { locate: (targets: readonly Target[]) => locateIn(bytes, targets) };
  const problems = await reportFindings(located, file, findings);
  return { text: bytes.toString('utf8').replace(/^\uFEFF/, ''), problems };
}
