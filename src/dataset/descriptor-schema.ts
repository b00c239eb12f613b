import { z } from 'zod';
import { byName } from './by-name.ts';
import { factorsSchema, isTaken } from './factor-schema.ts';
import { isObject } from './is-object.ts';
import type { Factor, Platform } from './types.ts';

const text = z.string().min(1);

/** Pages link it, so nothing but the web's own protocols may pass. */
const link = z.url({ protocol: /^https?$/, error: 'expected an http or https link' });

const fraction = z
  .number('expected a fraction')
  .min(0, 'expected a fraction between 0 and 1')
  .max(1, 'expected a fraction between 0 and 1');

const libraryInfo = z.looseObject({
  label: text.optional(),
  shortLabel: text.optional(),
  precision: text.optional(),
  device: z.enum(['cpu', 'gpu']).optional(),
  backend: text.optional(),
  framework: text.optional(),
  revision: text.optional(),
  link: link.optional(),
  note: text.optional(),
});

const modelInfo = z.looseObject({
  label: text.optional(),
  accuracy: z.object({ top1: fraction, top5: fraction.optional(), source: text.optional() }).optional(),
  parameters: z.number().int().positive().optional(),
  macsPerImage: z.number().int().positive().optional(),
  link: link.optional(),
  note: text.optional(),
});

const field = z.looseObject({ name: text, type: text.optional(), description: text.optional() });

const resource = z.looseObject({
  name: text,
  path: text,
  schema: z.looseObject({ fields: z.array(field) }).optional(),
});

/** `datapackage.json`: a Frictionless Data Package with this project's four objects. */
export const descriptorSchema = z.looseObject({
  name: text.optional(),
  title: text,
  description: text.optional(),
  version: text.optional(),
  created: z.union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'expected a date, or a date and time with its zone, as in ISO 8601',
  ),
  sources: z.array(z.looseObject({ title: text, path: link.optional() })),
  licenses: z.array(z.looseObject({ name: text, path: link.optional(), title: text.optional() })),
  platform: z.custom<Platform>(isObject, 'expected an object').default({}),
  libraries: byName(libraryInfo).default(new Map()),
  models: byName(modelInfo).default(new Map()),
  factors: factorsSchema.default(new Map()),
  resources: z.array(resource),
});

export type DescriptorFile = z.infer<typeof descriptorSchema>;

const outlined = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What can be told of a descriptor whatever is wrong with the rest of it. */
const outlineSchema = z.object({
  version: outlined(text),
  libraries: outlined(byName(outlined(z.object({ framework: outlined(text) })))),
  factors: outlined(
    byName(
      outlined(
        z.object({ order: outlined(z.array(z.string())), of: outlined(z.enum(['library', 'model'])) }),
      ),
    ),
  ),
  resources: outlined(
    z.array(
      outlined(
        z.object({
          name: outlined(text),
          path: outlined(text),
          schema: outlined(
            z.object({ fields: z.array(outlined(z.object({ name: text, type: outlined(text) }))) }),
          ),
        }),
      ),
    ),
  ),
});

/** Types of a table's columns by their names; undefined where a column has none. */
export type DescribedColumns = ReadonlyMap<string, string | undefined>;

/** What the tables are checked against. */
export interface OutlinedFactor extends Pick<Factor, 'name' | 'order'> {
  /** Absent where nothing but the tables' headers says that it is a factor. */
  readonly of?: Factor['of'];
}

/** What a dataset's other files are checked against: of a descriptor with problems, as much as can be told. */
export interface DescriptorOutline {
  readonly version?: string;
  /** Frameworks by library; undefined where no library's can be told. */
  readonly frameworks?: ReadonlyMap<string, string | undefined>;
  /** The factors as far as they can be told. */
  readonly factors: readonly OutlinedFactor[];
  /** Columns of each resource, by its name, with their types; undefined where no resource can be told. */
  readonly columns?: ReadonlyMap<string, DescribedColumns>;
  /** Files of the resources. */
  readonly paths: readonly string[];
}

export function outlineOf(descriptor: unknown): DescriptorOutline {
  const { version, libraries, factors, resources } = outlineSchema.safeParse(descriptor).data ?? {};
  const known = resources?.filter((each) => each !== undefined);
  return {
    version,
    frameworks: libraries && new Map([...libraries].map(([tag, info]) => [tag, info?.framework])),
    factors: [...(factors ?? [])]
      .filter(([name]) => !isTaken(name))
      .map(([name, declared]) => ({ name, order: declared?.order, of: declared?.of ?? 'library' })),
    columns:
      known &&
      new Map(
        known.map(({ name = '', schema }) => [
          name,
          new Map(schema?.fields.flatMap((column) => (column ? [[column.name, column.type] as const] : []))),
        ]),
      ),
    paths: known?.flatMap(({ path }) => path ?? []) ?? [],
  };
}
