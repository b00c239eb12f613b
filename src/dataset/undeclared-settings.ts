import type { Findings } from './finding.ts';
import type { FurtherColumn } from './read-header.ts';
import { differenceWithin, maySetRuns, valuesText } from './telling-columns.ts';
import type { Run } from './types.ts';

/**
 * Finds further columns in which runs of one point differ, as they do where something was varied that is no factor: their
 * mean would be of nothing. Where that is sure it is a problem, of the first such row; where it may be, a note in words.
 *
 * @param offsets of the runs' rows in their file
 */
export function undeclaredSettings(
  runs: readonly Run[],
  further: readonly FurtherColumn[],
  offsets: readonly number[],
  findings: Findings,
): readonly string[] {
  const columns = further.filter(maySetRuns);
  if (columns.length === 0) return [];
  const ok = runs.flatMap((run, index) => (run.status === 'ok' ? [index] : []));
  const points = Map.groupBy(ok, (index) => {
    const { model, library, batchSize, factors } = runs[index]!;
    return JSON.stringify([model, library, batchSize, factors]);
  });
  const several = [...points.values()].filter(({ length }) => length > 1);
  return columns.flatMap(({ name, cell }) => {
    const difference = differenceWithin(several, (index) => runs[index]!.further.get(name) ?? '');
    if (difference === undefined) return [];
    const { row, values, areLevels } = difference;
    const message = `rows of one point differ in ${name}`;
    if (!areLevels) {
      return [`${message} (${valuesText(values)}): if it says how they were run, it is a factor to declare`];
    }
    findings.add({
      offset: offsets[row]!,
      cell,
      message,
      value: valuesText(values),
      expected: `a factor, declared in datapackage.json, or "measured": true in what it says of the column`,
    });
    return [];
  });
}
