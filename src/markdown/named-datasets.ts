import { boundsOf } from '../claims/wrong-units.ts';
import type { Report } from './report.ts';

/** Every dataset that a report names: its own first, then those of single figures, tables, values and claims. */
export function namedDatasets({ metadata, elements, claims }: Report): readonly string[] {
  const fields = [
    ...elements.map(({ attributes }) => attributes),
    ...claims.flatMap(({ declaration }) =>
      declaration.checks.flatMap(({ value, expect }) => [
        value,
        ...boundsOf(expect).map(({ bound }) => ({ ...bound })),
      ]),
    ),
  ];
  const names = fields.flatMap((each: Readonly<Record<string, unknown>>) => [
    each.dataset,
    each.baselineDataset,
  ]);
  return [...new Set([metadata.dataset, ...names.filter((name) => typeof name === 'string')])];
}
