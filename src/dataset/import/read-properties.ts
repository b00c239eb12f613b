import { isObject } from '../is-object.ts';
import { parsePlacedJson } from '../json-position.ts';
import { refusal, wrongKind } from './refused-source.ts';
import { parseSourceJson } from './source-json.ts';
import { readSourceText } from './source-text.ts';

/**
 * Reads what people wrote of a dataset: a JSON file with properties of `datapackage.json`. Throws what {@link refusal} makes
 * where it is none, or has a property twice, of which JSON would lose the first.
 */
export async function readProperties(file: string): Promise<Readonly<Record<string, unknown>>> {
  const source = { file, expected: 'a JSON object with properties of datapackage.json' };
  const text = await readSourceText(file, source);
  const properties = parseSourceJson(text, source);
  if (!isObject(properties)) throw wrongKind(text, source);
  const [twice] = parsePlacedJson(text).duplicateKeys;
  if (twice === undefined) return properties;
  const once = { ...source, expected: 'each property once' };
  throw refusal(once, 'an object has the property twice', twice.position, twice.key);
}
