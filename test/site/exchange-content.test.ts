import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exchangeContent } from '../../src/site/exchange-content.ts';

const EARLIER = [
  '.git/HEAD',
  'index.html',
  'old.html',
  'same/index.html',
  'same/old/index.html',
  'tables/a/index.html',
  'tables/b/index.html',
];
const NEW = ['index.html', 'new/index.html', 'tables/a/index.html', 'same/new/index.html'];
const KEPT = new Set(['same/index.html']);

function reports() {
  const directory = mkdtempSync(join(tmpdir(), 'exchange-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  const [folder, by] = [join(directory, 'site'), join(directory, 'site.unfinished')];
  for (const [where, files] of [
    [folder, EARLIER],
    [by, NEW],
  ] as const)
    for (const file of files) {
      mkdirSync(dirname(join(where, file)), { recursive: true });
      writeFileSync(join(where, file), basename(where));
    }
  return { folder, by };
}

/** The files of a folder, each with what is in it: the name of the folder that it was made in. */
function filesOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = entries.map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

const allOf = (files: readonly string[], from: string) =>
  Object.fromEntries(files.map((file) => [file, from]));

test('the new report is there, of the earlier one what stays, and the repository that it lies in', () => {
  const { folder, by } = reports();
  exchangeContent(folder, by, KEPT);
  expect(filesOf(folder)).toEqual({
    ...allOf(['.git/HEAD', 'same/index.html'], 'site'),
    ...allOf(NEW, 'site.unfinished'),
  });
  // Folders of which nothing is left are gone as well.
  expect(readdirSync(join(folder, 'same')).sort()).toEqual(['index.html', 'new']);
  expect(readdirSync(join(folder, 'tables'))).toEqual(['a']);
});

test('where nothing stays, and where no report was, the new one is there alone', () => {
  const { folder, by } = reports();
  const elsewhere = join(dirname(folder), 'elsewhere');
  exchangeContent(folder, by, new Set());
  expect(filesOf(folder)).toEqual({ '.git/HEAD': 'site', ...allOf(NEW, 'site.unfinished') });
  exchangeContent(elsewhere, folder, new Set());
  expect(filesOf(elsewhere)).toMatchObject(allOf(NEW, 'site.unfinished'));
});

test('a folder takes the place of a file, and a file that of a folder', () => {
  const { folder, by } = reports();
  mkdirSync(join(by, 'old.html'));
  writeFileSync(join(by, 'old.html/index.html'), 'site.unfinished');
  writeFileSync(join(by, 'same/old'), 'site.unfinished');
  exchangeContent(folder, by, KEPT);
  expect(filesOf(folder)).toMatchObject(allOf(['old.html/index.html', 'same/old'], 'site.unfinished'));
});

test.each(['old.html', 'old', 'tables', 'new'])(
  'where %s cannot be moved, the earlier report stays as it was',
  (stuck) => {
    const { folder, by } = reports();
    const rename: typeof renameSync = (from, to) => {
      if (basename(String(from)) === stuck) throw new Error('stuck');
      renameSync(from, to);
    };
    expect(() => {
      exchangeContent(folder, by, KEPT, rename);
    }).toThrow('stuck');
    expect(filesOf(folder)).toEqual(allOf(EARLIER, 'site'));
  },
);
