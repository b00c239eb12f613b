/** A column of one of the dataset's tables, as its Table Schema describes it. */
export interface Column {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number';
  readonly description: string;
}

export type TableName = 'runs' | 'layers' | 'networks';

const MODEL = { name: 'model', type: 'string', description: 'Tag of the network.' } as const;
const LIBRARY = { name: 'library', type: 'string', description: 'Tag of the library.' } as const;
const BATCH_SIZE = { name: 'batch_size', type: 'integer', description: 'Images per batch.' } as const;
const REPETITION = {
  name: 'repetition',
  type: 'integer',
  description: 'Counts the runs of one model, library and batch size from 0.',
} as const;

/** The columns that every dataset has, in the order in which they are written. */
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

/** The names in their order, for a header row. */
export function columnNames(table: TableName): readonly string[] {
  return COLUMNS[table].map((column) => column.name);
}
