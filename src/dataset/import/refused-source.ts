import type { Position } from '../locate.ts';
import { formatProblem, type Problem } from '../problem.ts';
import { type FileKind, kindOfText, wordsOf } from '../file-kind.ts';
import { Unreadable } from './unreadable.ts';

/** A file of a source, for what is told of it. */
export interface SourceFile {
  /** The name to report: as the manifest or the command has it. */
  readonly file: string;
  /** What it should be, in words that go on from "expected": `what trtexec writes with --exportTimes`. */
  readonly expected: string;
  readonly kind?: FileKind;
  /** How another encoding than UTF-8 is told, where it can be. */
  readonly otherEncoding?: string;
}

/** A file that should be of a kind that is known. */
export function fileOfKind(file: string, kind: FileKind): SourceFile {
  return { file, expected: wordsOf(kind), kind };
}

/** A source of which nothing can be taken, with every reason and its place. */
export class RefusedSourceError extends Unreadable {
  override readonly name = 'RefusedSourceError';

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
  }
}

const WHOLE_FILE: Position = { line: 0, column: 0 };

/** Why nothing can be taken of a file, with the place; without one, the file as a whole. */
export function refusal(
  { file, expected }: SourceFile,
  message: string,
  position: Position = WHOLE_FILE,
  value?: string,
): RefusedSourceError {
  return new RefusedSourceError([
    { file, ...position, message, ...(value === undefined ? {} : { value }), expected },
  ]);
}

/** Why nothing can be taken of a file that is another than was expected, with what it seems to be. */
export function wrongKind(text: string, source: SourceFile): RefusedSourceError {
  return refusal(source, `it seems to be ${wordsOf(kindOfText(text))}`);
}
