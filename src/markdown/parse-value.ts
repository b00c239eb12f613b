import type { Query } from '../claims/query.ts';
import { FEW_VALUES } from '../dataset/few-values.ts';
import { COMPONENT_SCHEMAS } from './component-schemas.ts';

/** What the attributes of `<Value>` ask for. They have been checked before; this only reads them again. */
export function parseValue(attributes: Readonly<Record<string, unknown>>): { query: Query; digits?: number } {
  const component = COMPONENT_SCHEMAS.get('Value');
  const schema = component && 'by' in component ? component.choices.get(String(attributes.of)) : undefined;
  if (schema === undefined) throw new Error(`<Value> of an unknown measure: ${String(attributes.of)}`);
  const { digits, ...query } = schema.parse(attributes, FEW_VALUES);
  return { query: query as unknown as Query, ...(typeof digits === 'number' ? { digits } : {}) };
}
