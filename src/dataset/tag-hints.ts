import { rollup } from 'd3-array';
import { distance } from 'fastest-levenshtein';
import type { Descriptor, Run } from './types.ts';

/** How many letters of a tag may be other ones: in a short tag one makes another word. */
const MOST_CHANGED = 2;
const SHORT_TAG = 6;

/** Of two tags of which one is a slip, one has few runs beside the other. */
const FEW = 0.25;

/**
 * Tags of runs that `datapackage.json` does not describe, but are nearly one that it does, in words: a slip splits a model or
 * a library in two. Tags that differ in their digits alone are versions of one another, and both may be measured.
 */
export function tagHints(
  runs: readonly Pick<Run, 'model' | 'library'>[],
  { models, libraries }: Pick<Descriptor, 'models' | 'libraries'>,
): readonly string[] {
  return [...hintsOf('model', runs, models), ...hintsOf('library', runs, libraries)];
}

function hintsOf(
  kind: 'model' | 'library',
  runs: readonly Pick<Run, 'model' | 'library'>[],
  described: ReadonlyMap<string, object>,
): readonly string[] {
  const counts = rollup(
    runs,
    (ofTag) => ofTag.length,
    (run) => run[kind],
  );
  const known = [...described].filter(([tag, info]) => saysMore(tag, info)).map(([tag]) => tag);
  return [...counts].flatMap(([tag, count]) => {
    if (known.includes(tag)) return [];
    const near = known.find((each) => isSlip(tag, count, each, counts.get(each) ?? 0));
    if (near === undefined) return [];
    const of = counts.get(near) ?? 0;
    return [
      `the ${kind} ${JSON.stringify(tag)} of ${count} ${count === 1 ? 'run' : 'runs'} is not described, ` +
        `but ${JSON.stringify(near)} is, which has ${of === 0 ? 'none' : of}: one may be a slip for the other`,
    ];
  });
}

/** What an importer describes has its tag for a label and a framework, and is not known for it. */
function saysMore(tag: string, info: object): boolean {
  return Object.entries(info).some(
    ([property, value]) =>
      value !== undefined && property !== 'framework' && !(property === 'label' && value === tag),
  );
}

function isSlip(tag: string, count: number, described: string, of: number): boolean {
  const letters = (text: string): string => text.replace(/\d+/g, '0');
  if (of > 0 && letters(tag) === letters(described)) return false;
  const changed = Math.min(tag.length, described.length) < SHORT_TAG ? 1 : MOST_CHANGED;
  const isFew = of <= count * FEW || count <= of * FEW;
  return isFew && distance(tag.toLowerCase(), described.toLowerCase()) <= changed;
}
