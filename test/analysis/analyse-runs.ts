import type {
  Descriptor,
  IterationSink,
  LibraryInfo,
  ModelInfo,
  NetworkLayer,
  Run,
} from '../../src/dataset/types.ts';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import type { Summaries } from '../../src/analysis/summaries.ts';
import { createSummariser } from '../../src/analysis/summarise.ts';

/** A run in as few words as a test needs. Times are ms per batch; layers are [name, forward, backward] in order. */
export interface SketchedRun {
  model?: string;
  library?: string;
  batchSize?: number;
  repetition?: number;
  forwardMs?: number;
  backwardMs?: number;
  forwardBackwardMs?: number;
  memoryBytes?: number;
  /** Present for a run that failed. */
  failure?: string;
  layers?: readonly (readonly [layer: string, forwardMs: number, backwardMs?: number])[];
  /** Forward times of single iterations, in order. */
  iterations?: readonly number[];
  /** Those of forward and backward as one, likewise. */
  bothIterations?: readonly number[];
  /** Cells of further columns. */
  further?: Readonly<Record<string, string>>;
}

export function runOf(sketch: SketchedRun): Run {
  const {
    model = 'net',
    library = 'lib',
    batchSize = 2,
    repetition = 0,
    failure,
    layers: _,
    iterations: __,
    bothIterations: ___,
    further = {},
    ...measured
  } = sketch;
  const columns = new Map(Object.entries(further));
  const key = { model, library, batchSize, factors: {}, repetition, further: columns };
  return failure === undefined
    ? { ...key, forwardMs: 1, ...measured, status: 'ok' }
    : { ...key, ...measured, status: 'failed', failure };
}

export function summariesOf(
  sketches: readonly SketchedRun[],
  options?: { keptRepetitions?: number; keptTimes?: number },
): Summaries {
  const summariser = createSummariser(sketches.map(runOf), options);
  sketches.forEach(({ layers = [] }, run) => {
    layers.forEach(([layer, forwardMs, backwardMs = NaN], index) => {
      summariser.sink(run, index, layer, forwardMs, backwardMs);
    });
  });
  for (const row of iterationRows(sketches)) summariser.iterationSink(...row);
  return summariser.finish();
}

/** The iterations of all runs, as a sink takes them. */
export function iterationRows(sketches: readonly SketchedRun[]): Parameters<IterationSink>[] {
  return sketches.flatMap(({ iterations = [], bothIterations = [] }, run) =>
    Array.from(
      { length: Math.max(iterations.length, bothIterations.length) },
      (_, at): Parameters<IterationSink> => [run, at, iterations[at] ?? NaN, NaN, bothIterations[at] ?? NaN],
    ),
  );
}

export const emptyDescriptor: Descriptor = {
  name: 'sketch',
  title: 'A sketch',
  created: '2026-01-01',
  sources: [],
  licenses: [],
  platform: {},
  libraries: new Map(),
  models: new Map(),
  factors: [],
  fields: new Map(),
};

/** A descriptor in as few words, with objects for what is by tag. */
export interface SketchedDescriptor extends Partial<Omit<Descriptor, 'libraries' | 'models'>> {
  readonly libraries?: Readonly<Record<string, LibraryInfo>>;
  readonly models?: Readonly<Record<string, ModelInfo>>;
}

export function analyse(
  sketches: readonly SketchedRun[],
  { libraries = {}, models = {}, ...descriptor }: SketchedDescriptor = {},
  networks: readonly NetworkLayer[] = [],
): Analysis {
  return createAnalysis(
    {
      name: 'sketch',
      descriptor: {
        ...emptyDescriptor,
        ...descriptor,
        libraries: new Map(Object.entries(libraries)),
        models: new Map(Object.entries(models)),
      },
      networks,
    },
    summariesOf(sketches),
  );
}
