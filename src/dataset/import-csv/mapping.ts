import { z } from 'zod';
import { byName } from '../by-name.ts';
import { byFactor } from '../factor-schema.ts';

const text = z.string().min(1);

/** Cells that mean "not measured", besides the empty one. */
const empty = z.array(z.string()).optional();

/** Other words for the cells, e.g. `{ PASS: ok, CRASH: failed }`. */
const words = byName(z.string()).optional();

const column = text.transform((name) => ({ column: name }));
const same = { value: z.union([z.string(), z.number()]) };
const sameForAll = z.strictObject(same);

/** Where a text comes from: a column of the source, several as one, or one value for all rows; `more` may be said beside it. */
function textSourceWith<More extends z.ZodRawShape>(more: More) {
  return z.union([
    column,
    z.strictObject({ column: text, empty, words, ...more }),
    z.strictObject({ join: z.array(text).min(2), separator: z.string().default('-'), empty, words, ...more }),
    z.strictObject({ ...same, ...more }),
  ]);
}

const textSource = textSourceWith({});

/** Of a factor, with what `datapackage.json` says of it. */
const factorSource = textSourceWith({
  label: text.optional(),
  unit: text.optional(),
  of: z.enum(['library', 'model']).optional(),
});

const numberColumn = {
  column: text,
  /** Factor to the dataset's unit, e.g. 1000 from seconds to ms. */
  scale: z.number().positive().optional(),
  empty,
  words,
};
const numberSource = z.union([column, z.strictObject(numberColumn), sameForAll]);

/** Of a time, a rate may be there instead, of which it is the reciprocal. */
const timeSource = z.union([
  column,
  z.strictObject({
    ...numberColumn,
    rate: z.enum(['images_per_second', 'batches_per_second']).optional(),
  }),
  sameForAll,
]);

const cell = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const cells = z.union([cell.transform((one) => [one]), z.array(cell).min(1)]);

/** What cells of a column a row must have to be taken, or must not have. */
const condition = z.union([
  cells.transform((only) => ({ only })),
  z.strictObject({ not: cells }).transform(({ not }) => ({ not })),
]);

const further = z.strictObject({
  column: text,
  description: text,
  type: z.enum(['string', 'integer', 'number']).default('string'),
  /** Whether it holds what was measured, in which runs of one point may differ. */
  measured: z.literal(true).optional(),
  empty,
});

/** What is said of a file and its rows, whatever they are of. */
const rows = {
  file: text,
  /** Lines before the header row, which are none of the table. */
  skip: z.number().int().nonnegative().default(0),
  where: byName(condition).default(new Map()),
  model: textSource,
  library: textSource,
  batch_size: numberSource,
  /** What was varied beside model, library and batch size, by the names that it gets. */
  factors: byFactor(textSource).default(new Map()),
  repetition: numberSource.optional(),
  forward_ms: timeSource,
  backward_ms: timeSource.optional(),
};

const mapping = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  delimiter: z.string().length(1).default(','),
  /** What stands before the fraction of a number; thousands are not set apart. */
  decimal: z.enum(['.', ',']).default('.'),
  /** Of files without a byte-order mark. */
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).default('utf-8'),
  runs: z.strictObject({
    ...rows,
    factors: byFactor(factorSource).default(new Map()),
    status: textSource.optional(),
    failure: textSource.optional(),
    forward_backward_ms: timeSource.optional(),
    memory_bytes: numberSource.optional(),
    further: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), further).default({}),
  }),
  layers: z.strictObject({ ...rows, layer: textSource, layer_index: numberSource.optional() }).optional(),
});

/**
 * How the columns of any CSV file become a dataset's. Without `repetition`, rows of one model, library, batch size
 * and level of each factor are counted in the order of the file.
 */
export const mappingSchema = mapping
  .refine(
    ({ runs, layers }) =>
      layers === undefined || (runs.repetition === undefined) === (layers.repetition === undefined),
    { path: ['layers', 'repetition'], error: 'expected repetition in both runs and layers, or in neither' },
  )
  .refine(
    ({ runs, layers }) =>
      layers === undefined || namesOf(runs.factors).join() === namesOf(layers.factors).join(),
    { path: ['layers', 'factors'], error: 'expected the factors of runs' },
  );

function namesOf(factors: ReadonlyMap<string, unknown>): readonly string[] {
  return [...factors.keys()].sort();
}

export type Mapping = z.output<typeof mappingSchema>;
export type DecimalMark = Mapping['decimal'];
export type RunsMapping = Mapping['runs'];
export type LayersMapping = NonNullable<Mapping['layers']>;
export type TextSource = z.output<typeof textSource>;
export type NumberSource = z.output<typeof numberSource>;
export type TimeSource = z.output<typeof timeSource>;

/** The columns of the source that a table's mapping names. */
export function mappedColumns(table: RunsMapping | LayersMapping): readonly string[] {
  const { model, library, batch_size, factors, repetition, forward_ms, backward_ms, where } = table;
  const others =
    'layer' in table
      ? [table.layer, table.layer_index]
      : [table.status, table.failure, table.forward_backward_ms, table.memory_bytes];
  const further = 'layer' in table ? [] : Object.values(table.further);
  const keys = [model, library, batch_size, ...factors.values(), repetition];
  const sources = [...keys, forward_ms, backward_ms, ...others];
  return [...sources.flatMap(columnsOf), ...further.map(({ column }) => column), ...where.keys()];
}

function columnsOf(source: TextSource | TimeSource | undefined): readonly string[] {
  if (source === undefined || 'value' in source) return [];
  return 'join' in source ? source.join : [source.column];
}
