import type { z } from 'zod';
import { Unreadable } from './unreadable.ts';

/** A value of a source by its schema; throws {@link Unreadable} that names the first thing that is otherwise. */
export function asSchema<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  file?: string,
): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const where = [...(file === undefined ? [] : [file]), ...(path.length === 0 ? [] : [path.join('.')])];
  throw new Unreadable([...where, message].join(': '));
}
