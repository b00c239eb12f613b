import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

async function description(file: string) {
  return JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown> & { readonly version: string };
}

/** Runs what `npm create` runs, in a folder of its own. */
async function create(...args: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'create-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return new Promise<{ status: number | null; stderr: string; directory: string }>((done) => {
    const program = resolve('src/cli/create.ts');
    const child = execFile(process.execPath, [program, ...args], { cwd: directory }, (_, __, stderr) => {
      done({ status: child.exitCode, stderr, directory });
    });
  });
}

test('npm create begins a report that asks for the generator of the same version', async () => {
  const { status, directory } = await create('my-report');
  expect(status).toBe(0);
  const { version } = await description('package.json');
  expect((await description(join(directory, 'my-report/package.json'))).dependencies).toEqual({
    'inference-report': `^${version}`,
  });
});

test('it says how it is used where no folder is named', async () => {
  expect(await create()).toMatchObject({
    status: 1,
    stderr: 'Usage: npm create inference-report <folder>\n',
  });
});

test('the two packages are of one version, for the same Node.js', async () => {
  const [generator, small] = [await description('package.json'), await description('create/package.json')];
  expect([small.version, small.engines]).toEqual([generator.version, generator.engines]);
});
