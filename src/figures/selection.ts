import type { Analysis } from '../analysis/analysis.ts';
import { libraryGroup } from '../analysis/library-groups.ts';
import { NotMeasured } from '../analysis/not-measured.ts';
import { variantGroups } from '../analysis/variants.ts';
import { Misstated } from '../dataset/misstated.ts';

/** Tags, or one named group such as `gpu`, given as a word or as a list that names it. */
export type LibrarySelection = string | readonly string[];

/**
 * Models by tag, in the order of the report; absent means all. Where factors vary what is run, a word may also be a model at
 * all their levels, or all models at one of them (`image_size=224`).
 *
 * @throws NotMeasured that names the unknown tag and the valid ones
 */
export function selectModels(models: readonly string[] | undefined, analysis: Analysis): readonly string[] {
  if (models === undefined) return analysis.models;
  const tags = new Set(models.flatMap((word) => modelsCalled(word, analysis)));
  return analysis.models.filter((model) => tags.has(model));
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

/** A model by its tag; a model that was run at one level of each factor needs none of them named. */
export function requireModel(word: string, analysis: Analysis): string {
  const found = modelsCalled(word, analysis);
  return found.length === 1 ? found[0]! : refuse('model', word, found, analysis.models);
}

/** The same for a library. */
export function requireLibrary(word: string, analysis: Analysis): string {
  const { libraries, descriptor } = analysis;
  const found = called(word, libraries, (tag) => variantGroups(descriptor.libraries.get(tag)?.variant));
  return found.length === 1 ? found[0]! : refuse('library', word, found, libraries);
}

function modelsCalled(word: string, { models, descriptor }: Analysis): readonly string[] {
  const found = called(word, models, (tag) => variantGroups(descriptor.models.get(tag)?.variant));
  return found.length > 0 ? found : refuse('model', word, found, models);
}

function called(
  word: string,
  tags: readonly string[],
  groupsOf: (tag: string) => readonly string[],
): readonly string[] {
  return tags.includes(word) ? [word] : tags.filter((tag) => groupsOf(tag).includes(word));
}

function refuse(kind: string, word: string, found: readonly string[], all: readonly string[]): never {
  if (found.length > 0) {
    throw new Misstated(
      `more than one ${kind} is called ${JSON.stringify(word)}`,
      `one of ${found.join(', ')}`,
    );
  }
  throw new NotMeasured(`unknown ${kind}: ${JSON.stringify(word)}; expected one of ${all.join(', ')}`);
}
