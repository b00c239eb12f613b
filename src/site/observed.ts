import { createHash } from 'node:crypto';
import type { Analysis } from '../analysis/analysis.ts';
import { keptWithAnalysis } from '../analysis/kept-with-analysis.ts';
import { plainText } from './plain-text.ts';
import { noteUse, withUses } from './used-datasets.ts';

type Compute<Given extends readonly unknown[], Value> = (analysis: Analysis, ...given: Given) => Value;

/** A part of what follows from an analysis, by which it can be told whether a changed dataset changes it. */
export interface Observation<Given extends readonly unknown[]> {
  /** Notes that what is being made depends on it. @param dataset by its name */
  note(dataset: string, ...given: Given): void;
}

/** Each by what it is given, as JSON. */
const observations = new Map<string, (analysis: Analysis, given: string) => unknown>();

/**
 * @param name no other has it
 * @param compute gives what tells of a change, of what JSON can hold
 */
export function observation<Given extends readonly unknown[], Value>(
  name: string,
  compute: Compute<Given, Value>,
): Observation<Given> {
  observations.set(name, (analysis, given) => compute(analysis, ...(JSON.parse(given) as Given)));
  return {
    note(dataset, ...given) {
      noteUse(dataset, name + JSON.stringify(given));
    },
  };
}

/**
 * The function, of which a page depends on the value alone, not on all that it is computed from: where a changed dataset gives
 * the same, the page stays.
 *
 * @param name no other has it
 * @param compute gives plain data, of what JSON can hold
 */
export function observed<Given extends readonly unknown[], Value>(
  name: string,
  compute: Compute<Given, Value>,
): Compute<Given, Value> {
  const once = keptWithAnalysis(compute);
  const { note } = observation(name, once);
  return (analysis, ...given) => {
    note(analysis.name, ...given);
    return withUses(() => once(analysis, ...given)).value;
  };
}

/** A digest of what an observation gives now. @param part as it was noted; undefined where it is of none that is known */
export const observedDigest = keptWithAnalysis((analysis, part: string): string | undefined => {
  const at = part.indexOf('[');
  const observe = at < 0 ? undefined : observations.get(part.slice(0, at));
  if (observe === undefined) return undefined;
  return createHash('sha256')
    .update(plainText(observe(analysis, part.slice(at))))
    .digest('hex');
});
