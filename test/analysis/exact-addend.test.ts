import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactAddend } from '../../src/analysis/exact-addend.ts';

test('is what was added where that has few decimals', () => {
  expect(exactAddend(0.1, 0.1 + 0.2)).toBe(0.2);
  expect(exactAddend(12.345, 12.345)).toBe(0);
});

test('is none where no number of nanoseconds will do, and null of what was not measured', () => {
  expect(exactAddend(1, 1 + 1e-12)).toBeUndefined();
  expect(exactAddend(1, NaN)).toBeNull();
});

/** Tries every number of decimals, one after another. */
function firstThatFits(term: number, sum: number): number | undefined {
  for (let decimals = 0; decimals <= 9; decimals += 1) {
    const addend = Number((sum - term).toFixed(decimals));
    if (term + addend === sum) return addend;
  }
  return undefined;
}

test('is the first that fits of all decimals', () => {
  const rounded = fc
    .tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.integer({ min: 0, max: 9 }))
    .map(([time, decimals]) => Number(time.toFixed(decimals)));
  const anyTime = fc.double({ min: 0, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.oneof(rounded, anyTime), fc.oneof(rounded, anyTime), (term, addend) => {
      expect(exactAddend(term, term + addend)).toBe(firstThatFits(term, term + addend));
    }),
    { numRuns: 2000 },
  );
});
