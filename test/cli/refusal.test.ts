import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { refusalText, Refusal } from '../../src/cli/refusal.ts';
import { RefusedSourceError } from '../../src/dataset/import/refused-source.ts';
import { Unreadable } from '../../src/dataset/import/unreadable.ts';
import { Misstated } from '../../src/dataset/misstated.ts';

const REFUSED: readonly (readonly [string, Error, string])[] = [
  ['what the user can put right', new Refusal('no run found'), 'no run found'],
  ['what the user misstated', new Misstated('invalid name: A', 'a'), 'invalid name: A; expected a'],
  ['a source that cannot be read', new Unreadable('no JSON'), 'no JSON'],
  [
    'a source with its places',
    new RefusedSourceError([{ file: 'a.csv', line: 1, column: 2, message: 'empty', expected: 'rows' }]),
    'a.csv:1:2: empty; expected rows',
  ],
];

test.each(REFUSED)('%s is told in its own words', (_, error, text) => {
  expect(refusalText(error)).toBe(text);
});

test('what the system refuses is told in the system’s words', async () => {
  const error = await readFile('test/no-such-file').catch((reason: unknown) => reason);
  expect(refusalText(error)).toMatch(/^ENOENT: no such file or directory/);
});

test.each([new TypeError('x is undefined'), new RangeError('invalid array length'), new Error('?'), 'text'])(
  'a fault of the program, %s, goes through',
  (fault) => {
    const tell = () => refusalText(fault);
    expect(tell).toThrow();
    try {
      tell();
    } catch (thrown) {
      expect(thrown).toBe(fault);
    }
  },
);
