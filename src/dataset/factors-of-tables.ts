import { columnNames } from './columns.ts';
import type { OutlinedFactor } from './descriptor-outline.ts';
import type { TableSource } from './table-source.ts';

/**
 * The factors that are part of the tables' keys: those that are declared, undefined where the description cannot be read,
 * and columns that must be factors though nothing declares them. Layers have none beyond the standard ones but those of
 * factors; without them every run would seem to be there many times. Where nothing is known of them they may be in any table.
 */
export async function factorsOfTables(
  declared: readonly OutlinedFactor[] | undefined,
  runs: Pick<TableSource, 'header'> | undefined,
  layers: Pick<TableSource, 'header'> | undefined,
): Promise<readonly OutlinedFactor[]> {
  if (runs === undefined || layers === undefined) return declared ?? [];
  const known = [...columnNames('layers', declared), ...columnNames('runs')];
  const ofRuns = await runs.header();
  const undeclared = (await layers.header())
    .filter((name) => !known.includes(name) && ofRuns.includes(name))
    .map((name): OutlinedFactor => (declared === undefined ? { name, of: 'model' } : { name }));
  return [...(declared ?? []), ...undeclared];
}
