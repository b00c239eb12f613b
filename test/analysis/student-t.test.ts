import fc from 'fast-check';
import { expect, test } from 'vitest';
import { confidenceHalfWidth } from '../../src/analysis/confidence-interval.ts';
import { studentTCritical, studentTTwoSidedP } from '../../src/analysis/student-t.ts';

// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2, critical values of Student's t, two-sided.
test.each([
  [0.95, 1, 12.706],
  [0.95, 2, 4.303],
  [0.95, 3, 3.182],
  [0.95, 4, 2.776],
  [0.95, 9, 2.262],
  [0.95, 29, 2.045],
  [0.95, 100, 1.984],
  [0.8, 5, 1.476],
  [0.9, 7, 1.895],
  [0.98, 10, 2.764],
  [0.99, 20, 2.845],
  [0.998, 3, 10.215],
])('the critical value at %d with %d degrees of freedom is the tabulated %d', (confidence, df, tabulated) => {
  expect(studentTCritical(confidence, df)).toBeCloseTo(tabulated, 3);
});

test('with one and two degrees of freedom the probability is that of the closed forms', () => {
  for (const t of [0, 0.1, 1, 3, 12.7, 100, 1e6]) {
    expect(studentTTwoSidedP(t, 1)).toBeCloseTo((2 / Math.PI) * Math.atan2(1, t), 13);
    expect(studentTTwoSidedP(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 13);
  }
});

test('with very many degrees of freedom it is the normal distribution', () => {
  expect(studentTCritical(0.95, 1e7)).toBeCloseTo(1.959964, 5);
});

test('the critical value is the inverse of the probability, for fractional degrees of freedom too', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 0.999, noNaN: true }),
      fc.double({ min: 1, max: 200, noNaN: true }),
      (confidence, df) => {
        expect(studentTTwoSidedP(studentTCritical(confidence, df), df)).toBeCloseTo(1 - confidence, 10);
      },
    ),
  );
});

test('the probability falls with t and does not depend on its sign', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 50, noNaN: true }),
      fc.double({ min: 0.01, max: 10, noNaN: true }),
      fc.double({ min: 1, max: 30, noNaN: true }),
      (t, step, df) => {
        expect(studentTTwoSidedP(t + step, df)).toBeLessThan(studentTTwoSidedP(t, df));
        expect(studentTTwoSidedP(-t, df)).toBe(studentTTwoSidedP(t, df));
      },
    ),
  );
});

test('an infinite t has probability 0, and no t has none', () => {
  expect(studentTTwoSidedP(Infinity, 2)).toBe(0);
  expect(studentTTwoSidedP(NaN, 2)).toBeNaN();
});

test('impossible degrees of freedom and confidences are refused, echoed', () => {
  expect(() => studentTTwoSidedP(1, 0)).toThrow('invalid degrees of freedom: 0; expected a number above 0');
  expect(() => studentTCritical(1, 2)).toThrow('invalid confidence: 1; expected a fraction between 0 and 1');
});

test('a 95% interval of three values is 4.303 standard errors to either side', () => {
  expect(confidenceHalfWidth(3, 3)).toBeCloseTo((4.302653 * 3) / Math.sqrt(3), 5);
});

test('one value has no interval', () => {
  expect(confidenceHalfWidth(null, 1)).toBeNull();
});
