import type { MeasureContext } from '../claims/measure.ts';
import type { Problem } from '../dataset/problem.ts';
import type { NameChecker } from './check-names.ts';
import type { Report } from './report.ts';

/** Names in `quoted.yaml` that the data do not have. */
export function checkQuotations({ quoted }: Report, unknownNames: NameChecker) {
  const problems = new Map<string, readonly Problem[]>();
  for (const [name, { compare = {}, placeOf }] of quoted) {
    const unknown = unknownNames(compare).map(({ key, ...found }) => ({
      ...placeOf(['compare', key]),
      ...found,
    }));
    if (unknown.length > 0) problems.set(name, unknown);
  }
  return problems;
}

/** Whether the quoted figures that something names are there and right; if not, that is a problem of its own. */
export function hasQuotations(
  { quoted, watts }: Readonly<Record<string, unknown>>,
  context: MeasureContext,
): boolean {
  return [quoted, watts].flat().every((name) => name === undefined || context.quoted.has(name as string));
}
