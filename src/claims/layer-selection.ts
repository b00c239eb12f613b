import { z } from 'zod';
import type { Analysis } from '../analysis/analysis.ts';
import type { LayerTimeRow } from '../analysis/rows.ts';
import { count, layerPatterns, metric, word, words } from './parameters.ts';
import type { Sample } from '../analysis/sample-statistics.ts';

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

interface SelectedLayers {
  readonly model: string;
  readonly layers?: readonly string[] | undefined;
  readonly layerTypes?: readonly string[] | undefined;
  readonly exceptTypes?: readonly string[] | undefined;
  readonly metric?: 'inference' | 'training' | undefined;
  readonly group?: 'each' | 'type' | 'together' | undefined;
}

export interface LayerSample extends Sample {
  /** The layer's name, the type, or how many layers there are. */
  readonly of: string;
}

/** The selected layers' times per image with one library at one batch size, in the network's order, grouped as asked. */
export function selectLayers(
  selected: SelectedLayers,
  analysis: Analysis,
  library: string,
  batchSize: number,
): readonly LayerSample[] {
  const { keep, typeOf } = layerFilter(selected, analysis);
  const rows = analysis
    .table('layer-time-per-image', selected.metric ?? 'inference')
    .filter(
      (row) =>
        row.model === selected.model &&
        row.library === library &&
        row.batch_size === batchSize &&
        keep(row.layer),
    )
    .sort((a, b) => a.layer_index - b.layer_index);
  switch (selected.group ?? 'each') {
    case 'each':
      return rows.map((row) => added(row.layer, [row]));
    case 'type':
      return [...Map.groupBy(rows, (row) => typeOf(row.layer))].map(([type, ofType]) => added(type, ofType));
    case 'together':
      return rows.length === 0
        ? []
        : [added(rows.length === 1 ? rows[0]!.layer : `${String(rows.length)} layers together`, rows)];
  }
}

export const layerBatch = { batchSize: count };

/** The time of several layers: means add up, and so do the squares of standard deviations, taken as independent. */
function added(of: string, rows: readonly LayerTimeRow[]): LayerSample {
  let [mean, variance]: [number, number | null] = [0, 0];
  for (const row of rows) {
    mean += row.mean_ms;
    variance = variance === null || row.std_ms === null ? null : variance + row.std_ms ** 2;
  }
  const repetitions = Math.min(...rows.map((row) => row.repetitions));
  return { of, mean, std: variance === null ? null : Math.sqrt(variance), repetitions };
}

interface LayerFilter {
  keep(layer: string): boolean;
  /** The type in the network's definition, or `other` for a layer that only one program has. */
  typeOf(layer: string): string;
}

function layerFilter(selected: SelectedLayers, analysis: Analysis): LayerFilter {
  const patterns = selected.layers?.map(layerPattern);
  const types = new Map(
    analysis.networks.filter((row) => row.model === selected.model).map((row) => [row.layer, row.type]),
  );
  const typeOf = (layer: string) => types.get(layer) ?? 'other';
  return {
    typeOf,
    keep: (layer) =>
      (patterns?.some((pattern) => pattern.test(layer)) ?? true) &&
      (selected.layerTypes?.includes(typeOf(layer)) ?? true) &&
      !(selected.exceptTypes?.includes(typeOf(layer)) ?? false),
  };
}

function layerPattern(pattern: string): RegExp {
  const escaped = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${escaped.join('.*')}$`);
}
