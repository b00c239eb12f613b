import { execFileSync } from 'node:child_process';

/** The commit that the site is built from, shortened; undefined outside a repository. The same for the same tree. */
export const buildCommit: string | undefined = readCommit();

function readCommit(): string | undefined {
  try {
    return execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  } catch {
    return undefined;
  }
}
