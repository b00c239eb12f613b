import fc from 'fast-check';
import type { SketchedRun } from './analyse-runs.ts';

const timeMs = fc.oneof(
  // As the programs print them: few significant digits.
  fc
    .tuple(fc.integer({ min: 1, max: 999_999 }), fc.integer({ min: 0, max: 6 }))
    .map(([digits, decimals]) => Number(`${digits}e-${decimals}`)),
  fc.double({ min: 1e-9, max: 3.6e6, noNaN: true }),
);

const layerNames = fc.uniqueArray(fc.constantFrom('conv1', 'relu1', 'pool1', 'fc6', 'prob', '=cmd()', 'ε'), {
  minLength: 0,
  maxLength: 5,
});

const layers = layerNames.chain((names) =>
  fc.tuple(
    ...names.map((name) =>
      fc
        .tuple(timeMs, fc.option(timeMs, { nil: undefined }))
        .map(([forwardMs, backwardMs]) =>
          backwardMs === undefined ? ([name, forwardMs] as const) : ([name, forwardMs, backwardMs] as const),
        ),
    ),
  ),
);

const further = fc.record(
  {
    iterations_left_out: fc.constantFrom('0', '1', ''),
    first_iteration_ms: fc.constantFrom('12.5', '0', 'none'),
    later_iterations_ms: fc.constantFrom('10', '0.25'),
    energy_mj_per_image: fc.constantFrom('80', '81.5'),
    power_mw: fc.constantFrom('9000', '-1'),
    sampled_part: fc.constantFrom('timed', 'process'),
    throttled: fc.constantFrom('true', 'false', ''),
    cpu_clock_khz: fc.constantFrom('1734000', '102000'),
    peak_rss_bytes: fc.constantFrom('1000000'),
    run_order: fc.constantFrom('0', '7'),
  },
  { requiredKeys: [] },
);

const sketchedRun: fc.Arbitrary<SketchedRun> = fc.record(
  {
    model: fc.constantFrom('alex', 'squeeze'),
    library: fc.constantFrom('cpu', 'cudnn', 'fp16'),
    batchSize: fc.constantFrom(1, 2, 6, 16),
    repetition: fc.nat({ max: 3 }),
    forwardMs: timeMs,
    forwardBackwardMs: timeMs,
    memoryBytes: fc.integer({ min: 1, max: 4e9 }),
    failure: fc.constantFrom('exit 139 (SIGSEGV)', 'out of memory'),
    layers,
    iterations: fc.array(fc.oneof(timeMs, fc.constant(NaN)), { maxLength: 25 }),
    bothIterations: fc.array(timeMs, { maxLength: 3 }),
    further,
  },
  { requiredKeys: ['model', 'library', 'batchSize', 'repetition', 'forwardMs', 'layers'] },
);

/** Runs with unique keys: some failed, some without training, some without layers or with different ones. */
export const sketchedRuns: fc.Arbitrary<SketchedRun[]> = fc.uniqueArray(sketchedRun, {
  minLength: 1,
  maxLength: 20,
  selector: ({ model, library, batchSize, repetition }) => `${model} ${library} ${batchSize} ${repetition}`,
});
