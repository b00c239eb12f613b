import { Misstated } from '../dataset/misstated.ts';
import { Unreadable } from '../dataset/import/unreadable.ts';
import { formatProblem, type Problem } from '../dataset/problem.ts';
import { isSystemError } from '../dataset/system-error.ts';
import { NotMade } from '../site/bundle/not-made.ts';

/** What the user can put right, in words: one line for each. */
export class Refusal extends Error {}

export function refuseOver(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new Refusal(problems.map(formatProblem).join('\n'));
}

const USERS = [Refusal, Misstated, Unreadable, NotMade];

/** What to tell the user of what was thrown; throws it again where it is a fault of the program. */
export function refusalText(error: unknown): string {
  const isUsers = USERS.some((kind) => error instanceof kind);
  if (error instanceof Error && (isUsers || isSystemError(error))) return error.message;
  throw error;
}
