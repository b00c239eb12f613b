import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { Change } from './read-changes.ts';
import type { Problem } from './problem.ts';
import { statedVersion } from './stated-version.ts';
import { isSystemError } from './system-error.ts';

/** The folder of a dataset that keeps the files of its earlier versions, each in a folder of the version's name. */
export const VERSIONS = 'versions';

/**
 * Checks the folder with the earlier versions of the dataset in `directory`: each is one of `changes`, none the newest, and
 * its `datapackage.json` says so too. Their rows were checked when they were the newest.
 */
export async function checkVersions(
  directory: string,
  changes: readonly Change[],
): Promise<readonly Problem[]> {
  const [newest, ...earlier] = changes.map(({ version }) => version);
  const named = await namesIn(join(directory, VERSIONS));
  const problems = await Promise.all(
    named.map(async (name): Promise<Problem[]> => {
      const file = `${basename(resolve(directory))}/${VERSIONS}/${name}`;
      const problem = (message: string, value: string, expected: string): Problem[] => [
        { file, line: 0, column: 0, message, value, expected },
      ];
      if (name === newest)
        return problem(
          'the newest version is among the earlier ones',
          name,
          'its files in the folder itself',
        );
      if (!earlier.includes(name))
        return problem('CHANGES.md knows no such version', name, earlier.join(', ') || 'no folder at all');
      const stated = await statedVersion(join(directory, VERSIONS, name, 'datapackage.json'));
      return stated === name
        ? []
        : problem('its datapackage.json is of another version', stated ?? 'none', name);
    }),
  );
  return problems.flat();
}

/** Of folders; none where nothing is there. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}
