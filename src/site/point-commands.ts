import { type PointSelection, selectPoints } from '../analysis/point-selection.ts';
import { commandsOf, commandText } from '../analysis/run-commands.ts';
import { observed } from './observed.ts';

/** A command with which points were measured. */
export interface PointCommand {
  /** On one line, as a POSIX shell reads it. */
  readonly text: string;
  /** Whether words in braces vary. */
  readonly isOpen: boolean;
}

/** The commands with which some points were measured, or all of them where none are given. */
export const pointCommands = observed(
  'commands',
  (analysis, points: readonly PointSelection[] | null): readonly PointCommand[] =>
    commandsOf(analysis, selectPoints(analysis, points ?? undefined)).map((command) => ({
      text: commandText(command),
      isOpen: command.open.length > 0,
    })),
);
