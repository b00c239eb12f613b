import { describe, expect, it } from 'vitest';
import { missingReason, partialFailure } from '../../../src/figures/measures/missing.ts';
import { type SketchedRun, summariesOf } from '../../analysis/analyse-runs.ts';
import type { PointSummary } from '../../../src/analysis/summaries.ts';

const ok = (repetition: number): SketchedRun => ({ repetition, forwardMs: 1 });
const failed = (repetition: number): SketchedRun => ({ repetition, failure: 'crash' });
const pointOf = (...runs: SketchedRun[]): PointSummary => summariesOf(runs).points[0]!;
const timedOut = ({ unsuccessful, ...point }: PointSummary): PointSummary => ({
  ...point,
  unsuccessful: unsuccessful.map((run) => ({ ...run, status: 'timeout' })),
});

describe('what is said where there is no value', () => {
  it('is that every run failed or timed out, where one did', () => {
    expect(missingReason([pointOf(failed(0), failed(1))])).toBe('failed 2 of 2');
    expect(missingReason([timedOut(pointOf(failed(0)))])).toBe('timed out 1 of 1');
    expect(missingReason([timedOut(pointOf(failed(0))), pointOf(failed(0))])).toBe('failed 2 of 2');
  });

  it('is that nothing was measured, where nothing ran, or what ran did not report it', () => {
    expect(missingReason([])).toBe('not measured');
    expect(missingReason([pointOf(ok(0), failed(1))])).toBe('not measured');
  });

  it('is how many runs are in no statistic, beside a value of the others', () => {
    expect(partialFailure(pointOf(ok(0), failed(1), ok(2)))).toBe('1 of 3 runs failed');
    expect(partialFailure(pointOf(ok(0)))).toBe('');
    expect(partialFailure(undefined)).toBe('');
  });
});
