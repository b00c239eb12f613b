import { JsonSyntaxError, parseJson } from '../json-position.ts';
import { kindOfText, wordsOf } from './file-kind.ts';
import { refusal, type SourceFile, wrongKind } from './refused-source.ts';

/**
 * The JSON of a source; throws what {@link refusal} makes where the text is none, with the place and what it seems to be:
 * by `original`, where the text was mended before.
 */
export function parseSourceJson(text: string, source: SourceFile, original = text): unknown {
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
