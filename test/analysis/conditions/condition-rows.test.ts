import { describe, expect, test } from 'vitest';
import { analyse, type SketchedRun } from '../analyse-runs.ts';

const repeated = (...runs: readonly SketchedRun[]): SketchedRun[] =>
  runs.map((run, repetition) => ({ repetition, ...run }));

describe('cold against warm', () => {
  const runs = repeated(
    { further: { first_iteration_ms: '12', later_iterations_ms: '10', warm_up_iterations: '2' } },
    { further: { first_iteration_ms: '30', later_iterations_ms: '20', warm_up_iterations: '1' } },
  );

  test('is compared within each run, then over the repetitions', () => {
    const [row] = analyse(runs).table('cold-warm', 'inference');
    expect(row).toMatchObject({ repetitions: 2, first_ms: 21, later_ms: 15, warm_up_iterations: 1 });
    expect(row!.ratio).toBeCloseTo((1.2 + 1.5) / 2, 12);
    expect(row!.ratio_std).toBeCloseTo(0.3 / Math.SQRT2, 12);
  });

  test('leaves out a run that did not tell both, or told a time of nothing', () => {
    const more = repeated(
      ...runs,
      { further: { first_iteration_ms: '99' } },
      { further: { first_iteration_ms: '99', later_iterations_ms: '0' } },
    );
    expect(analyse(more).table('cold-warm', 'inference')).toEqual(
      analyse(runs).table('cold-warm', 'inference'),
    );
  });

  test('belongs to training where the program times the backward pass too', () => {
    const both = runs.map((run) => ({ ...run, backwardMs: 3, forwardBackwardMs: 4 }));
    expect(analyse(both).table('cold-warm', 'inference')).toEqual([]);
    expect(analyse(both).table('cold-warm', 'training')).toHaveLength(1);
  });

  test('is of no run that failed', () => {
    const failed = runs.map((run) => ({ ...run, failure: 'out of memory' }));
    expect(analyse(failed).table('cold-warm', 'inference')).toEqual([]);
  });
});

describe('energy', () => {
  test('is a mean over the repetitions that told it, with the images per joule of that mean', () => {
    const [row] = analyse(
      repeated(
        {
          further: {
            energy_mj_per_image: '50',
            power_mw: '9000',
            cpu_power_mw: '4000',
            sampled_part: 'timed',
          },
        },
        { further: { energy_mj_per_image: '30', power_mw: '7000', sampled_part: 'timed' } },
        { further: { power_mw: '8000' } },
        {},
      ),
    ).table('energy', 'inference');
    expect(row).toMatchObject({
      repetitions: 2,
      energy_mj: 40,
      images_per_joule: 25,
      power_mw: 8000,
      gpu_power_mw: null,
      cpu_power_mw: 4000,
      sampled_part: 'timed',
    });
    expect(row!.energy_std_mj).toBeCloseTo(Math.sqrt(200), 12);
  });

  test('is not made from power alone', () => {
    expect(analyse([{ further: { power_mw: '9000' } }]).table('energy', 'inference')).toMatchObject([
      { repetitions: 1, energy_mj: null, images_per_joule: null, power_mw: 9000, sampled_part: null },
    ]);
  });

  test.each(['', '0', '-3', 'about 9 W'])('a power of %j is none', (power) => {
    expect(analyse([{ further: { power_mw: power } }]).table('energy', 'inference')).toEqual([]);
  });
});

describe('conditions', () => {
  test('are the extremes over the repetitions, and counts of those that tell', () => {
    const [row] = analyse(
      repeated(
        {
          memoryBytes: 3e6,
          further: {
            gpu_clock_hz: '998400000',
            cpu_clock_khz: '1734000',
            temperature_c: '51.5',
            throttled: 'false',
            sampled_part: 'timed',
            peak_rss_bytes: '250000000',
          },
        },
        {
          further: {
            gpu_clock_hz: '76800000',
            temperature_c: '63',
            throttled: 'true',
            below_max_clock: 'true',
            sampled_part: 'process',
            load_average: '1.5',
            peak_rss_bytes: '260000000',
          },
        },
        { further: {} },
      ),
    ).table('conditions', 'inference');
    expect(row).toEqual({
      model: 'net',
      library: 'lib',
      batch_size: 2,
      repetitions: 3,
      gpu_clock_mhz: 76.8,
      memory_clock_mhz: null,
      cpu_clock_mhz: 1734,
      sampled_part: 'mixed',
      temperature_c: 63,
      throttled_runs: 1,
      throttled_of: 2,
      below_max_clock_runs: 1,
      below_max_clock_of: 1,
      busy_runs: null,
      busy_of: null,
      load_average: 1.5,
      peak_memory_mb: 260,
      memory_mb: 3,
    });
  });

  test('of which nothing was told have no row, whatever memory was reported', () => {
    expect(analyse([{ memoryBytes: 1e6 }]).table('conditions', 'inference')).toEqual([]);
  });
});

test('latency is of the whole pass where training is asked for, and of single times alone', () => {
  const analysis = analyse([{ iterations: [1, 2, 3], bothIterations: [5, 7] }, { batchSize: 4 }]);
  expect(analysis.table('latency', 'inference')).toMatchObject([{ times: 3, median_ms: 2, p90_ms: null }]);
  expect(analysis.table('latency', 'training')).toMatchObject([{ times: 2, median_ms: 6, worst_ms: 7 }]);
});

test('the first iterations that a run says are left out are in no latency', () => {
  const analysis = analyse([{ iterations: [9, 2, 3], further: { iterations_left_out: '1' } }]);
  expect(analysis.table('latency', 'inference')).toMatchObject([{ times: 2, left_out: 1, worst_ms: 3 }]);
});
