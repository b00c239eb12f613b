import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { publishingProblems } from '../src/cli/publishing-problems.ts';

test.skipIf(!existsSync('.git'))(
  'a clone by a git that turns line ends into those of Windows has the very same data and text',
  async () => {
    const clone = await mkdtemp(join(tmpdir(), 'clone-'));
    onTestFinished(() => rm(clone, { recursive: true }));
    execFileSync('git', [
      '-c',
      'core.autocrlf=true',
      'clone',
      '--quiet',
      '--depth',
      '1',
      `file://${process.cwd()}`,
      clone,
    ]);
    for (const file of ['data/jetson-tx1/runs.csv', 'content/claims.yaml', 'content/01-answer.mdx'])
      expect((await readFile(join(clone, file))).includes('\r')).toBe(false);
  },
);

test.each(['/home/me/c#/report', '/home/me/what?/report', '/home/me/pct%20x/report'])(
  'a checkout at %s is refused in one line, as a site built there would lack parts',
  async (checkout) => {
    const problems = await publishingProblems(checkout, undefined, 'dist');
    expect(problems).toEqual([
      `the path of the report cannot be built in: "${checkout}"; expected none of # ? % in it, which mean something else in an address`,
    ]);
  },
);

test('a checkout at any other path is built in', async () => {
  expect(await publishingProblems('/home/me/mein Bericht/ü', undefined, 'dist')).toEqual([]);
});
