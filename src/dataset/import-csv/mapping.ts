import { z } from 'zod';
import { byName } from '../by-name.ts';

const text = z.string().min(1);

/** Cells that mean "not measured", besides the empty one. */
const emptyCells = z.array(z.string()).optional();

/** Where a value comes from: a column of the source, with what its cells mean, or one value for all rows. */
const source = z.union([
  text.transform((column) => ({ column })),
  z.strictObject({
    column: text,
    /** Factor to the dataset's unit, e.g. 1000 from seconds to ms. */
    scale: z.number().positive().optional(),
    empty: emptyCells,
    /** Other words for the cells, e.g. `{ PASS: ok, CRASH: failed }`. */
    words: byName(z.string()).optional(),
  }),
  z.strictObject({ value: z.union([z.string(), z.number()]) }),
]);

const further = z.strictObject({
  column: text,
  description: text,
  type: z.enum(['string', 'integer', 'number']).default('string'),
  empty: emptyCells,
});

const mapping = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  delimiter: z.string().length(1).default(','),
  /** What stands before the fraction of a number; thousands are not set apart. */
  decimal: z.enum(['.', ',']).default('.'),
  runs: z.strictObject({
    file: text,
    model: source,
    library: source,
    batch_size: source,
    repetition: source.optional(),
    status: source.optional(),
    failure: source.optional(),
    forward_ms: source,
    backward_ms: source.optional(),
    forward_backward_ms: source.optional(),
    memory_bytes: source.optional(),
    further: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), further).default({}),
  }),
  layers: z
    .strictObject({
      file: text,
      model: source,
      library: source,
      batch_size: source,
      repetition: source.optional(),
      layer: source,
      layer_index: source.optional(),
      forward_ms: source,
      backward_ms: source.optional(),
    })
    .optional(),
});

/**
 * How the columns of any CSV file become a dataset's. Without `repetition`, rows of one model, library and batch size
 * are counted in the order of the file.
 */
export const mappingSchema = mapping.refine(
  ({ runs, layers }) =>
    layers === undefined || (runs.repetition === undefined) === (layers.repetition === undefined),
  { path: ['layers', 'repetition'], error: 'expected repetition in both runs and layers, or in neither' },
);

export type Mapping = z.output<typeof mappingSchema>;
export type DecimalMark = Mapping['decimal'];
export type ValueSource = z.output<typeof source>;

type Table = Mapping['runs'] | NonNullable<Mapping['layers']>;

/** The columns of the source that a table's mapping names. */
export function mappedColumns(table: Table): readonly string[] {
  const { file: _, ...from } = table;
  const further = 'further' in from ? Object.values(from.further) : [];
  return [...Object.values({ ...from, further: undefined }), ...further].flatMap((each) =>
    each !== undefined && 'column' in each ? [each.column] : [],
  );
}
