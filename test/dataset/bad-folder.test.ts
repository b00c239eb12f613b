import { mkdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { editedDataset } from './edited-dataset.ts';

const BAD: readonly (readonly [string, (folder: string) => Promise<void>, ...string[]])[] = [
  [
    'a table in two files',
    (folder) => writeFile(join(folder, 'runs.parquet'), 'no Parquet'),
    'small/runs.csv:0:0: the table is in another file too: "runs.parquet"; expected one of the two',
  ],
  [
    'a folder in the place of a table',
    async (folder) => {
      await rm(join(folder, 'networks.csv'));
      await mkdir(join(folder, 'networks.csv'));
    },
    'small/networks.csv:0:0: it is a folder; expected a CSV file with a header row',
  ],
  [
    'a link to nowhere in the place of a table',
    async (folder) => {
      await rm(join(folder, 'networks.csv'));
      await symlink('none', join(folder, 'networks.csv'));
    },
    'small/networks.csv:0:0: the link leads nowhere: "none"; expected a CSV file with a header row',
  ],
  [
    'folders in the place of its descriptions',
    async (folder) => {
      await rm(join(folder, 'datapackage.json'));
      await mkdir(join(folder, 'datapackage.json'));
      await mkdir(join(folder, 'CHANGES.md'));
    },
    'small/datapackage.json:0:0: it is a folder; expected a description of the dataset',
    expect.stringMatching(/^small\/runs\.csv:1:108: the header has an unknown column/) as string,
    'small/CHANGES.md:0:0: it is a folder; expected the history of the dataset',
  ],
  [
    'files of other kinds in the place of its own',
    async (folder) => {
      await writeFile(join(folder, 'networks.csv'), Buffer.from('model,layer\n', 'utf16le'));
      await writeFile(join(folder, 'datapackage.json'), '<!DOCTYPE html>\n');
    },
    'small/datapackage.json:0:0: it seems to be a web page; expected a JSON object',
    'small/networks.csv:0:0: it seems to be a text in UTF-16 without a byte-order mark; expected a CSV file with a header row',
  ],
  [
    'a pointer in the place of a table',
    (folder) => writeFile(join(folder, 'networks.csv'), 'version https://git-lfs.github.com/spec/v1\n'),
    'small/networks.csv:0:0: it seems to be a pointer of Git LFS, in place of the file itself; expected a CSV file with a header row',
  ],
  [
    'a file whose name is misspelt',
    (folder) => rename(join(folder, 'networks.csv'), join(folder, 'network.csv')),
    'small/network.csv:0:0: nothing reads the file; expected "networks.csv"',
  ],
  [
    'a table that nothing describes',
    (folder) => writeFile(join(folder, 'clocks.csv'), 'mhz\n'),
    'small/clocks.csv:0:0: nothing reads the file; expected a table of a known name, or one that datapackage.json describes as a resource',
  ],
];

test.each(BAD.map(([what, spoil, ...messages]) => ({ what, spoil, messages })))(
  'a dataset is refused with $what',
  async ({ spoil, messages }) => {
    const folder = await editedDataset({});
    await spoil(folder);
    const { dataset, problems } = await readDataset(folder);
    expect(dataset).toBeUndefined();
    expect(problems.map(formatProblem)).toEqual(messages);
  },
);

test('notes and tables that are described as resources may lie in a dataset; the notes are named', async () => {
  const folder = await editedDataset({
    'datapackage.json': (text) =>
      text.replace('"resources": [', '"resources": [{ "name": "clocks", "path": "clocks.csv" },'),
    'clocks.csv': () => 'mhz\n',
    'README.md': () => 'How it was measured.\n',
    '.hidden': () => '',
  });
  const { problems, unread } = await readDataset(folder);
  expect({ problems, unread }).toEqual({ problems: [], unread: ['README.md'] });
});

test.each(['board #1', '100%', 'what?', 'pq[1]', 'a&b'])(
  'no dataset can be called %s, which no address can be',
  async (name) => {
    const folder = await editedDataset({});
    const renamed = join(folder, '..', name);
    await rename(folder, renamed);
    expect((await readDataset(renamed)).problems.map(formatProblem)).toEqual([
      `${name}:0:0: the folder's name is none that an address can have: "${name}"; expected letters, digits, spaces, ".", "_" and "-"`,
    ]);
  },
);

test.each(['Board 1', 'größe', '1.0_b-2'])('a dataset can be called %s', async (name) => {
  const folder = await editedDataset({});
  await rename(folder, join(folder, '..', name));
  expect((await readDataset(join(folder, '..', name))).problems).toEqual([]);
});
