import { expect, test } from 'vitest';
import { plainText } from '../../src/site/plain-text.ts';

test('what is equal has the same text, however it came to be', () => {
  const grown: { mean?: number; std?: number | null } = { mean: 4.5, std: null };
  grown.mean = 4;
  expect(plainText(grown)).toBe(plainText({ mean: 4, std: null }));
});

test('what differs has another text, also where JSON has one for both', () => {
  const values = [
    ...[[NaN], [null], [undefined], [Infinity], [-Infinity], ['NaN'], [0]],
    ...[new Map([['a', 1]]), new Map([['a', 2]]), new Set(['a']), {}],
    ...[
      Float64Array.of(1),
      Float64Array.of(2),
      Float64Array.of(NaN),
      Float64Array.of(1, 2).subarray(1, 2).fill(3),
    ],
  ];
  const texts = values.map((value) => plainText(value));
  expect(new Set(texts).size).toBe(values.length);
});
