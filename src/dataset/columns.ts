import type { Factor } from './types.ts';

/** A column of one of the dataset's tables, as its Table Schema describes it. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number';
  readonly description: string;
  /** A table may lack it. */
  readonly optional?: true;
  /** Of a further column of text or whole numbers: it holds what was measured, in which runs of one point may differ. */
  readonly measured?: true;
}

export type TableName = 'runs' | 'layers' | 'iterations' | 'networks';

const MODEL = { name: 'model', type: 'string', description: 'Tag of the network.' } as const;
const LIBRARY = { name: 'library', type: 'string', description: 'Tag of the library.' } as const;
const BATCH_SIZE = { name: 'batch_size', type: 'integer', description: 'Images per batch.' } as const;
const REPETITION = {
  name: 'repetition',
  type: 'integer',
  description: 'Counts the runs of one model, library and batch size from 0.',
} as const;

/** The columns of every dataset, in the order in which they are written; {@link columnsOf} adds the factors'. */
export const COLUMNS: Readonly<Record<TableName, readonly Column[]>> = {
  runs: [
    MODEL,
    LIBRARY,
    BATCH_SIZE,
    REPETITION,
    {
      name: 'status',
      type: 'string',
      description: 'ok, failed or timeout; a run that is not ok is in no statistic.',
    },
    { name: 'failure', type: 'string', description: 'What went wrong, in words; empty for an ok run.' },
    {
      name: 'forward_ms',
      type: 'number',
      description:
        'Forward pass, ms per batch, as the benchmark program reported it; empty where not measured.',
    },
    {
      name: 'backward_ms',
      type: 'number',
      description:
        'Backward pass, ms per batch, as the benchmark program reported it; empty where not measured.',
    },
    {
      name: 'forward_backward_ms',
      type: 'number',
      description:
        'Forward and backward together, ms per batch: measured, not the sum of the two; empty where not measured.',
    },
    {
      name: 'memory_bytes',
      type: 'integer',
      description:
        'What the benchmark program says it needs for activations (neither weights nor workspace); empty where not reported.',
    },
  ],
  layers: [
    MODEL,
    LIBRARY,
    BATCH_SIZE,
    REPETITION,
    { name: 'layer_index', type: 'integer', description: 'Orders the layers of a run; no identity.' },
    { name: 'layer', type: 'string', description: 'Bare name of the layer; layers are joined by it.' },
    { name: 'forward_ms', type: 'number', description: 'Forward pass of the layer, ms per batch.' },
    {
      name: 'backward_ms',
      type: 'number',
      description: 'Backward pass of the layer, ms per batch; empty where not measured.',
    },
  ],
  iterations: [
    MODEL,
    LIBRARY,
    BATCH_SIZE,
    REPETITION,
    { name: 'iteration', type: 'integer', description: 'Counts the timed iterations of a run from 0.' },
    {
      name: 'forward_ms',
      type: 'number',
      description: 'Forward pass, ms per batch; empty where not measured.',
    },
    {
      name: 'backward_ms',
      type: 'number',
      description: 'Backward pass, ms per batch; empty where not measured.',
    },
    {
      name: 'forward_backward_ms',
      type: 'number',
      description:
        'Forward and backward together, ms per batch, where the program times them as one; empty where not measured.',
      optional: true,
    },
  ],
  networks: [
    MODEL,
    { name: 'layer_index', type: 'integer', description: 'Position in the network’s definition, from 0.' },
    { name: 'layer', type: 'string', description: 'Bare name of the layer.' },
    { name: 'type', type: 'string', description: 'Caffe’s type of the layer.' },
    { name: 'pooling', type: 'string', description: 'MAX or AVE for a pooling layer, empty otherwise.' },
    {
      name: 'output_shape',
      type: 'string',
      description: 'Shape of the output for one image, e.g. 96x55x55.',
    },
    { name: 'input_elements_per_image', type: 'integer', description: 'Elements that the layer reads.' },
    { name: 'output_elements_per_image', type: 'integer', description: 'Elements that the layer writes.' },
    { name: 'parameters', type: 'integer', description: 'Weights and biases.' },
    {
      name: 'macs_per_image',
      type: 'integer',
      description: 'Multiply-accumulates for one image; one is two floating-point operations.',
    },
  ],
};

/** The factors that have a column in a table: networks differ only by what is run. */
export function factorsIn<Of extends { readonly of?: Factor['of'] }>(
  table: TableName,
  factors: readonly Of[],
): readonly Of[] {
  return table === 'networks' ? factors.filter((factor) => factor.of === 'model') : factors;
}

/** The columns that a table may lack, beside those of factors. */
export function optionalColumns(table: TableName): readonly string[] {
  return COLUMNS[table].filter(({ optional }) => optional).map(({ name }) => name);
}

/** The columns of a table in the order in which they are written, those of factors within the key. */
export function columnsOf(table: TableName, factors: readonly Factor[] = []): readonly Column[] {
  return withFactors(table, COLUMNS[table], factorsIn(table, factors).map(columnOfFactor));
}

/** The names in their order, for a header row. */
export function columnNames(
  table: TableName,
  factors: readonly { readonly name: string; readonly of?: Factor['of'] }[] = [],
): readonly string[] {
  const names = COLUMNS[table].map(({ name }) => name);
  return withFactors(
    table,
    names,
    factorsIn(table, factors).map(({ name }) => name),
  );
}

/** Factors come after the batch size, or after the model where there is none. */
function withFactors<Item>(
  table: TableName,
  columns: readonly Item[],
  factors: readonly Item[],
): readonly Item[] {
  const at = table === 'networks' ? 1 : 3;
  return [...columns.slice(0, at), ...factors, ...columns.slice(at)];
}

function columnOfFactor({ name, label, unit }: Factor): Column {
  const description = `${unit === undefined ? label : `${label}, ${unit}`}; empty where it does not apply.`;
  return { name, type: 'string', description };
}
