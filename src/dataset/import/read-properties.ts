import { isObject } from '../is-object.ts';
import { wrongKind } from './refused-source.ts';
import { parseSourceJson } from './source-json.ts';
import { readSourceText } from './source-text.ts';

/**
 * Reads what people wrote of a dataset: a JSON file with properties of `datapackage.json`. Throws what {@link parseSourceJson}
 * throws where it is none.
 */
export async function readProperties(file: string): Promise<Readonly<Record<string, unknown>>> {
  const source = { file, expected: 'a JSON object with properties of datapackage.json' };
  const text = await readSourceText(file, source);
  const properties = parseSourceJson(text, source);
  if (isObject(properties)) return properties;
  throw wrongKind(text, source);
}
