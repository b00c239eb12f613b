import { formatProblem, type Problem } from '../problem.ts';

/** A source of which nothing can be taken, with every reason and its place. */
export class RefusedSourceError extends Error {
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}
