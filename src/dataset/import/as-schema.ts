import type { z } from 'zod';
import { describeIssue } from '../describe-issue.ts';
import { JsonSyntaxError, parsePlacedJson } from '../json-position.ts';
import type { Position } from '../locate.ts';
import { shortEcho } from '../problem.ts';
import { kindOfText } from '../file-kind.ts';
import { refusal, type SourceFile, wrongKind } from './refused-source.ts';

/**
 * A value of a source by its schema; throws what {@link refusal} makes of the first thing that is otherwise, with its place
 * where `text` is the JSON that has it, or of the file where that seems to be of another kind.
 */
export function asSchema<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  source: SourceFile,
  text?: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  if (text !== undefined && source.kind !== undefined && kindOfText(text) !== source.kind)
    throw wrongKind(text, source);
  const { path, message, value: found, expected } = describeIssue(parsed.error.issues[0]!)[0]!;
  throw refusal(
    { ...source, expected: `${expected}, as in ${source.expected}` },
    message,
    text === undefined ? undefined : positionOf(text, path),
    found === undefined ? undefined : shortEcho(found),
  );
}

/** Undefined for a text that was mended before it was parsed. */
function positionOf(text: string, path: readonly PropertyKey[]): Position | undefined {
  try {
    return parsePlacedJson(text).position(path);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return undefined;
  }
}
