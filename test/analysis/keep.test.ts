import { expect, test, vi } from 'vitest';
import { keep } from '../../src/analysis/keep.ts';
import { keptWithAnalysis } from '../../src/analysis/kept-with-analysis.ts';
import { analyse } from './analyse-runs.ts';

test('a value is computed once, a missing one too, and others for what else is given', () => {
  const compute = vi.fn((tags: readonly string[], size?: number) =>
    size === undefined ? undefined : [tags, size],
  );
  const kept = keep(compute);
  expect(kept(['a', 'b'], 1)).toBe(kept(['a', 'b'], 1));
  expect([kept(['a'], undefined), kept(['a'], undefined)]).toEqual([undefined, undefined]);
  expect(kept(['a b'], 1)).toEqual([['a b'], 1]);
  expect(compute).toHaveBeenCalledTimes(3);
});

test('what follows from an analysis is kept with it, for each analysis by itself', () => {
  const compute = vi.fn((analysis: { name: string }, model: string) => ({ of: `${analysis.name} ${model}` }));
  const derived = keptWithAnalysis(compute);
  const other = keptWithAnalysis((analysis, model: string) => compute(analysis, model));
  const [one, two] = [analyse([{}]), analyse([{}])];
  expect(derived(one, 'net')).toBe(derived(one, 'net'));
  expect(derived(two, 'net')).not.toBe(derived(one, 'net'));
  expect(other(one, 'net')).not.toBe(derived(one, 'net'));
  expect(compute).toHaveBeenCalledTimes(3);
});
