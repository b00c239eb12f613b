import { z } from 'zod';
import { byName } from '../by-name.ts';

const table = z
  .string()
  .regex(
    /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?$/,
    'expected the name of a table, as bench.runs, of letters, digits and "_"',
  );

/** The object `clickhouse` of `datapackage.json`: which tables hold the rows. Where they are, the environment says. */
export const clusterSchema = z.strictObject({
  runs: table,
  layers: table,
  iterations: table.optional(),
  /** What columns must hold for a row to be of this dataset: `{ "board": "jetson-tx1" }`. */
  only: byName(z.string().min(1)).default(new Map()),
});

export type ClusterTables = z.output<typeof clusterSchema>;
