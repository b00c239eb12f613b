import type { TableName, TableRows } from './rows.ts';

export interface TableColumn<Key extends string = string> {
  /** The CSV header and the field's name in JSON. */
  readonly key: Key;
  /** As in a Frictionless Table Schema. */
  readonly type: 'string' | 'integer' | 'number';
  /** Absent for a tag, a name or a ratio. */
  readonly unit?: 'ms' | 'MB' | 'images' | 'images/s' | 'mJ' | 'images/J' | 'mW' | 'MHz' | '°C';
  readonly description: string;
  /** Whether a cell may be empty; it then means "not measured" or "does not apply", as described. */
  readonly mayBeEmpty?: boolean;
}

export interface TableColumns<Name extends TableName> {
  readonly title: string;
  readonly description: string;
  /** In the order in which they are published. */
  readonly columns: readonly TableColumn<keyof TableRows[Name] & string>[];
  /** What makes a row unique, and what rows are sorted by. */
  readonly keyColumns: readonly (keyof TableRows[Name] & string)[];
  /** Published only of datasets that have what it is of. */
  readonly isExtra?: true;
}

const model = { key: 'model', type: 'string', description: 'tag of the network' } as const;
const library = { key: 'library', type: 'string', description: 'tag of the library' } as const;
const batchSize = {
  key: 'batch_size',
  type: 'integer',
  unit: 'images',
  description: 'images per batch',
} as const;
const repetitions = {
  key: 'repetitions',
  type: 'integer',
  description: 'successful repetitions that measured this',
} as const;
const layerIndex = {
  key: 'layer_index',
  type: 'integer',
  description: 'order of the layer; builds number layers differently',
} as const;
const layer = { key: 'layer', type: 'string', description: 'bare name of the layer' } as const;
const librarySet = {
  key: 'library_set',
  type: 'string',
  description: 'name of the set of libraries to choose from',
} as const;
const method = {
  key: 'method',
  type: 'string',
  description: 'how the choice is made and timed, one of the five methods',
} as const;

const mean = (what: string) =>
  ({
    key: 'mean_ms',
    type: 'number',
    unit: 'ms',
    description: `${what}, mean over repetitions`,
  }) as const;
const std = (what: string) =>
  ({
    key: 'std_ms',
    type: 'number',
    unit: 'ms',
    description: `${what}, sample standard deviation over repetitions (n − 1); empty for one repetition`,
    mayBeEmpty: true,
  }) as const;
const time = (description: string) => ({ key: 'time_ms', type: 'number', unit: 'ms', description }) as const;

const sampledPart = {
  key: 'sampled_part',
  type: 'string',
  description:
    'when clocks and power were sampled: timed (while the times were taken), process (from start to end) or mixed; empty where not told',
  mayBeEmpty: true,
} as const;
const percentile = (key: 'p90_ms' | 'p99_ms', percent: number, least: number) =>
  ({
    key,
    type: 'number',
    unit: 'ms',
    description: `time per batch, ${percent}th percentile of the single times; empty for fewer than ${least}`,
    mayBeEmpty: true,
  }) as const;
const optional = <Key extends string>(
  key: Key,
  type: 'integer' | 'number',
  description: string,
  unit?: TableColumn['unit'],
) => ({ key, type, description, ...(unit && { unit }), mayBeEmpty: true }) as const;

