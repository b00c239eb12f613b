import type { Analysis } from '../analysis/analysis.ts';
import { NotMeasured } from '../analysis/not-measured.ts';
import { libraryGroup } from '../analysis/library-groups.ts';

/** Tags, or one named group such as `gpu`, given as a word or as a list that names it. */
export type LibrarySelection = string | readonly string[];

/**
 * Models by tag, in the order of the report; absent means all.
 *
 * @throws NotMeasured that names the unknown tag and the valid ones
 */
export function selectModels(models: readonly string[] | undefined, analysis: Analysis): readonly string[] {
  if (models === undefined) return analysis.models;
  for (const model of models) requireModel(model, analysis);
  return analysis.models.filter((model) => models.includes(model));
}

/** The same for libraries, where a word that is no tag may be a named group. */
export function selectLibraries(
  libraries: LibrarySelection | undefined,
  analysis: Analysis,
): readonly string[] {
  if (libraries === undefined) return analysis.libraries;
  const words = typeof libraries === 'string' ? [libraries] : libraries;
  const tags = new Set(
    words.flatMap((word) => (analysis.libraries.includes(word) ? [word] : libraryGroup(word, analysis))),
  );
  return analysis.libraries.filter((library) => tags.has(library));
}

/** The libraries of a named set in its own order, which decides ties, or of any other selection. */
export function selectLibrarySet(selection: LibrarySelection, analysis: Analysis): readonly string[] {
  const word = typeof selection === 'string' ? selection : selection.length === 1 ? selection[0] : undefined;
  const named = analysis.librarySets.find(({ name }) => name === word);
  return named?.libraries ?? selectLibraries(selection, analysis);
}

export function requireModel(model: string, analysis: Analysis): string {
  if (analysis.models.includes(model)) return model;
  throw new NotMeasured(
    `unknown model: ${JSON.stringify(model)}; expected one of ${analysis.models.join(', ')}`,
  );
}

export function requireLibrary(library: string, analysis: Analysis): string {
  if (analysis.libraries.includes(library)) return library;
  throw new NotMeasured(
    `unknown library: ${JSON.stringify(library)}; expected one of ${analysis.libraries.join(', ')}`,
  );
}
