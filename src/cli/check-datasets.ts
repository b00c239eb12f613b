import { ClusterFailure } from '../dataset/clickhouse/connection.ts';
import { datasetFolders } from '../dataset/dataset-folders.ts';
import { Misstated } from '../dataset/misstated.ts';
import { formatProblem, type Problem } from '../dataset/problem.ts';

/** The folders of all datasets. @throws Misstated where there is none */
export async function everyDataset(data: string): Promise<readonly string[]> {
  const folders = await datasetFolders(data).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  if (folders.length === 0) throw new Misstated(`no dataset found: ${data}`, 'a folder for each dataset');
  return folders;
}

/** Reads and checks datasets one after another, as together they may not fit into the memory, and prints every problem. */
export async function checkDatasets(
  folders: readonly string[],
  read: (folder: string) => Promise<{ readonly problems: readonly Problem[] }>,
): Promise<{ readonly problems: number; readonly broken: number }> {
  let [problems, broken] = [0, 0];
  for (const folder of folders) {
    const found = await problemsOf(folder, read);
    for (const problem of found) console.error(problem);
    problems += found.length;
    broken += Number(found.length > 0);
  }
  return { problems, broken };
}

/** A cluster that is away keeps no other dataset from being checked. */
async function problemsOf(
  folder: string,
  read: (folder: string) => Promise<{ readonly problems: readonly Problem[] }>,
): Promise<readonly string[]> {
  try {
    return (await read(folder)).problems.map(formatProblem);
  } catch (error) {
    if (!(error instanceof ClusterFailure)) throw error;
    return [error.message];
  }
}
