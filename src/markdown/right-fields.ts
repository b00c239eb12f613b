import type { z } from 'zod';

/** Of an object that is wrong somewhere, the fields that are right by themselves. */
export function rightFields<Schema extends z.ZodObject>(
  schema: Schema,
  data: unknown,
): Partial<z.output<Schema>> {
  const written = (typeof data === 'object' ? data : null) ?? {};
  const right = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const parsed = field.safeParse((written as Record<string, unknown>)[name]);
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data] as const] : [];
  });
  return Object.fromEntries(right) as Partial<z.output<Schema>>;
}
