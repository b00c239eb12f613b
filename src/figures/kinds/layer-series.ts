import type { Analysis } from '../../analysis/analysis.ts';
import { layerTimesOfPoint } from '../../analysis/layer-time.ts';
import { libraryAttributes } from '../../analysis/library-attributes.ts';
import type { Metric } from '../../analysis/metric.ts';
import type { LayerTimeRow } from '../../analysis/rows.ts';
import { missingReason, pointsOf } from '../measures/missing.ts';

/** The layer times of one library at one batch size. */
export interface LayerSeries {
  readonly library: string;
  readonly batchSize: number;
  /** Only layers of one framework stand for the same work under the same name. */
  readonly framework: string;
  readonly byLayer: ReadonlyMap<string, LayerTimeRow>;
  readonly sumMs: number;
  /** Why there are no layer times; empty where there are. */
  readonly missing: string;
}

export interface ShownLayer {
  readonly layer: string;
  readonly framework: string;
}

export function selectLayerSeries(
  analysis: Analysis,
  metric: Metric,
  model: string,
  libraries: readonly string[],
  batchSizes: readonly number[],
): LayerSeries[] {
  const ascending = [...batchSizes].sort((a, b) => a - b);
  return libraries.flatMap((library) => {
    const framework = libraryAttributes(library, analysis.descriptor).framework ?? '';
    return ascending.map((batchSize): LayerSeries => {
      const points = pointsOf(analysis, model, library, [batchSize]);
      const rows = points.flatMap((point) => layerTimesOfPoint(point, metric));
      return {
        library,
        batchSize,
        framework,
        byLayer: new Map(rows.map((row) => [row.layer, row])),
        sumMs: rows.reduce((sum, row) => sum + row.mean_ms, 0),
        missing: rows.length > 0 ? '' : missingReason(points),
      };
    });
  });
}

/**
 * The layers to show, in order, framework by framework: those with a mean of at least `lower` × the series' sum in
 * any series, and of at most `upper` × it in any.
 */
export function selectLayers(series: readonly LayerSeries[], lower: number, upper: number): ShownLayer[] {
  return [...Map.groupBy(series, ({ framework }) => framework)].flatMap(([framework, members]) =>
    mergeOrders(members.map(({ byLayer }) => [...byLayer.keys()]))
      .filter((layer) => isWithin(layer, members, lower, upper))
      .map((layer) => ({ layer, framework })),
  );
}

function isWithin(layer: string, series: readonly LayerSeries[], lower: number, upper: number): boolean {
  let reaches = false;
  let stays = false;
  for (const { byLayer, sumMs } of series) {
    const row = byLayer.get(layer);
    if (row === undefined) continue;
    const share = row.mean_ms / sumMs;
    reaches ||= share >= lower;
    stays ||= share <= upper;
    if (reaches && stays) return true;
  }
  return false;
}

/** One order for lists that mostly agree: what only a later list has goes after its predecessor there. */
function mergeOrders(lists: readonly (readonly string[])[]): string[] {
  const merged: string[] = [];
  const known = new Set<string>();
  for (const list of lists) {
    let after = -1;
    for (const name of list) {
      if (known.has(name)) {
        after = merged.indexOf(name);
      } else {
        known.add(name);
        merged.splice((after += 1), 0, name);
      }
    }
  }
  return merged;
}
