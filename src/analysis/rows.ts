import type { AdaptiveMethod } from './adaptive/methods.ts';
import type { SampledPart } from './conditions/told.ts';

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

/** Times per batch; `null` where so few single times do not support it, or so many were not kept. */
export interface LatencyRow {
  model: string;
  library: string;
  batch_size: number;
  repetitions: number;
  times: number;
  left_out: number;
  median_ms: number | null;
  median_low_ms: number | null;
  median_high_ms: number | null;
  p90_ms: number | null;
  p99_ms: number | null;
  worst_ms: number;
}

/** Times per batch; `ratio` is the mean over repetitions of first ÷ later. */
export interface ColdWarmRow {
  model: string;
  library: string;
  batch_size: number;
  repetitions: number;
  warm_up_iterations: number | null;
  first_ms: number;
  later_ms: number;
  ratio: number;
  ratio_std: number | null;
}

/** Energy per image at the board's supply; mean power there and on two of its rails. */
export interface EnergyRow {
  model: string;
  library: string;
  batch_size: number;
  repetitions: number;
  energy_mj: number | null;
  energy_std_mj: number | null;
  images_per_joule: number | null;
  power_mw: number | null;
  gpu_power_mw: number | null;
  cpu_power_mw: number | null;
  sampled_part: SampledPart | null;
}

/** The extremes of a point's runs; `…_runs` of the `…_of` runs that tell. */
export interface ConditionsRow {
  model: string;
  library: string;
  batch_size: number;
  repetitions: number;
  gpu_clock_mhz: number | null;
  memory_clock_mhz: number | null;
  cpu_clock_mhz: number | null;
  sampled_part: SampledPart | null;
  temperature_c: number | null;
  throttled_runs: number | null;
  throttled_of: number | null;
  below_max_clock_runs: number | null;
  below_max_clock_of: number | null;
  busy_runs: number | null;
  busy_of: number | null;
  load_average: number | null;
  peak_memory_mb: number | null;
  memory_mb: number | null;
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
  latency: LatencyRow;
  'cold-warm': ColdWarmRow;
  energy: EnergyRow;
  conditions: ConditionsRow;
}

export type TableName = keyof TableRows;
