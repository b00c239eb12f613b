import { formatProblem } from '../../src/dataset/problem.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset } from './edited-dataset.ts';

/** The printed problems of a dataset with one file edited; none of them leaves a dataset to use. */
export async function problemsOf(file: string, edit: Edit, of?: string): Promise<readonly string[]> {
  const { dataset, problems } = await readDataset(await editedDataset({ [file]: edit }, of));
  if ((dataset === undefined) !== problems.length > 0)
    throw new Error('a dataset and problems at once, or neither');
  return problems.map(formatProblem);
}
