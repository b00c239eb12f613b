import { keep } from '../keep.ts';
import { compareCodeUnits } from '../row-order.ts';
import type { AdaptiveLayerRow, AdaptiveRow, AdaptiveSummaryRow } from '../rows.ts';
import type { LibrarySet } from './library-sets.ts';
import { ADAPTIVE_METHODS } from './methods.ts';
import type { AdaptiveSolution } from './solution.ts';
import type { AdaptiveSolver } from './solve-adaptive.ts';

export interface AdaptiveTables {
  readonly adaptive: readonly AdaptiveRow[];
  readonly 'adaptive-summary': readonly AdaptiveSummaryRow[];
  readonly 'adaptive-layers': readonly AdaptiveLayerRow[];
}

/**
 * The adaptive solution by every method, for every library set of the dataset and every model; ms per image.
 * Rows are sorted by their key columns; a method that cannot be had for a model has none. Each table is made when asked for.
 */
export function adaptiveTables(solver: AdaptiveSolver, librarySets: readonly LibrarySet[]): AdaptiveTables {
  const sets = [...librarySets].sort((a, b) => compareCodeUnits(a.name, b.name));
  const solutions = keep(() =>
    sets.flatMap(({ name, libraries }) =>
      [...ADAPTIVE_METHODS].sort().flatMap((method) =>
        solver.models.flatMap((model) => {
          const solution = solver.solve(libraries, model, method);
          return solution === undefined ? [] : [{ name, solution }];
        }),
      ),
    ),
  );
  return {
    get adaptive() {
      return solutions().flatMap(({ name, solution }) => timeByLibrary(name, solution));
    },
    get 'adaptive-summary'() {
      return solutions().map(({ name, solution }) => summaryRow(name, solution));
    },
    get 'adaptive-layers'() {
      return solutions().flatMap(({ name, solution }) => layerRows(name, solution));
    },
  };
}

/** One row per library that runs a layer. */
function timeByLibrary(
  librarySet: string,
  { method, model, layers }: AdaptiveSolution,
): readonly AdaptiveRow[] {
  return [...Map.groupBy(layers, ({ library }) => library)]
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([library, chosen]) => ({
      library_set: librarySet,
      method,
      model,
      library,
      layers: chosen.length,
      time_ms: chosen.reduce((sum, { timeMs }) => sum + timeMs, 0),
    }));
}

function summaryRow(librarySet: string, solution: AdaptiveSolution): AdaptiveSummaryRow {
  return {
    library_set: librarySet,
    method: solution.method,
    model: solution.model,
    batch_size: solution.batchSize,
    time_ms: solution.timeMs,
    baseline_library: solution.baselineLibrary,
    baseline_ms: solution.baselineMs,
    saving: solution.saving,
  };
}

function layerRows(
  librarySet: string,
  { method, model, layers }: AdaptiveSolution,
): readonly AdaptiveLayerRow[] {
  return layers.map(({ layerIndex, layer, library, batchSize, timeMs }) => ({
    library_set: librarySet,
    method,
    model,
    layer_index: layerIndex,
    layer,
    library,
    batch_size: batchSize,
    time_ms: timeMs,
  }));
}
