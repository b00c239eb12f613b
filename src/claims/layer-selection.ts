import { z } from 'zod';
import type { Analysis } from '../analysis/analysis.ts';
import type { Metric } from '../analysis/metric.ts';
import { numberOrNull, sampleStatistics, type Sample } from '../analysis/sample-statistics.ts';
import { layerResolution } from '../analysis/resolution.ts';
import type { LayerStatistics } from '../analysis/summaries.ts';
import { layerFilter, type WhichLayers } from './layer-filter.ts';
import { notMeasured } from '../analysis/not-measured.ts';
import { pairLabel } from './pair-label.ts';
import { count, layerPatterns, metric, word, words } from './parameters.ts';

/** Which layers of a model a measure looks at; what is left out means all. */
export const layerSelection = {
  model: word,
  /** Bare names, `*` for any characters. */
  layers: layerPatterns.optional(),
  /** Types of the network definition, such as `Convolution`. */
  layerTypes: words.optional(),
  /** Types that are left out. */
  exceptTypes: words.optional(),
  metric: metric.optional(),
  /** `each` layer by itself, which is so if nothing is said; added up by `type`; or all `together`. */
  group: z.enum(['each', 'type', 'together']).optional(),
};

export const layerBatch = { batchSize: count };

export interface SelectedLayers extends WhichLayers {
  readonly metric?: Metric | undefined;
  readonly group?: 'each' | 'type' | 'together' | undefined;
}

/** One library at one batch size. */
export interface LayerSide {
  readonly library: string;
  readonly batchSize: number;
}

/** Some layers' time per image, on each side in the order in which the sides were given. */
export interface LayerGroup {
  /** The layer's name, the type, or how many layers there are. */
  readonly of: string;
  readonly samples: readonly Sample[];
}

/**
 * The times per image of the same layers on every side, in the network's order, grouped as asked. Layers are joined by
 * bare name; those that only some programs have, such as an input, are left out where a side lacks them.
 *
 * @throws NotMeasured that names every layer of the network's definition that a side has not timed
 */
export function selectLayers(
  selected: SelectedLayers,
  analysis: Analysis,
  sides: readonly LayerSide[],
): readonly LayerGroup[] {
  const { model, metric = 'inference', group = 'each' } = selected;
  const { keep, typeOf, defined } = layerFilter(selected, analysis);
  const timed = sides.map((side) => timedLayers(model, side, metric, analysis));
  const all = new Set(timed.flatMap(({ positions }) => [...positions.keys()]));
  const needed = (defined.length > 0 ? defined : [...all]).filter(keep);
  const missing = timed.flatMap(({ positions, label }) =>
    positions.size === 0
      ? [`layers of ${label}`]
      : needed.filter((layer) => !positions.has(layer)).map((layer) => `${layer} of ${label}`),
  );
  if (missing.length > 0) throw notMeasured(missing);

  const shared = [...(timed[0]?.positions.keys() ?? [])].filter(
    (layer) => keep(layer) && timed.every(({ positions }) => positions.has(layer)),
  );
  const groups = {
    each: () => shared.map((layer) => [layer, [layer]] as const),
    type: () => [...Map.groupBy(shared, typeOf)],
    together: () =>
      shared.length === 0
        ? []
        : [[shared.length === 1 ? shared[0]! : `${String(shared.length)} layers together`, shared] as const],
  };
  return groups[group]().map(([of, layers]) => ({
    of,
    samples: timed.map((side) => timeOf(layers, side)),
  }));
}

interface TimedLayers {
  readonly batchSize: number;
  readonly statistics: LayerStatistics | undefined;
  /** Where a layer that was timed stands in the statistics, in the order of the layers. */
  readonly positions: ReadonlyMap<string, number>;
  readonly label: string;
}

function timedLayers(
  model: string,
  { library, batchSize }: LayerSide,
  metric: Metric,
  analysis: Analysis,
): TimedLayers {
  const layers = analysis.point(model, library, batchSize)?.layers;
  const statistics = layers?.statistics[metric];
  const positions = (layers?.layer ?? []).flatMap((layer, position) =>
    statistics!.count[position]! > 0 ? [[layer, position] as const] : [],
  );
  return {
    batchSize,
    statistics,
    positions: new Map(positions),
    label: pairLabel(model, library, analysis, batchSize),
  };
}

/**
 * The time of some layers together. They are added up within each repetition, since what slows a run down slows all its
 * layers; where the single times were not kept, the spread of a sum is not known.
 */
function timeOf(layers: readonly string[], { batchSize, statistics, positions }: TimedLayers): Sample {
  const at = layers.map((layer) => positions.get(layer)!);
  const { byRepetitionMs, meanMs, stdMs, count } = statistics!;
  const sum = (times: Float64Array) => at.reduce((total, position) => total + times[position]!, 0);
  const added = byRepetitionMs && sampleStatistics(byRepetitionMs.map(sum));
  const std = added ? added.std : numberOrNull(at.length === 1 ? stdMs[at[0]!]! : NaN);
  return {
    mean: sum(meanMs) / batchSize,
    std: std === null ? null : std / batchSize,
    // What rounding takes away of each adds up in squares.
    resolution: (layerResolution(statistics!) * Math.sqrt(at.length)) / batchSize,
    repetitions: added?.repetitions ?? Math.min(...at.map((position) => count[position]!)),
  };
}
