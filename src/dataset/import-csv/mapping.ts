import { z } from 'zod';

const text = z.string().min(1);

/** Where a value comes from: a column of the source, with what its cells mean, or one value for all rows. */
const source = z.union([
  text.transform((column) => ({ column })),
  z.strictObject({
    column: text,
    /** Factor to the dataset's unit, e.g. 1000 from seconds to ms. */
    scale: z.number().positive().optional(),
    /** Cells that mean "not measured", besides the empty one. */
    empty: z.array(z.string()).optional(),
    /** Other words for the cells, e.g. `{ PASS: ok, CRASH: failed }`. */
    words: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ value: z.union([z.string(), z.number()]) }),
]);

const further = z.strictObject({
  column: text,
  description: text,
  type: z.enum(['string', 'integer', 'number']).default('string'),
});

/**
 * How the columns of any CSV file become a dataset's. Without `repetition`, rows of one model, library and batch size
 * are counted in the order of the file.
 */
export const mappingSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  delimiter: z.string().length(1).default(','),
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

export type Mapping = z.output<typeof mappingSchema>;
export type ValueSource = z.output<typeof source>;

/** The text of a mapped cell; empty where the source says "not measured". Throws where the source has no such column. */
export function mappedText(row: Readonly<Record<string, string>>, from: ValueSource | undefined): string {
  if (from === undefined) return '';
  if ('value' in from) return String(from.value);
  const cell = row[from.column];
  if (cell === undefined) {
    throw new Error(`no column ${from.column}; expected one of ${Object.keys(row).join(', ')}`);
  }
  const trimmed = cell.trim();
  if ('empty' in from && from.empty?.includes(trimmed)) return '';
  return 'words' in from ? (from.words?.[trimmed] ?? trimmed) : trimmed;
}

/** A mapped number; undefined where not measured. Throws where the text is no number. */
export function mappedNumber(
  row: Readonly<Record<string, string>>,
  from: ValueSource | undefined,
): number | undefined {
  const text = mappedText(row, from);
  if (text === '') return undefined;
  const number = Number(text);
  if (!Number.isFinite(number)) throw new Error(`not a number: ${JSON.stringify(text)}`);
  return from !== undefined && 'scale' in from ? number * (from.scale ?? 1) : number;
}
