import type { Descriptor, NetworkLayer } from '../../dataset/types.ts';
import { keep } from '../keep.ts';
import { libraryAttributes } from '../library-attributes.ts';
import type { Metric } from '../metric.ts';
import type { Summaries } from '../summaries.ts';
import { alignLibrary } from './aligned-times.ts';
import { crossValidated, keepMeans } from './cross-validated.ts';
import { commonLayers, timedLibraries } from './layer-times.ts';
import { levelsOfLibrary, reasonableLibraries } from './library-sets.ts';
import type { AdaptiveMethod, OneBatchMethod } from './methods.ts';
import { published, singleLibraryPublished } from './published.ts';
import { sameBatch } from './same-batch.ts';
import type { AdaptiveProblem, AdaptiveSolution } from './solution.ts';
import { engineLibraries, switchableProblem } from './switchable.ts';

/** Solves for any set of libraries, given by tags; made once for a dataset and a metric. */
export interface AdaptiveSolver {
  readonly metric: Metric;
  /** Tags of the models that have layer times, sorted. */
  readonly models: readonly string[];
  /**
   * Undefined where the method cannot be had: the libraries share no layers or belong to different frameworks,
   * nothing was measured under the metric, there is one repetition (`cross-validated`), or no pair of engines in
   * one binary (`switchable`).
   */
  solve(libraries: readonly string[], model: string, method: AdaptiveMethod): AdaptiveSolution | undefined;
  /** What `same-batch` or `switchable` choose from, for finer questions; undefined as above. */
  problem(libraries: readonly string[], model: string, method?: OneBatchMethod): AdaptiveProblem | undefined;
}

export function createAdaptiveSolver(
  summaries: Summaries,
  descriptor: Descriptor,
  networks: readonly NetworkLayer[],
  metric: Metric,
): AdaptiveSolver {
  const models = timedLibraries(summaries, metric);
  const reasonable = reasonableLibraries(summaries, descriptor);
  const engines = engineLibraries(descriptor);
  const networkOf = Map.groupBy(networks, ({ model }) => model);
  const means = keepMeans();
  // Several figures, tables and sentences ask for the same solutions.
  const posed = keep(pose);
  const mixable = keep((libraries: readonly string[], model: string) => {
    const problem = posed(libraries, model);
    return engines && problem && switchableProblem(problem, engines, networkOf.get(model) ?? []);
  });
  const solved = keep(solve);
  // Sets mostly share their layers, so a library is brought onto the same ones once.
  const alignment = keep((model: string, layers: readonly string[]) =>
    keep((library: string) => {
      const timed = models.get(model)?.get(library);
      return timed && alignLibrary(library, timed.points, layers, metric);
    }),
  );

  function pose(libraries: readonly string[], model: string): AdaptiveProblem | undefined {
    const timed = models.get(model);
    if (timed === undefined || mixesFrameworks(libraries, descriptor)) return undefined;
    const set = libraries.filter((library) => timed.has(library));
    const layers = commonLayers(set.map((library) => timed.get(library)!));
    if (layers.length === 0) return undefined;
    const names = layers.map(({ layer }) => layer);
    const align = alignment(model, names);
    const aligned = (tags: readonly string[]) => tags.flatMap((library) => align(library) ?? []);
    // What is at other levels of a factor (more threads, another power mode) is no alternative.
    const levels = new Set(libraries.map((library) => levelsOfLibrary(library, descriptor)));
    const baselines = reasonable.filter((library) => levels.has(levelsOfLibrary(library, descriptor)));
    return { model, layers, candidates: aligned(set), baselines: aligned(baselines) };
  }

  function solve(
    libraries: readonly string[],
    model: string,
    method: AdaptiveMethod,
  ): AdaptiveSolution | undefined {
    const problem = posed(libraries, model);
    if (problem === undefined) return undefined;
    switch (method) {
      case 'published':
        return published(problem);
      case 'single-library-published':
        return singleLibraryPublished(problem);
      case 'same-batch':
        return sameBatch(problem);
      case 'cross-validated':
        return crossValidated(problem, means);
      case 'switchable': {
        const restricted = mixable(libraries, model);
        return restricted && sameBatch(restricted, 'switchable');
      }
    }
  }

  return {
    metric,
    models: [...models.keys()].sort(),
    solve: solved,
    problem: (libraries, model, method = 'same-batch') =>
      method === 'same-batch' ? posed(libraries, model) : mixable(libraries, model),
  };
}

/** Layers of different frameworks are fused differently, so they are never compared one by one. */
function mixesFrameworks(libraries: readonly string[], descriptor: Descriptor): boolean {
  const frameworks = libraries.flatMap((library) => libraryAttributes(library, descriptor).framework ?? []);
  return new Set(frameworks).size > 1;
}
