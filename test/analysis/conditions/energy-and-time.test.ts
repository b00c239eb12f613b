import { expect, test } from 'vitest';
import { energyAndTime } from '../../../src/analysis/conditions/energy-and-time.ts';
import { analyse, type SketchedRun } from '../analyse-runs.ts';

const run = (library: string, batchSize: number, forwardMs: number, energy?: string): SketchedRun => ({
  library,
  batchSize,
  forwardMs,
  ...(energy !== undefined && { further: { energy_mj_per_image: energy } }),
});

test('on the front is what nothing beats in time or energy without losing in the other', () => {
  const analysis = analyse([
    run('fast', 1, 10, '90'),
    run('frugal', 1, 20, '60'),
    run('worse', 1, 25, '60'),
    run('twin', 1, 10, '90'),
    run('unknown', 1, 1),
  ]);
  const found = energyAndTime(analysis, 'inference', 'net', analysis.libraries);
  expect(found.map(({ library, onFront }) => [library, onFront])).toEqual([
    ['fast', true],
    ['frugal', true],
    ['twin', true],
    ['worse', false],
  ]);
});

test('time is per image, as energy is', () => {
  const analysis = analyse([run('lib', 1, 10, '50'), run('lib', 4, 20, '40')]);
  expect(
    energyAndTime(analysis, 'inference', 'net', ['lib'], [4]).map(({ time, energy }) => [
      time.mean,
      energy.mean,
    ]),
  ).toEqual([[5, 40]]);
});
