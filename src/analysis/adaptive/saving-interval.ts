import { randomLcg } from 'd3-random';
import { compareCodeUnits } from '../row-order.ts';
import { studentTCritical } from '../student-t.ts';
import type { AlignedLibrary, AlignedPoint } from './aligned-times.ts';
import { allResamples, resampleCount, resampledPoint } from './resamples.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';

/** From `lower` to `upper`, both included. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Up to this many combinations of resamples all are taken; beyond, as many are drawn. */
const RESAMPLES = 400;

const CONFIDENCE = 0.95;
const SEED = 0.1;

/** How often each repetition of each of the runs was drawn, and the chance of that. */
interface Draw {
  readonly counts: readonly (readonly number[])[];
  readonly probability: number;
}

/**
 * A 95% interval of the saving: estimate ± t(n − 1) × standard error, by the bootstrap.
 *
 * The runs of every library and batch size are resampled by themselves, because one run has nothing to do with
 * another; all layers of a run stay together, because what disturbs a run disturbs all of it. In every resample the
 * whole choice is made anew, that of the baseline too. The standard error is the standard deviation over the resamples
 * × √(n ÷ (n − 1)), as resampling n values understates their spread by that factor (Efron & Tibshirani 1993, §5;
 * Hesterberg, The American Statistician 69, 2015). Student's t stands for the tails that so few repetitions cannot show.
 *
 * n is the fewest repetitions of anything that the solution and its baseline use.
 *
 * @param solution what the interval is of
 * @param solve the choice that led to it
 * @returns undefined where n is 1
 */
export function savingInterval(
  problem: AdaptiveProblem,
  solution: AdaptiveSolution,
  solve: (problem: AdaptiveProblem) => Pick<AdaptiveSolution, 'saving'> | undefined,
): Interval | undefined {
  const n = fewestRepetitions(problem, solution);
  if (n < 2) return undefined;
  const runs = runsOf(problem);
  const redraw = createRedraw();
  let [weight, mean, squares] = [0, 0, 0];
  for (const draw of draws(runs)) {
    const saving = solve(resampled(problem, runs, draw, redraw))?.saving;
    if (saving === undefined) continue;
    weight += draw.probability;
    const change = saving - mean;
    mean += (change * draw.probability) / weight;
    squares += draw.probability * change * (saving - mean);
  }
  const error = Math.sqrt(((squares / weight) * n) / (n - 1));
  const margin = studentTCritical(CONFIDENCE, n - 1) * error;
  return { lower: solution.saving - margin, upper: solution.saving + margin };
}

function fewestRepetitions(
  { candidates, baselines }: AdaptiveProblem,
  { layers, baselineLibrary, baselineBatchSize }: AdaptiveSolution,
): number {
  const counts = layers.flatMap(({ library, batchSize }, position) => [
    timedRepetitions(candidates, library, batchSize, position),
    timedRepetitions(baselines, baselineLibrary, baselineBatchSize, position),
  ]);
  return Math.min(...counts);
}

function timedRepetitions(
  libraries: readonly AlignedLibrary[],
  library: string,
  batchSize: number,
  position: number,
): number {
  const repetitions = libraries
    .find((each) => each.library === library)
    ?.points.find((point) => point.batchSize === batchSize)?.repetitions;
  let timed = 0;
  for (const times of repetitions?.values() ?? []) if (!Number.isNaN(times[position])) timed += 1;
  return timed;
}

/** A problem's points, told apart by library and batch size: those that stand for the same runs are drawn together. */
interface Runs {
  readonly repetitions: readonly number[];
  /** Which of the runs a point has. */
  readonly of: ReadonlyMap<AlignedPoint, number>;
}

/** In an order that does not depend on that of the rows. */
function runsOf({ candidates, baselines }: AdaptiveProblem): Runs {
  const points = [...candidates, ...baselines].flatMap(({ library, points: own }) =>
    own.map((point) => ({ key: `${library}\n${String(point.batchSize)}`, point })),
  );
  const runs = [...Map.groupBy(points, ({ key }) => key)].sort(([a], [b]) => compareCodeUnits(a, b));
  return {
    repetitions: runs.map(([, alike]) => alike[0]!.point.repetitions.size),
    of: new Map(runs.flatMap(([, alike], at) => alike.map(({ point }) => [point, at] as const))),
  };
}

/** All combinations of the runs' resamples where they are few, else drawn ones. */
function draws({ repetitions }: Runs): Iterable<Draw> {
  const combinations = repetitions.reduce((product, n) => product * resampleCount(n), 1);
  return combinations <= RESAMPLES ? allDraws(repetitions) : randomDraws(repetitions);
}

function allDraws(repetitions: readonly number[]): readonly Draw[] {
  return repetitions.reduce<readonly Draw[]>(
    (before, n) =>
      before.flatMap((draw) =>
        allResamples(n).map(({ counts, probability }) => ({
          counts: [...draw.counts, counts],
          probability: draw.probability * probability,
        })),
      ),
    [{ counts: [], probability: 1 }],
  );
}

function* randomDraws(repetitions: readonly number[]): Generator<Draw> {
  const random = randomLcg(SEED);
  for (let at = 0; at < RESAMPLES; at += 1) {
    const counts = repetitions.map((n) => {
      const ofRun = new Array<number>(n).fill(0);
      for (let drawn = 0; drawn < n; drawn += 1) ofRun[Math.floor(random() * n)]! += 1;
      return ofRun;
    });
    yield { counts, probability: 1 / RESAMPLES };
  }
}

/** A point by what was drawn of its repetitions. */
type Redraw = (point: AlignedPoint, counts: readonly number[]) => AlignedPoint;

/** Of a few repetitions there are few different draws, so each is made once. */
function createRedraw(): Redraw {
  const known = new Map<AlignedPoint, Map<string, AlignedPoint>>();
  return (point, counts) => {
    if (resampleCount(counts.length) > RESAMPLES) return resampledPoint(point, counts);
    const ofPoint = known.get(point) ?? new Map<string, AlignedPoint>();
    known.set(point, ofPoint);
    const key = counts.join();
    const redrawn = ofPoint.get(key) ?? resampledPoint(point, counts);
    ofPoint.set(key, redrawn);
    return redrawn;
  };
}

function resampled(problem: AdaptiveProblem, runs: Runs, { counts }: Draw, redraw: Redraw): AdaptiveProblem {
  const libraries = (of: readonly AlignedLibrary[]) =>
    of.map(({ library, points }) => ({
      library,
      points: points.map((point) => redraw(point, counts[runs.of.get(point)!]!)),
    }));
  return {
    ...problem,
    candidates: libraries(problem.candidates),
    baselines: libraries(problem.baselines),
  };
}
