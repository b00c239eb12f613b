import type { Analysis } from '../analysis/analysis.ts';
import { selectLibraries } from './selection.ts';
import type { LibrarySelection } from './spec.ts';

/** The libraries of a named set in its own order, which decides ties, or of any other selection. */
export function selectLibrarySet(selection: LibrarySelection, analysis: Analysis): readonly string[] {
  const word = typeof selection === 'string' ? selection : selection.length === 1 ? selection[0] : undefined;
  const named = analysis.librarySets.find(({ name }) => name === word);
  return named?.libraries ?? selectLibraries(selection, analysis);
}
