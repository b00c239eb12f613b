import { expect, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { printable } from '../../src/dataset/printable.ts';

test('what cannot be seen is spelt out, and what can be seen stays', () => {
  expect(printable('a\u0000b\tc\nd\u001b[31m\u0085\u202ee\u2028\ufeff\ud800')).toBe(
    'a\\u{0}b\\tc\\nd\\u{1b}[31m\\u{85}\\u{202e}e\\u{2028}\\u{feff}\\u{d800}',
  );
  expect(printable('Größe “é” 漢字 🙂 \\n')).toBe('Größe “é” 漢字 🙂 \\n');
});

test('a problem is one line, whatever its file is called and whatever it echoes', () => {
  const place = { file: 'a\nb.csv', line: 1, column: 2 };
  expect(formatProblem({ ...place, message: 'odd', value: 'x\ny\u202e"', expected: 'another' })).toBe(
    'a\\nb.csv:1:2: odd: "x\\ny\\u{202e}\\""; expected another',
  );
});
