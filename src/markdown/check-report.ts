import type { Problem } from '../dataset/problem.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkClaims } from './check-claims.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkReferences } from './check-references.ts';
import type { Report, WrittenNames } from './report.ts';

/** What is wrong with a report that has been read, as far as that can be told without data. */
export function checkReport(report: Report, names: WrittenNames): readonly Problem[] {
  return [
    ...checkReferences(report, names),
    ...checkAnchors(report, names),
    ...checkClaims(report),
    ...checkFormulas(report),
  ];
}
