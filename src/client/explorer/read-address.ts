import type { Analysis } from '../../analysis/analysis.ts';
import { readSpecQuery } from '../../figures/spec-query.ts';
import type { Selection } from '../../figures/spec.ts';
import { completeFields } from './default-fields.ts';
import { keepKnownNames } from './known-names.ts';

/** What mailing lists, social networks and advertisers append to links; it says nothing about a figure. */
const TRACKING = /^(utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)$/;

/** A selection, always complete enough to be drawn, and in sentences what of a link could not be had. */
export interface SelectionReading {
  readonly selection: Selection;
  readonly problems: readonly string[];
}

/** The selection that an address asks for, as far as this dataset can give it. */
export function readAddress(search: string, analysis: Analysis): SelectionReading {
  const { kind = 'best-by-model', fields, problems } = readSpecQuery(withoutTracking(search));
  const known = keepKnownNames({ kind, fields }, analysis);
  return {
    selection: { kind, fields: completeFields(kind, known.fields, analysis) },
    problems: [...problems, ...known.problems],
  };
}

function withoutTracking(search: string): URLSearchParams {
  return new URLSearchParams([...new URLSearchParams(search)].filter(([key]) => !TRACKING.test(key)));
}
