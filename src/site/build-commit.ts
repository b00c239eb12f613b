import { isSystemError } from '../dataset/system-error.ts';
import { execFileSync } from 'node:child_process';
import { reportRoot } from '../roots.ts';

/** The commit that the report is built from, shortened; undefined outside a repository. The same for the same tree. */
export const buildCommit: string | undefined = readCommit();

function readCommit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      cwd: reportRoot,
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch (error) {
    // Git is not there, or says that this is no repository.
    if (!isSystemError(error) && !(error instanceof Error && 'status' in error)) throw error;
    return undefined;
  }
}
