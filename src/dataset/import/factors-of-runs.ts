import { z } from 'zod';
import { byFactor } from '../factor-schema.ts';
import { canonicalLevel } from '../level.ts';
import type { Factor } from '../types.ts';
import type { ImportedRun } from './campaign.ts';

/** Levels by the names of factors; a number may be written as one. */
export const factorLevels = byFactor(
  z.union([z.string().min(1), z.number()]).transform((level) => canonicalLevel(String(level))),
).transform((levels) => Object.fromEntries(levels));

/** The factors of a source that names no more than levels, in the order in which they occur; each is its own label. */
export function factorsOfRuns(runs: readonly ImportedRun[]): readonly Factor[] {
  const names = new Set(runs.flatMap(({ factors = {} }) => Object.keys(factors)));
  return [...names].map((name) => ({ name, label: name, of: 'library' }));
}
