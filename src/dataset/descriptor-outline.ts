import { z } from 'zod';
import { byName } from './by-name.ts';
import { clusterSchema, type ClusterTables } from './clickhouse/cluster-schema.ts';
import { isTaken } from './factor-schema.ts';
import { FEW_VALUES } from './few-values.ts';
import { isObject } from './is-object.ts';
import type { TextColumn } from './telling-columns.ts';
import type { Factor } from './types.ts';

const text = z.string().min(1);

const outlined = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** What can be told of a descriptor whatever is wrong with the rest of it. */
const outlineSchema = z.object({
  version: outlined(text),
  libraries: outlined(
    byName(outlined(z.object({ framework: outlined(text), layersVary: outlined(z.boolean()) }))),
  ),
  factors: outlined(
    byName(
      outlined(
        z.object({ order: outlined(z.array(z.string())), of: outlined(z.enum(['library', 'model'])) }),
      ),
    ),
  ),
  clickhouse: outlined(clusterSchema),
  resources: outlined(
    z.array(
      outlined(
        z.object({
          name: outlined(text),
          path: outlined(text),
          schema: outlined(
            z.object({
              fields: z.array(
                outlined(z.object({ name: text, type: outlined(text), measured: outlined(z.boolean()) })),
              ),
            }),
          ),
        }),
      ),
    ),
  ),
});

/** What is said of a table's columns, by their names. */
export type DescribedColumns = ReadonlyMap<string, Omit<TextColumn, 'name'>>;

/** What the tables are checked against. */
export interface OutlinedFactor extends Pick<Factor, 'name' | 'order'> {
  /** Absent where nothing but the tables' headers says that it is a factor. */
  readonly of?: Factor['of'];
}

export interface OutlinedLibrary {
  readonly framework?: string | undefined;
  readonly layersVary?: boolean | undefined;
}

/** What a dataset's other files are checked against: of a descriptor with problems, as much as can be told. */
export interface DescriptorOutline {
  readonly version?: string;
  /** What tells whether the runs of a library have the same layers; undefined where no library can be told. */
  readonly libraries?: ReadonlyMap<string, OutlinedLibrary | undefined>;
  /** The factors as far as they can be told. */
  readonly factors: readonly OutlinedFactor[];
  /** Columns of each resource, by its name, with their types; undefined where no resource can be told. */
  readonly columns?: ReadonlyMap<string, DescribedColumns>;
  /** The tables that hold the rows, null where they cannot be told; absent where rows are in files. */
  readonly cluster?: ClusterTables | null;
  /** Files of the resources. */
  readonly paths: readonly string[];
}

export function outlineOf(descriptor: unknown): DescriptorOutline {
  const { version, libraries, factors, clickhouse, resources } =
    outlineSchema.safeParse(descriptor, FEW_VALUES).data ?? {};
  const known = resources?.filter((each) => each !== undefined);
  return {
    version,
    libraries,
    factors: [...(factors ?? [])]
      .filter(([name]) => !isTaken(name))
      .map(([name, declared]) => ({ name, order: declared?.order, of: declared?.of ?? 'library' })),
    columns:
      known &&
      new Map(
        known.map(({ name = '', schema }) => [
          name,
          new Map(schema?.fields.flatMap((column) => (column ? [describedColumn(column)] : []))),
        ]),
      ),
    ...(isObject(descriptor) && 'clickhouse' in descriptor && { cluster: clickhouse ?? null }),
    paths: known?.flatMap(({ path }) => path ?? []) ?? [],
  };
}

function describedColumn({ name, type, measured }: { name: string; type?: string; measured?: boolean }) {
  return [name, { type, isMeasured: measured }] as const;
}
