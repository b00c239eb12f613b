import { compareCodeUnits } from '../row-order.ts';
import type { AdaptiveLayerRow, AdaptiveRow, AdaptiveSummaryRow } from '../rows.ts';
import type { LibrarySet } from './library-sets.ts';
import { ADAPTIVE_METHODS } from './methods.ts';
import type { AdaptiveSolution } from './solution.ts';
import type { AdaptiveSolver } from './solve-adaptive.ts';

export interface AdaptiveTables {
  adaptive: readonly AdaptiveRow[];
  'adaptive-summary': readonly AdaptiveSummaryRow[];
  'adaptive-layers': readonly AdaptiveLayerRow[];
}

/**
 * The adaptive solution by every method, for every library set of the dataset and every model; ms per image.
 * Rows are sorted by their key columns; a method that cannot be had for a model has none.
 */
export function adaptiveTables(solver: AdaptiveSolver, librarySets: readonly LibrarySet[]): AdaptiveTables {
  const tables = {
    adaptive: [] as AdaptiveRow[],
    'adaptive-summary': [] as AdaptiveSummaryRow[],
    'adaptive-layers': [] as AdaptiveLayerRow[],
  };
  const sets = [...librarySets].sort((a, b) => compareCodeUnits(a.name, b.name));
  for (const { name, libraries } of sets) {
    for (const method of [...ADAPTIVE_METHODS].sort()) {
      for (const model of solver.models) {
        const solution = solver.solve(libraries, model, method);
        if (solution === undefined) continue;
        tables.adaptive.push(...timeByLibrary(name, solution));
        tables['adaptive-summary'].push(summaryRow(name, solution));
        tables['adaptive-layers'].push(...layerRows(name, solution));
      }
    }
  }
  return tables;
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
