import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDecimal } from '../../src/dataset/plain-decimal.ts';

test('is what Number makes of digits with a point between them', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(digits, fc.option(digits), (whole, fraction) => {
      const text = fraction === null ? whole : `${whole}.${fraction}`;
      const number = plainDecimal(text);
      if (text.length <= 16) expect(number).toBe(Number(text));
      else expect([undefined, Number(text)]).toContain(number);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['0', 0],
  ['007.50', 7.5],
  ['0.1', 0.1],
  ['9007199254740991', 9007199254740991],
])('%s is %d', (text, number) => {
  expect(plainDecimal(text)).toBe(number);
});

test.each([
  '',
  '.',
  '.5',
  '5.',
  '1..2',
  '1.2.3',
  '-1',
  '+1',
  '1e3',
  ' 1',
  '1 ',
  '٣',
  'NaN',
  '0x1',
  '9007199254740993',
])('of %j nothing is said', (text) => {
  expect(plainDecimal(text)).toBeUndefined();
});
