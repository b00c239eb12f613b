/**
 * How a dataset was measured, as its collector recorded it in `datapackage.json`: enough to repeat any of its runs. What is
 * absent was not recorded. No maps, so that it goes through JSON as it is.
 */
export interface Measuring {
  /** Version of the collector. */
  readonly collector?: string;
  /** Repetition after repetition with the cases of each shuffled, or library after library. */
  readonly order?: 'interleaved' | 'blocked';
  /** Of the shuffling. */
  readonly seed?: number;
  readonly repetitions?: number;
  /** As planned: the order in which `iterations` and `warmUpIterations` list theirs. */
  readonly batchSizes?: readonly number[];
  readonly iterations?: PerBatchSize;
  readonly warmUpIterations?: PerBatchSize;
  readonly timeoutS?: number;
  readonly sampleIntervalMs?: number;
  /** The temperature in °C that was waited for before each run. */
  readonly coolDownC?: number;
  /** Files that were others when an interrupted campaign went on. */
  readonly changes: readonly FileChange[];
  readonly programs: readonly MeasuredProgram[];
  readonly networks: readonly MeasuredNetwork[];
  /** What could not be read on the board, and why. */
  readonly notRecorded: readonly (readonly [what: string, why: string])[];
}

/** A number for all batch sizes, or one for each. */
export type PerBatchSize = number | readonly number[];

/** A library's program, and how it was started. */
export interface MeasuredProgram {
  readonly library: string;
  /** `caffe` gets arguments of its own before those of the plan; other programs get these alone. */
  readonly kind?: 'caffe' | 'tensorrt' | 'lines';
  readonly program?: string;
  /** With placeholders, as `{batch_size}`. */
  readonly arguments?: readonly string[];
  readonly environment: readonly (readonly [variable: string, value: string])[];
  /** Number of the GPU that `caffe` was told to use. */
  readonly gpu?: number;
  /** What `{threads}` stands for where it is no factor. */
  readonly threads?: number;
  readonly files: readonly MeasuredFile[];
  /** What the program said of itself: each fact with all values that runs reported. */
  readonly reported: readonly (readonly [fact: string, values: readonly string[]])[];
}

export interface MeasuredNetwork {
  readonly model: string;
  readonly files: readonly MeasuredFile[];
}

/** A file that the measurements depend on, as it was when it was looked at. */
export interface MeasuredFile {
  /** `program`, `argument`, `loaded`; of a model `definition`, `model`, `weights`. */
  readonly role: string;
  readonly path: string;
  /** Absent where it could not be read: `missing` says why. */
  readonly sha256?: string;
  readonly bytes?: number;
  readonly missing?: string;
}

export interface FileChange {
  /** `library a`, `model m`. */
  readonly of: string;
  readonly role: string;
  readonly path: string;
  /** When it was found to be another. */
  readonly at: string;
  /** SHA-256, empty where there was none. */
  readonly before: string;
  readonly after: string;
}
