import { expect, test } from 'vitest';
import { claimSchema } from '../../src/claims/declaration.ts';
import { judgeClaim } from '../../src/claims/judge-claim.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

const FAULT = new TypeError('cannot read properties of undefined');

const analysis = await loadAnalysis('test/fixtures/datasets/small');
const faulty = {
  ...analysis,
  timePerImage: () => {
    throw FAULT;
  },
};
const claim = (query: object, expected: object) =>
  claimSchema.parse({ id: 'a', statement: 'Fast.', see: 'x', checks: [{ value: query, expect: expected }] });
const repetition = { model: 'tiny-net', library: 'cpu', batchSize: 2, repetition: 0 };
const time = { of: 'time', model: 'tiny-net', library: 'cpu' };

test('what the data lack is a verdict', () => {
  const judged = judgeClaim(claim({ ...time, batchSize: 64 }, { atLeast: 1 }), {
    analysis,
    quoted: new Map(),
  });
  expect(judged.decisive.difference).toMatch(/^not measured: /);
});

test.each([
  ['the value', claim(time, { atLeast: 1 })],
  ['the bound', claim({ ...repetition, of: 'repetition-time' }, { atLeast: time })],
])('a fault of the program in computing %s is no verdict', (_, declaration) => {
  expect(() => judgeClaim(declaration, { analysis: faulty, quoted: new Map() })).toThrow(FAULT);
});
