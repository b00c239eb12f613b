import type { Analysis } from '../../analysis/analysis.ts';
import { readSpecQuery } from '../../figures/spec-query.ts';
import { completeFields } from './default-fields.ts';
import { keepKnownNames } from './known-names.ts';
import type { SelectionReading } from './selection.ts';

/** What mailing lists, social networks and advertisers append to links; it says nothing about a figure. */
const TRACKING = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/** The selection that an address asks for, as far as this dataset can give it. */
export function readAddress(search: string, analysis: Analysis): SelectionReading {
  const { kind = 'best-by-model', fields, problems } = readSpecQuery(withoutTracking(search));
  const known = keepKnownNames(fields, analysis);
  return {
    selection: { kind, fields: completeFields(kind, known.fields, analysis) },
    problems: [...problems, ...known.problems],
  };
}

function withoutTracking(search: string): URLSearchParams {
  return new URLSearchParams([...new URLSearchParams(search)].filter(([key]) => !TRACKING.test(key)));
}
