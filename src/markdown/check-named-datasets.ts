import { expectOneOf } from '../dataset/nearest.ts';
import type { Problem } from '../dataset/problem.ts';
import type { Report } from './report.ts';

/** What `report.yaml` says of datasets that is not so: one that is not there, a pair of one, a pair that is there twice. */
export function checkNamedDatasets(report: Report, names: readonly string[]): readonly Problem[] {
  const { metadata } = report;
  return [
    // Where the file names no dataset, that is said already.
    ...(metadata.dataset === '' ? [] : unknown(report, ['dataset'], metadata.dataset, names)),
    ...(metadata.comparisons ?? []).flatMap((pair, index) => {
      const ofNames = pair.flatMap((name, side) =>
        unknown(report, ['comparisons', index, side], name, names),
      );
      return ofNames.length > 0 ? ofNames : pairProblems(report, index);
    }),
  ];
}

function unknown(
  { placeOfMetadata }: Report,
  path: readonly PropertyKey[],
  name: string,
  names: readonly string[],
): readonly Problem[] {
  if (names.includes(name)) return [];
  return [
    { ...placeOfMetadata(path), message: 'unknown dataset', value: name, expected: expectOneOf(name, names) },
  ];
}

function pairProblems({ metadata, placeOfMetadata }: Report, index: number): readonly Problem[] {
  const pairs = metadata.comparisons!;
  const [a, b] = pairs[index]!;
  const problem = (message: string, expected: string): readonly Problem[] => [
    { ...placeOfMetadata(['comparisons', index]), message, value: `${a}, ${b}`, expected },
  ];
  if (a === b) return problem('a dataset is compared with itself', 'two datasets');
  const isBefore = pairs.slice(0, index).some((pair) => pair.includes(a) && pair.includes(b));
  return isBefore ? problem('the two are compared already', 'each pair once, in either order') : [];
}
