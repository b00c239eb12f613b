import type { Analysis } from './analysis.ts';
import { libraryAttributes } from './library-attributes.ts';
import { NotMeasured } from './not-measured.ts';
import { variantGroups } from './variants.ts';

/**
 * Named groups of an analysis's libraries: `all`; one for each device, precision, backend and framework that occurs
 * (`cpu`, `gpu`, `fp16`, `cudnn`, `caffe` …); the sets of the adaptive solution (`reasonable`, `cuda-level` …); and where
 * factors are declared, a library at all their levels (`openblas`) and all libraries at one of them (`threads=4`).
 * Within a group, libraries stand in the order of the report, which for the sets is not the order that decides ties.
 */
export function libraryGroups(analysis: Analysis): ReadonlyMap<string, readonly string[]> {
  const members = new Map<string, Set<string>>([['all', new Set(analysis.libraries)]]);
  const add = (group: string, library: string) => {
    const known = members.get(group) ?? new Set();
    members.set(group, known.add(library));
  };
  for (const library of analysis.libraries) {
    const attributes = Object.values(libraryAttributes(library, analysis.descriptor));
    const { variant } = analysis.descriptor.libraries.get(library) ?? {};
    for (const group of [...attributes, ...variantGroups(variant)])
      if (group !== undefined) add(group, library);
  }
  for (const { name, libraries } of analysis.librarySets) {
    for (const library of libraries) add(name, library);
  }
  return new Map(
    [...members].map(([group, tags]) => [group, analysis.libraries.filter((library) => tags.has(library))]),
  );
}

/**
 * The libraries of one named group.
 *
 * @throws NotMeasured that names the valid groups
 */
export function libraryGroup(group: string, analysis: Analysis): readonly string[] {
  const groups = libraryGroups(analysis);
  const libraries = groups.get(group);
  if (libraries === undefined) {
    throw new NotMeasured(
      `unknown group of libraries: ${JSON.stringify(group)}; expected one of ${[...groups.keys()].join(', ')}`,
    );
  }
  return libraries;
}
