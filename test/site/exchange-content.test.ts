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
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { exchangeContent } from '../../src/site/exchange-content.ts';

function reports() {
  const directory = mkdtempSync(join(tmpdir(), 'exchange-'));
  onTestFinished(() => {
    rmSync(directory, { recursive: true });
  });
  const [folder, by] = [join(directory, 'site'), join(directory, 'site.unfinished')];
  for (const [where, names] of [
    [folder, ['.git', 'index.html', 'old.html']],
    [by, ['index.html', 'new.html']],
  ] as const) {
    mkdirSync(where);
    for (const name of names) writeFileSync(join(where, name), basename(where));
  }
  const index = () => readFileSync(join(folder, 'index.html'), 'utf8');
  return { folder, by, index };
}

test('the new report is there, nothing of the earlier one, and the repository that it lies in', () => {
  const { folder, by, index } = reports();
  exchangeContent(folder, by);
  expect(readdirSync(folder).sort()).toEqual(['.git', 'index.html', 'new.html']);
  expect(index()).toBe('site.unfinished');
});

test.each(['old.html', 'new.html'])(
  'where %s cannot be moved, the earlier report stays as it was',
  (stuck) => {
    const { folder, by, index } = reports();
    const rename: typeof renameSync = (from, to) => {
      if (basename(String(from)) === stuck) throw new Error('stuck');
      renameSync(from, to);
    };
    expect(() => {
      exchangeContent(folder, by, rename);
    }).toThrow('stuck');
    expect(readdirSync(folder).sort()).toEqual(['.git', 'index.html', 'old.html']);
    expect(index()).toBe('site');
  },
);
