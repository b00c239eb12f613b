import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { editedDataset } from './edited-dataset.ts';

const CHANGES = '## 1.0.0 (2026-11-01)\n\nAgain.\n\n## 0.9.0 (2026-10-01)\n\nFirst.\n';

async function withVersions(kept: Readonly<Record<string, string>>): Promise<string> {
  const folder = await editedDataset({ 'CHANGES.md': () => CHANGES });
  for (const [version, stated] of Object.entries(kept)) {
    await mkdir(join(folder, 'versions', version), { recursive: true });
    await writeFile(join(folder, 'versions', version, 'datapackage.json'), stated);
  }
  return folder;
}

test('a dataset may keep the files of its earlier versions', async () => {
  const { problems, unread } = await readDataset(await withVersions({ '0.9.0': '{ "version": "0.9.0" }' }));
  expect([problems, unread]).toEqual([[], []]);
});

test('what is kept as an earlier version is one, and says so itself', async () => {
  const { problems } = await readDataset(
    await withVersions({ '0.8.0': '{}', '0.9.0': '{ "version": "1.0.0" }', '1.0.0': '{}' }),
  );
  expect(problems.map(({ file, message, expected }) => `${file}: ${message}; expected ${expected}`)).toEqual([
    'small/versions/0.8.0: CHANGES.md knows no such version; expected 0.9.0',
    'small/versions/0.9.0: its datapackage.json is of another version; expected 0.9.0',
    'small/versions/1.0.0: the newest version is among the earlier ones; expected its files in the folder itself',
  ]);
});
