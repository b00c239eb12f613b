import { z } from 'zod';
import { byName } from './by-name.ts';
import { COLUMNS } from './columns.ts';
import { isRejection, parseLevel } from './parse-cell.ts';
import type { Factor } from './types.ts';

const NAME = /^[a-z][a-z0-9_]*$/;

/** The columns of the tables that are published of a dataset, beside which those of its factors stand. */
const PUBLISHED = [
  ...['baseline', 'baseline_library', 'baseline_ms', 'below_max_clock_of'],
  ...['below_max_clock_runs', 'busy_of', 'busy_runs', 'cpu_clock_mhz', 'cpu_power_mw'],
  ...['energy_mj', 'energy_std_mj', 'first_ms', 'gpu_clock_mhz', 'gpu_power_mw'],
  ...['images_per_joule', 'images_per_second', 'later_ms', 'layers', 'left_out', 'library_set'],
  ...['load_average', 'mean_ms', 'median_high_ms', 'median_low_ms', 'median_ms'],
  ...['memory_clock_mhz', 'memory_mb', 'memory_per_image_mb', 'method', 'p90_ms', 'p99_ms'],
  ...['peak_memory_mb', 'power_mw', 'ratio', 'ratio_std', 'repetitions', 'sampled_part'],
  ...['saving', 'speedup', 'std_ms', 'temperature_c', 'throttled_of', 'throttled_runs'],
  ...['time_ms', 'times', 'warm_up_iterations', 'worst_ms'],
];

/** `constructor` is a property of every object, and so no key to look a level up by. */
const TAKEN: ReadonlySet<string> = new Set([
  'constructor',
  ...PUBLISHED,
  ...Object.values(COLUMNS).flatMap((columns) => columns.map(({ name }) => name)),
]);

/** Whether a name means something else already. */
export function isTaken(name: string): boolean {
  return TAKEN.has(name);
}

/** Whether a column can be a factor's: it has a plain name that no table has for something else. */
export function isFactorName(name: string): boolean {
  return NAME.test(name) && !isTaken(name);
}

/** A text that people read, with something in it that can be seen. */
export const visible = z.string().regex(/[\p{L}\p{N}\p{P}\p{S}]/u, 'expected a text that is not blank');

const level = z.string('expected text, as it stands in the cells').superRefine((text, context) => {
  const parsed = parseLevel(text);
  if (text === '') context.addIssue('expected a level that is not empty');
  else if (isRejection(parsed)) context.addIssue(`expected ${parsed.expected}`);
});

const order = z
  .array(level)
  .min(1)
  .refine((levels) => new Set(levels).size === levels.length, 'expected each level once');

const factorName = z
  .string()
  .refine(
    isFactorName,
    'expected a name of small letters, digits and "_" that no table, of the dataset or published, has a column of',
  );

/** Values by the names of factors. */
export function byFactor<Schema extends z.ZodType>(value: Schema) {
  return byName(value, factorName);
}

/** What was varied beside model, library and batch size: the properties of a factor by its name. */
export const factorsSchema = byFactor(
  z.strictObject({
    label: visible,
    unit: visible.optional(),
    order: order.optional(),
    of: z.enum(['library', 'model']).default('library'),
  }),
);

export function factorsOfFile(declared: z.output<typeof factorsSchema>): readonly Factor[] {
  return [...declared].map(([name, factor]) => ({ name, ...factor }));
}
