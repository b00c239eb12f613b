import type { AdaptiveMethod } from './adaptive/methods.ts';
/**
 * The rows of the published tables. Field names are the columns' names, so that a row is what CSV and JSON carry.
 * Times are milliseconds; `null` is an empty cell.
 */

export interface TimeByRepetitionRow {
  model: string;
  library: string;
  batch_size: number;
  repetition: number;
  time_ms: number;
}

/** `std_ms` uses n − 1 and is null for one repetition. */
export interface MeanTimeRow {
  model: string;
  library: string;
  batch_size: number;
  repetitions: number;
  mean_ms: number;
  std_ms: number | null;
}

export interface BestTimeRow {
  model: string;
  library: string;
  batch_size: number;
  mean_ms: number;
  std_ms: number | null;
  images_per_second: number;
}

export interface SpeedupRow {
  model: string;
  baseline: string;
  library: string;
  speedup: number;
}

export interface LayerTimeRow {
  model: string;
  library: string;
  batch_size: number;
  layer_index: number;
  layer: string;
  repetitions: number;
  mean_ms: number;
  std_ms: number | null;
}

/** One row per library used: how many layers it runs and the time spent in them, per image. */
export interface AdaptiveRow {
  library_set: string;
  method: AdaptiveMethod;
  model: string;
  library: string;
  layers: number;
  time_ms: number;
}

/** Times per image; `batch_size` is null where layers use different ones; `saving` = 1 − time ÷ baseline. */
export interface AdaptiveSummaryRow {
  library_set: string;
  method: AdaptiveMethod;
  model: string;
  batch_size: number | null;
  time_ms: number;
  baseline_library: string;
  baseline_ms: number;
  saving: number;
}

export interface AdaptiveLayerRow {
  library_set: string;
  method: AdaptiveMethod;
  model: string;
  layer_index: number;
  layer: string;
  library: string;
  batch_size: number;
  time_ms: number;
}

export interface MemoryRow {
  model: string;
  library: string;
  batch_size: number;
  /** Megabytes of 10⁶ bytes. */
  memory_mb: number;
  memory_per_image_mb: number;
}

export interface TableRows {
  'time-by-repetition': TimeByRepetitionRow;
  'mean-time-per-batch': MeanTimeRow;
  'mean-time-per-image': MeanTimeRow;
  'best-time-per-image': BestTimeRow;
  speedup: SpeedupRow;
  'layer-time-per-image': LayerTimeRow;
  adaptive: AdaptiveRow;
  'adaptive-summary': AdaptiveSummaryRow;
  'adaptive-layers': AdaptiveLayerRow;
  memory: MemoryRow;
}

export type TableName = keyof TableRows;
