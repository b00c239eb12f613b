import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { formatProblem } from '../dataset/problem.ts';
import { readAnalysis } from './read-analysis.ts';

/** The folder that an argument means: a dataset's name, where the data directory has it, or else a path. */
export function datasetFolder(nameOrFolder: string, dataDirectory: string): string {
  const named = join(dataDirectory, nameOrFolder);
  return existsSync(named) ? named : nameOrFolder;
}

/**
 * Reads, checks and reduces the dataset in a folder.
 *
 * @throws Error that lists every problem of the dataset
 */
export async function loadAnalysis(folder: string): Promise<Analysis> {
  const { analysis, problems } = await readAnalysis(folder);
  if (analysis === undefined) throw new Error(problems.map(formatProblem).join('\n'));
  return analysis;
}
