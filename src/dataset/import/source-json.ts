import { duplicateKeys } from '../duplicate-keys.ts';
import { JsonSyntaxError, parseJson, positionIn } from '../json-position.ts';
import { kindOfText, wordsOf } from '../file-kind.ts';
import { refusal, type SourceFile, wrongKind } from './refused-source.ts';

/**
 * The JSON of a source; throws what {@link refusal} makes where the text is none, with the place and what it seems to be, by
 * `original` where the text was mended before; and where an object has a property twice, of which JSON loses the first.
 */
export function parseSourceJson(text: string, source: SourceFile, original = text): unknown {
  const value = parsed(text, source, original);
  const [twice] = duplicateKeys(text);
  if (twice === undefined) return value;
  const once = { ...source, expected: `each property once, in ${source.expected}` };
  throw refusal(once, 'an object has the property twice', positionIn(text, twice.offset), twice.key);
}

function parsed(text: string, source: SourceFile, original: string): unknown {
  try {
    return parseJson(text);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    if (!/^\s*[[{]/.test(text)) throw wrongKind(original, source);
    const kind = kindOfText(original);
    const seeming = kind === source.kind ? '' : ` (it seems to be ${wordsOf(kind)})`;
    const what = error.isCutOff ? 'the JSON is cut off' : `the JSON is broken: ${error.message}`;
    throw refusal(source, what + seeming, error.position, error.value);
  }
}
