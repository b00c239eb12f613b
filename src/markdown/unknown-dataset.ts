import type { Problem } from '../dataset/problem.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import type { Report } from './report.ts';

/** The dataset that the chapters are about has to be there. Where `report.yaml` names none, that is said already. */
export function unknownDataset(
  { metadata: { dataset }, placeOfMetadata }: Report,
  names: readonly string[],
): readonly Problem[] {
  if (dataset === '' || names.includes(dataset)) return [];
  const place = placeOfMetadata(['dataset']);
  return [{ ...place, message: 'unknown dataset', value: dataset, expected: expectOneOf(dataset, names) }];
}