/** Columns, keys and words of every published table. */
export const TABLE_COLUMNS: { readonly [Name in TableName]: TableColumns<Name> } = {
  'time-by-repetition': {
    title: 'Execution time by repetition',
    description: 'Every measured whole-pass time.',
    columns: [
      model,
      library,
      batchSize,
      { key: 'repetition', type: 'integer', description: 'number of the repetition' },
      time('time per batch'),
    ],
    keyColumns: ['model', 'library', 'batch_size', 'repetition'],
  },
  'mean-time-per-batch': {
    title: 'Mean execution time per batch',
    description: 'Whole-pass time per batch over the successful repetitions.',
    columns: [model, library, batchSize, repetitions, mean('time per batch'), std('time per batch')],
    keyColumns: ['model', 'library', 'batch_size'],
  },
  'mean-time-per-image': {
    title: 'Mean execution time per image',
    description: 'Mean time per batch ÷ batch size.',
    columns: [model, library, batchSize, repetitions, mean('time per image'), std('time per image')],
    keyColumns: ['model', 'library', 'batch_size'],
  },
  'best-time-per-image': {
    title: 'Best mean execution time per image',
    description: 'For each model and library, the batch size with the least mean time per image.',
    columns: [
      model,
      library,
      { ...batchSize, description: 'batch size with the least mean time per image; the smaller of equals' },
      mean('time per image at that batch size'),
      std('time per image at that batch size'),
      { key: 'images_per_second', type: 'number', unit: 'images/s', description: '1000 ÷ mean_ms' },
    ],
    keyColumns: ['model', 'library'],
  },
  speedup: {
    title: 'Speedup over a baseline',
    description: 'Best time of the baseline ÷ best time of the library, on the same model.',
    columns: [
      model,
      { key: 'baseline', type: 'string', description: 'tag of the library that is compared with' },
      library,
      { key: 'speedup', type: 'number', description: 'times as fast as the baseline' },
    ],
    keyColumns: ['model', 'baseline', 'library'],
  },
  'layer-time-per-image': {
    title: 'Execution time per layer and image',
    description: 'Time of each layer ÷ batch size; for training, both directions together.',
    columns: [
      model,
      library,
      batchSize,
      layerIndex,
      layer,
      repetitions,
      mean("the layer's time per image"),
      std("the layer's time per image"),
    ],
    keyColumns: ['model', 'library', 'batch_size', 'layer_index', 'layer'],
  },
  adaptive: {
    title: 'The adaptive solution by library',
    description: 'Time per image that the adaptive solution spends in each library it uses.',
    columns: [
      librarySet,
      method,
      model,
      library,
      { key: 'layers', type: 'integer', description: 'layers that the library runs' },
      time('time per image in those layers'),
    ],
    keyColumns: ['library_set', 'method', 'model', 'library'],
  },
  'adaptive-summary': {
    title: 'The adaptive solution and the best single library',
    description: 'What the adaptive solution saves over the best single library, by each method.',
    columns: [
      librarySet,
      method,
      model,
      {
        ...batchSize,
        description: 'images per batch; empty where layers use different batch sizes',
        mayBeEmpty: true,
      },
      time('time per image of the adaptive solution'),
      { key: 'baseline_library', type: 'string', description: 'tag of the best single library' },
      {
        key: 'baseline_ms',
        type: 'number',
        unit: 'ms',
        description: 'time per image of the best single library, as the method defines it',
      },
      {
        key: 'saving',
        type: 'number',
        description: '1 − time_ms ÷ baseline_ms, a fraction; negative where the adaptive solution is slower',
      },
    ],
    keyColumns: ['library_set', 'method', 'model'],
  },
  'adaptive-layers': {
    title: 'The adaptive solution by layer',
    description: 'The library that the adaptive solution gives to each layer.',
    columns: [
      librarySet,
      method,
      model,
      layerIndex,
      layer,
      { ...library, description: 'tag of the library chosen' },
      { ...batchSize, description: 'images per batch of the time chosen' },
      time("the layer's time per image"),
    ],
    keyColumns: ['library_set', 'method', 'model', 'layer_index', 'layer'],
  },
  memory: {
    title: 'Memory',
    description:
      'What the program says that its activations take, without weights or workspace (repetition 0).',
    columns: [
      model,
      library,
      batchSize,
      { key: 'memory_mb', type: 'number', unit: 'MB', description: 'megabytes of 10⁶ bytes' },
      { key: 'memory_per_image_mb', type: 'number', unit: 'MB', description: 'memory_mb ÷ batch_size' },
    ],
    keyColumns: ['model', 'library', 'batch_size'],
  },
  latency: {
    title: 'Latency',
    description:
      'What the single times per batch spread over, those of all repetitions together, without the iterations left out.',
    columns: [
      model,
      library,
      batchSize,
      { ...repetitions, description: 'successful repetitions that have single times' },
      { key: 'times', type: 'integer', description: 'single times that all of this rests on' },
      { key: 'left_out', type: 'integer', description: 'first iterations of runs that are not among them' },
      optional('median_ms', 'number', 'time per batch, median of the single times; empty for one', 'ms'),
      optional(
        'median_low_ms',
        'number',
        'lower end of the 95% interval of the median; empty where not known',
        'ms',
      ),
      optional(
        'median_high_ms',
        'number',
        'upper end of the 95% interval of the median; empty where not known',
        'ms',
      ),
      percentile('p90_ms', 90, 10),
      percentile('p99_ms', 99, 100),
      {
        key: 'worst_ms',
        type: 'number',
        unit: 'ms',
        description: 'time per batch, the greatest of the single times',
      },
    ],
    keyColumns: ['model', 'library', 'batch_size'],
    isExtra: true,
  },
  'cold-warm': {
    title: 'Cold against warm',
    description:
      'The first timed iteration of a run beside the mean of its others: forward, and backward where the program runs it.',
    columns: [
      model,
      library,
      batchSize,
      { ...repetitions, description: 'successful repetitions that told both' },
      optional(
        'warm_up_iterations',
        'integer',
        'untimed passes before the first timed one, at least; empty where not told',
      ),
      {
        key: 'first_ms',
        type: 'number',
        unit: 'ms',
        description: 'time per batch of the first iteration, mean over repetitions',
      },
      {
        key: 'later_ms',
        type: 'number',
        unit: 'ms',
        description: 'time per batch of the other iterations, mean over repetitions',
      },
      {
        key: 'ratio',
        type: 'number',
        description: 'first ÷ later in each repetition, mean over repetitions',
      },
      optional(
        'ratio_std',
        'number',
        'its sample standard deviation over repetitions (n − 1); empty for one repetition',
      ),
    ],
    keyColumns: ['model', 'library', 'batch_size'],
    isExtra: true,
  },
  energy: {
    title: 'Energy and power',
    description:
      'Energy per image and mean power at the board’s supply while the times were taken: forward, and backward where the program runs it.',
    columns: [
      model,
      library,
      batchSize,
      { ...repetitions, description: 'successful repetitions that told the energy, or else the power' },
      optional(
        'energy_mj',
        'number',
        'energy per image at the supply, mean over repetitions; empty where not measured',
        'mJ',
      ),
      optional(
        'energy_std_mj',
        'number',
        'its sample standard deviation over repetitions (n − 1); empty for one repetition',
        'mJ',
      ),
      optional('images_per_joule', 'number', '1000 ÷ energy_mj', 'images/J'),
      optional('power_mw', 'number', 'mean power at the supply, mean over repetitions', 'mW'),
      optional('gpu_power_mw', 'number', 'mean power of the GPU’s rail, mean over repetitions', 'mW'),
      optional('cpu_power_mw', 'number', 'mean power of the CPU’s rail, mean over repetitions', 'mW'),
      sampledPart,
    ],
    keyColumns: ['model', 'library', 'batch_size'],
    isExtra: true,
  },
  conditions: {
    title: 'Conditions',
    description: 'In what conditions the successful repetitions ran: the extremes over them.',
    columns: [
      model,
      library,
      batchSize,
      { ...repetitions, description: 'successful repetitions' },
      optional('gpu_clock_mhz', 'number', 'lowest clock of the GPU', 'MHz'),
      optional('memory_clock_mhz', 'number', 'lowest clock of the memory', 'MHz'),
      optional('cpu_clock_mhz', 'number', 'lowest clock of the CPU', 'MHz'),
      sampledPart,
      optional('temperature_c', 'number', 'highest temperature of what the runs load', '°C'),
      optional('throttled_runs', 'integer', 'repetitions in which a cooling device held the board back'),
      optional('throttled_of', 'integer', 'repetitions that tell whether one did'),
      optional(
        'below_max_clock_runs',
        'integer',
        'repetitions in which a clock that matters was below its maximum',
      ),
      optional('below_max_clock_of', 'integer', 'repetitions that tell whether one was'),
      optional('busy_runs', 'integer', 'repetitions that other processes or machines disturbed'),
      optional('busy_of', 'integer', 'repetitions that tell whether any did'),
      optional('load_average', 'number', 'highest load before a repetition, in processes'),
      optional(
        'peak_memory_mb',
        'number',
        'most resident memory of a process, as the kernel counted it',
        'MB',
      ),
      optional('memory_mb', 'number', 'what the program says its activations take (repetition 0)', 'MB'),
    ],
    keyColumns: ['model', 'library', 'batch_size'],
    isExtra: true,
  },
};
