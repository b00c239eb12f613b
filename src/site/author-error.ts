import { join, relative } from 'node:path';
import { formatProblem, type Problem } from '../dataset/problem.ts';
import { reportRoot } from '../roots.ts';

/** A problem with the folder that its file is in. */
export interface PlacedProblem {
  readonly problem: Problem;
  /** Absolute. */
  readonly folder: string;
}

/**
 * What is wrong with what an author wrote. The overlay of `dev` reads `loc`, shows that place, and opens it in the author's
 * editor, rather than the place in the generator where this is thrown.
 */
export class AuthorError extends Error {
  readonly title = 'The report cannot be made';
  readonly loc: { readonly file: string; readonly line: number; readonly column: number } | undefined;

  constructor(problems: readonly PlacedProblem[]) {
    super(problems.map(({ problem }) => formatProblem(problem)).join('\n'));
    this.name = 'AuthorError';
    const first = problems[0];
    // Astro takes what is not below the report's folder for relative to it.
    this.loc = first && {
      file: relative(reportRoot, fileOf(first)),
      line: Math.max(first.problem.line, 1),
      column: Math.max(first.problem.column, 1),
    };
  }
}

/** Where the file of a problem is. */
export function fileOf({ problem, folder }: PlacedProblem): string {
  return join(folder, problem.file);
}

/** The place of a problem as editors are told it: `file:line:column`. */
export function editorPlace(placed: PlacedProblem): string {
  const { line, column } = placed.problem;
  return `${fileOf(placed)}:${String(Math.max(line, 1))}:${String(Math.max(column, 1))}`;
}
