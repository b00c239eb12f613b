import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { generatorSpec } from '../../../src/cli/init/generator-spec.ts';
import { writeStarter } from '../../../src/cli/init/write-starter.ts';
import { runCommand } from '../run-command.ts';

const BEGINNING = { starter: resolve('starter'), generator: '^1.2.3', today: '2031-05-06' };

async function newFolder(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'init-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  return join(directory, 'My Report');
}

test('a new report has what is its author’s, of the day that it is begun, and passes every check', async () => {
  const folder = await newFolder();
  await writeStarter(folder, BEGINNING);
  expect((await readdir(folder)).sort()).toEqual([
    '.github',
    '.gitignore',
    'README.md',
    'content',
    'data',
    'package.json',
  ]);
  expect(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))).toMatchObject({
    name: 'my-report',
    private: true,
    dependencies: { 'inference-report': '^1.2.3' },
  });
  expect(await readFile(join(folder, 'content/report.yaml'), 'utf8')).toContain('published: 2031-05-06');
  const options = ['--content', join(folder, 'content'), '--data', join(folder, 'data')];
  expect(await runCommand('build', '--check-only', ...options)).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
});

test('the starter’s measurements are rows of the report’s own', async () => {
  for (const file of ['runs.csv', 'layers.csv', 'networks.csv']) {
    const own = new Set((await readFile(`data/jetson-tx1/${file}`, 'utf8')).split('\n'));
    const rows = (await readFile(`starter/data/jetson-tx1/${file}`, 'utf8')).split('\n');
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter((row) => !own.has(row))).toEqual([]);
  }
});

test('nothing is written into a folder that holds anything, but a repository made for it', async () => {
  const folder = await newFolder();
  await mkdir(join(folder, '.git'), { recursive: true });
  await writeFile(join(folder, 'notes.txt'), 'mine');
  await expect(writeStarter(folder, BEGINNING)).rejects.toThrow(
    `the folder is not empty: ${JSON.stringify(folder)} has notes.txt`,
  );
  await rm(join(folder, 'notes.txt'));
  await writeStarter(folder, BEGINNING);
  expect(await readdir(folder)).toContain('content');
});

test('the new report asks for the generator as it was asked for: from a file, or by its version', async () => {
  const folder = await newFolder();
  const asker = join(folder, '../asker');
  const generator = join(asker, 'node_modules/inference-report');
  await mkdir(generator, { recursive: true });
  const ask = async (spec: string) => {
    const description = { dependencies: { 'inference-report': spec } };
    await writeFile(join(asker, 'package.json'), JSON.stringify(description));
    return generatorSpec(generator, folder, '1.2.3');
  };
  expect(await ask('file:../packed/inference-report-1.2.3.tgz')).toBe(
    'file:../packed/inference-report-1.2.3.tgz',
  );
  expect(await ask('latest')).toBe('^1.2.3');
  expect(await generatorSpec(resolve('.'), folder, '1.2.3')).toBe('^1.2.3');
});
