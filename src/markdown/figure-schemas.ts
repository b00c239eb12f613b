import { z } from 'zod';
import { text, word } from '../claims/parameters.ts';
import type { TakenField } from '../figures/field-use.ts';
import { FIELDS } from '../figures/fields.ts';
import { FIGURE_KINDS, hasPanels, kindOf } from '../figures/spec.ts';
import { switchSchema } from './figure-switch.ts';

const order = Object.keys(FIELDS);

/** What an author may say of each kind of figure: the attributes of `<Figure>`, which are the fields of its spec. */
export const FIGURE_SCHEMAS: ReadonlyMap<string, z.ZodObject> = new Map(
  FIGURE_KINDS.map((kind) => {
    const fields = kindOf(kind).taken.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
    return [
      kind,
      z.strictObject({
        id: word,
        kind: z.literal(kind),
        caption: text.optional(),
        ...(hasPanels(kind) && { panels: readBy(FIELDS.models).optional() }),
        switch: switchSchema.optional(),
        ...Object.fromEntries(fields.map((field) => [field.key, schemaOf(field)])),
      }),
    ];
  }),
);

/** A field as its own code reads it; a list that an author writes is not empty. */
function schemaOf(field: TakenField): z.ZodType {
  const schema = field.form === 'word' ? z.enum(field.words.map(([each]) => each)) : readBy(field);
  return field.required ? schema : schema.optional();
}

function readBy(field: Pick<TakenField, 'expected' | 'read'>): z.ZodType {
  return z.any().transform((written, { addIssue }): unknown => {
    const value = field.read(written);
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return value;
    addIssue({ code: 'custom', message: field.expected, input: written });
    return z.NEVER;
  });
}
