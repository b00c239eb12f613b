import { z } from 'zod';
import { count, flag, text, word } from '../claims/parameters.ts';
import { QUERY_SCHEMAS } from '../claims/query.ts';
import { TABLE_SCHEMAS } from '../tables/table-kinds.ts';
import { FIGURE_SCHEMAS } from './figure-schemas.ts';

/** How a component is written: its attributes, or the attribute whose value says which others there are. */
export type ComponentSchema =
  | { readonly attributes: z.ZodObject }
  | { readonly by: string; readonly choices: ReadonlyMap<string, z.ZodObject> };

/** How many significant digits a value is printed with. */
const printed = { digits: count.optional() };

const valueSchemas: ReadonlyMap<string, z.ZodObject> = new Map(
  [...QUERY_SCHEMAS].map(([name, schema]) => [name, schema.extend(printed)]),
);

/** Figures and tables may be of another dataset than the report's. */
const ofDataset = (choices: ReadonlyMap<string, z.ZodObject>): ReadonlyMap<string, z.ZodObject> =>
  new Map([...choices].map(([name, schema]) => [name, schema.extend({ dataset: word.optional() })]));

/** Every component that a chapter may use. */
export const COMPONENT_SCHEMAS: ReadonlyMap<string, ComponentSchema> = new Map<string, ComponentSchema>([
  ['Figure', { by: 'kind', choices: ofDataset(FIGURE_SCHEMAS) }],
  ['Table', { by: 'kind', choices: ofDataset(TABLE_SCHEMAS) }],
  ['Value', { by: 'of', choices: valueSchemas }],
  ['Claim', { attributes: z.strictObject({ id: word }) }],
  ['ModelFiles', { attributes: z.strictObject({}) }],
  ['Verdicts', { attributes: z.strictObject({}) }],
  ['Cite', { attributes: z.strictObject({ source: word }) }],
  ['Quoted', { attributes: z.strictObject({ name: word }) }],
  ['Ref', { attributes: z.strictObject({ to: word }) }],
  ['Term', { attributes: z.strictObject({ id: word }) }],
  ['Formula', { attributes: z.strictObject({ tex: text, display: flag.optional() }) }],
  ['Glossary', { attributes: z.strictObject({}) }],
  ['Bibliography', { attributes: z.strictObject({}) }],
  ['CiteThis', { attributes: z.strictObject({}) }],
]);
