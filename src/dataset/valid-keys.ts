import { z } from 'zod';

/** The names that a schema knows at a path into a value; empty where any would do or where nothing is known. */
export function validKeys(schema: z.core.$ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  const inner = unwrapped(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const field = inner.def.discriminator;
    const chosen = (value as Record<string, unknown> | undefined)?.[field];
    const option = inner.options.find((each) => literalsOf(each, field).includes(chosen));
    return option === undefined ? [] : validKeys(option, path, value);
  }
  if (inner instanceof z.ZodUnion) {
    return inner.options.flatMap((option) => validKeys(option, path, value));
  }
  const [key, ...rest] = path;
  if (key === undefined) return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
  const below = (value as Record<PropertyKey, unknown> | undefined)?.[key];
  if (inner instanceof z.ZodObject) {
    const field = inner.shape[String(key)] as z.core.$ZodType | undefined;
    return field === undefined ? [] : validKeys(field, rest, below);
  }
  if (inner instanceof z.ZodArray) return validKeys(inner.element, rest, below);
  if (inner instanceof z.ZodRecord) return validKeys(inner.valueType, rest, below);
  return [];
}

/** Without what says that a value may be absent or is made into another. */
function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return unwrapped(schema.def.innerType);
  return schema instanceof z.ZodPipe ? unwrapped(schema.def.in) : schema;
}

function literalsOf(schema: z.core.$ZodType, field: string): readonly unknown[] {
  const literal = schema instanceof z.ZodObject ? (schema.shape[field] as unknown) : undefined;
  return literal instanceof z.ZodLiteral ? [...literal.values] : [];
}
