import { expect, test } from 'vitest';
import { isInRange } from '../../src/cli/node-version.ts';

const RANGE = '^22.22.2 || ^24.15.0 || >=26.0.0';

test.each(['22.22.2', '22.23.0', '24.15.0', '24.100.1', '26.0.0', '27.1.0'])(
  'Node.js %s is enough',
  (version) => {
    expect(isInRange(version, RANGE)).toBe(true);
  },
);

test.each(['20.20.2', '22.22.1', '23.11.0', '24.14.9', '25.9.0'])('Node.js %s is not', (version) => {
  expect(isInRange(version, RANGE)).toBe(false);
});
