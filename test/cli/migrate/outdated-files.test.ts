import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Migration } from '../../../src/cli/migrate/migration.ts';
import { outdatedFiles } from '../../../src/cli/migrate/outdated-files.ts';

const renamed = (from: string, to: string): Migration => ({
  what: `${from} is ${to}`,
  of: 'content',
  rewrite: (_, text) => text.replace(`<${from} `, `<${to} `),
});

async function report(files: Readonly<Record<string, string>>) {
  const directory = await mkdtemp(join(tmpdir(), 'report-'));
  onTestFinished(() => rm(directory, { recursive: true }));
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(directory, file, '..'), { recursive: true });
    await writeFile(join(directory, file), text);
  }
  return { content: join(directory, 'content'), data: join(directory, 'data') };
}

test('a file goes through every change of its format, in their order', async () => {
  const folders = await report({
    'content/01-old.mdx': '<Chart id="a" />',
    'content/02-newer.mdx': '<Drawing id="b" />',
    'content/03-new.mdx': '<Figure id="c" />',
  });
  const migrations = [renamed('Chart', 'Drawing'), renamed('Drawing', 'Figure')];
  expect(await outdatedFiles(folders, migrations)).toEqual([
    {
      path: join(folders.content, '01-old.mdx'),
      text: '<Figure id="a" />',
      changes: ['Chart is Drawing', 'Drawing is Figure'],
    },
    {
      path: join(folders.content, '02-newer.mdx'),
      text: '<Figure id="b" />',
      changes: ['Drawing is Figure'],
    },
  ]);
});

test('what has no format that changes is not read: the author’s components, rows of measurements, other folders’ files', async () => {
  const folders = await report({
    'content/components/Chart.astro': '<Chart id="a" />',
    'data/small/runs.csv': '<Chart id="a" />',
    'data/small/datapackage.json': '<Chart id="a" />',
  });
  expect(await outdatedFiles(folders, [renamed('Chart', 'Figure')])).toEqual([]);
});

test('a report without one of its folders has nothing of an earlier format there', async () => {
  const { content } = await report({ 'content/01-a.mdx': 'text' });
  expect(await outdatedFiles({ content, data: join(content, 'nowhere') }, [renamed('A', 'B')])).toEqual([]);
});
