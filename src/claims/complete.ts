import { notMeasured } from '../analysis/not-measured.ts';
import type { Observation } from './observation.ts';

/** Something that a measure was asked for and that the data lack, in words: `AlexNet, cuDNN fp16`. */
export interface Missing {
  readonly missing: string;
}

/**
 * The observations, if all are there. "On every network" cannot be true of a network that nobody measured, so what is
 * missing is never left out without a word.
 *
 * @throws NotMeasured that names all that is missing
 */
export function complete(found: readonly (Observation | Missing)[]): readonly Observation[] {
  const observations: Observation[] = [];
  const missing: string[] = [];
  for (const each of found) {
    if ('missing' in each) missing.push(each.missing);
    else observations.push(each);
  }
  if (missing.length > 0) throw notMeasured(missing);
  return observations;
}
