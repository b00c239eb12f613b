import type { Analysis } from '../../src/analysis/analysis.ts';
import { analyse, type SketchedRun } from '../analysis/analyse-runs.ts';

const LIBRARIES = ['quick', 'frugal', 'plain'] as const;

/** Base time per image in ms, power in mW. */
const OF: Readonly<Record<(typeof LIBRARIES)[number], readonly [ms: number, mw: number]>> = {
  quick: [5, 12_000],
  frugal: [8, 5_000],
  plain: [10, 9_000],
};

/** Three repetitions that are off by −2%, 0 and +2%. */
const NOISE = [0.98, 1, 1.02];

/**
 * One model, three libraries at batch sizes 1 and 4, everything observed: forty single times a run, the last repetition of
 * `plain` throttled and disturbed. `bare` has times alone.
 */
export function observedSketch(): Analysis {
  let order = 0;
  const runs = LIBRARIES.flatMap((library) =>
    [1, 4].flatMap((batchSize) =>
      NOISE.map((noise, repetition): SketchedRun => {
        const [ms, mw] = OF[library];
        const forwardMs = ms * batchSize * noise * (batchSize === 4 ? 0.8 : 1);
        const isHot = library === 'plain' && repetition === 2;
        return {
          model: 'net',
          library,
          batchSize,
          repetition,
          forwardMs,
          iterations: Array.from({ length: 40 }, (_, at) => forwardMs * (1 + at / 400)),
          further: {
            first_iteration_ms: String(forwardMs * 1.5),
            later_iterations_ms: String(forwardMs),
            warm_up_iterations: '1',
            energy_mj_per_image: String((mw * forwardMs) / batchSize / 1000),
            power_mw: String(mw),
            sampled_part: 'timed',
            cpu_clock_khz: isHot ? '1020000' : '1734000',
            temperature_c: String(50 + order),
            throttled: String(isHot),
            below_max_clock: String(isHot),
            machine_busy: String(isHot),
            load_average: '1.25',
            run_order: String(order++),
          },
        };
      }),
    ),
  );
  const bare = NOISE.map((noise, repetition): SketchedRun => {
    return { model: 'net', library: 'bare', batchSize: 1, repetition, forwardMs: 20 * noise };
  });
  return analyse([...runs, ...bare], {
    libraries: {
      quick: { label: 'Quick' },
      frugal: { label: 'Frugal' },
      plain: { label: 'Plain' },
      bare: { label: 'Bare' },
    },
    models: { net: { label: 'Net' } },
  });
}
