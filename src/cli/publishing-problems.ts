import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reportRoot } from '../roots.ts';

/** Where a report goes if nothing is said: nothing else is kept there. */
export const USUAL_FOLDER = 'dist';

/** What Astro's builds have, and hardly any other folder. */
const MARK_OF_A_BUILD = '_astro';

/**
 * Why a site cannot be made for an address or in a folder, in words; none where it can.
 *
 * @param report the folder of the report
 * @param address where the site will live, absent where that is not said
 * @param out the folder, which the build empties first: it may be new, empty, or an earlier report
 */
export async function publishingProblems(
  report: string,
  address: string | undefined,
  out: string,
): Promise<readonly string[]> {
  const problems: string[] = [];
  if (/[#?%]/.test(report)) {
    problems.push(
      `the path of the report cannot be built in: ${JSON.stringify(report)}; expected none of # ? % in it, which mean something else in an address`,
    );
  }
  if (address !== undefined && !/^https?:$/.test(URL.parse(address)?.protocol ?? '')) {
    problems.push(
      `SITE_URL is no web address: ${JSON.stringify(address)}; expected one such as https://example.org/some/path/`,
    );
  }
  const files = resolve(out) === join(reportRoot, USUAL_FOLDER) ? [] : await filesIn(out);
  if (files === undefined) problems.push(`--out is no folder: ${JSON.stringify(out)}`);
  else if (files.length > 0 && !files.includes(MARK_OF_A_BUILD)) {
    problems.push(
      `--out holds what is no report, which the build would remove: ${JSON.stringify(out)}; expected a new or an empty folder`,
    );
  }
  return problems;
}

/** Undefined for what is no folder; none where nothing is there. */
async function filesIn(folder: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}
