import { formatProblem, type Problem } from '../problem.ts';
import { Unreadable } from './unreadable.ts';

/** A source of which nothing can be taken, with every reason and its place. */
export class RefusedSourceError extends Unreadable {
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}
