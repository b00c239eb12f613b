import { compareCodeUnits } from '../row-order.ts';
import { batchSizesOf } from './aligned-times.ts';
import type { AlignedLibrary, AlignedPoint } from './aligned-times.ts';
import type { ChoiceTime } from './choice-time.ts';
import { fastestChoice } from './fastest-choice.ts';
import { redrawnTimes } from './redrawn-times.ts';
import type { RedrawnTimes } from './redrawn-times.ts';
import type { AdaptiveProblem } from './solution.ts';

/** What a problem's choice saves by what is drawn of the repetitions of its runs. */
export interface ResampledSaving {
  /** How many repetitions each of the runs has. */
  readonly repetitions: readonly number[];
  /**
   * The choice made anew, and that of the baseline too. Undefined where what was drawn leaves none.
   *
   * @param counts how often each repetition was drawn, run after run
   */
  saving(counts: Uint32Array): number | undefined;
}

interface ResampledPoint {
  readonly times: RedrawnTimes;
  /** Where in a draw's counts those of its run begin. */
  readonly first: number;
}

/** What takes no less than `leastMs`, whatever is drawn. */
interface Bounded {
  readonly leastMs: number;
}

/** A bound less what rounding may take from the means and sums that it is a bound of. */
const LESS_ROUNDING = 1 - 1e-9;

/**
 * The runs of every library and batch size are resampled by themselves, because one run has nothing to do with another; all
 * layers of a run stay together, because what disturbs a run disturbs all of it.
 *
 * Only what can be the best is computed of a draw: batch sizes differ by far more than the repetitions of any one, so most of
 * them are out by the least that they could ever take.
 */
export function resampledSaving(problem: AdaptiveProblem, choiceTime: ChoiceTime): ResampledSaving {
  const { layers } = problem;
  const runs = runsOf(problem);
  const resampled = (point: AlignedPoint): ResampledPoint => ({
    times: redrawnTimes(point),
    first: runs.first.get(point)!,
  });
  const baselines = mostPromisingFirst(
    problem.baselines.flatMap(({ points }) =>
      points.map((point) => {
        const redrawn = resampled(point);
        return { ...redrawn, leastMs: sumOf(redrawn.times.leastMs) * LESS_ROUNDING };
      }),
    ),
  );
  const candidates = mostPromisingFirst(
    batchSizesOf(problem.candidates).map((batchSize) => {
      const points = problem.candidates.flatMap((library) =>
        library.points.filter((point) => point.batchSize === batchSize).map(resampled),
      );
      const libraries = points.map(({ times }) => times);
      const shortest = fastestChoice(
        libraries.map(({ leastMs }) => leastMs),
        layers.length,
      );
      // Most batch sizes are never chosen from.
      let made: ReturnType<ChoiceTime> | undefined;
      const timeOf = () => (made ??= choiceTime({ batchSize, layerCount: layers.length, libraries }));
      return { points, timeOf, leastMs: (shortest?.totalMs ?? Infinity) * LESS_ROUNDING };
    }),
  );

  function baselineMs(counts: Uint32Array): number {
    let least = Infinity;
    for (const { times, first, leastMs } of baselines) {
      if (leastMs >= least) break;
      const { sumMs } = times.by(counts, first);
      // NaN, a layer that was not timed, is never less.
      if (sumMs < least) least = sumMs;
    }
    return least;
  }

  function timeMs(counts: Uint32Array): number {
    let least = Infinity;
    for (const { points, timeOf, leastMs } of candidates) {
      if (leastMs >= least) break;
      const times = points.map((point) => point.times.by(counts, point.first).meanMs);
      least = Math.min(least, timeOf()(times));
    }
    return least;
  }

  return {
    repetitions: runs.repetitions,
    saving(counts) {
      const baseline = baselineMs(counts);
      const time = timeMs(counts);
      return baseline === Infinity || time === Infinity ? undefined : 1 - time / baseline;
    },
  };
}

/** What can never be had, whose least time is Infinity or not known, is left out. */
function mostPromisingFirst<Each extends Bounded>(all: readonly Each[]): readonly Each[] {
  return all.filter(({ leastMs }) => leastMs < Infinity).sort((a, b) => a.leastMs - b.leastMs);
}

function sumOf(times: Float64Array): number {
  let sum = 0;
  for (const time of times) sum += time;
  return sum;
}

/** A problem's points, told apart by library and batch size: those that stand for the same runs are drawn together. */
interface Runs {
  readonly repetitions: readonly number[];
  /** How many repetitions the runs before those of a point have. */
  readonly first: ReadonlyMap<AlignedPoint, number>;
}

/** In an order that does not depend on that of the rows. */
function runsOf({ candidates, baselines }: Pick<AdaptiveProblem, 'candidates' | 'baselines'>): Runs {
  const points = [...candidates, ...baselines].flatMap(({ library, points: own }: AlignedLibrary) =>
    own.map((point) => ({ key: `${library}\n${String(point.batchSize)}`, point })),
  );
  const runs = [...Map.groupBy(points, ({ key }) => key)].sort(([a], [b]) => compareCodeUnits(a, b));
  const repetitions = runs.map(([, alike]) => alike[0]!.point.repetitions.size);
  const first = new Map<AlignedPoint, number>();
  let before = 0;
  runs.forEach(([, alike], at) => {
    for (const { point } of alike) first.set(point, before);
    before += repetitions[at]!;
  });
  return { repetitions, first };
}
