import { z } from 'zod';
import { JsonSyntaxError, parseJson } from '../json-position.ts';
import { anyNumber } from '../import/any-number.ts';
import { asSchema } from '../import/as-schema.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import { refusal, type SourceFile } from '../import/refused-source.ts';

const layerSchema = z.object({ name: z.string(), averageMs: anyNumber });

/** Beside the layers, how many passes they are the mean of. */
const profileSchema = z.array(layerSchema.nullable());

export type ProfiledLayer = z.infer<typeof layerSchema>;

/** A name on its line, up to the `timeMs` that follows every name; not over the beginning of another. */
const NAME = /("name"\s*:\s*)"((?:(?!"name"\s*:).)*?)"(?=\s*,\s*"timeMs"\s*:)/g;

/**
 * Parses what trtexec writes with `--exportProfile`: `[{"count": N}, {"name", "timeMs", "averageMs", …}, …]`.
 *
 * Layer names are written without escaping: a quote or a backslash in one makes the file no JSON, or another name.
 * They are therefore taken literally. Throws what {@link refusal} makes of a text that is no such profile, or has no layer.
 */
export function parseProfile(text: string, source: SourceFile): readonly ProfiledLayer[] {
  const escaped = isWrittenAnew(text)
    ? text
    : text.replace(NAME, (_, key: string, name: string) => key + JSON.stringify(name));
  const parsed = parseNonFiniteJson(escaped, source);
  const entries = Array.isArray(parsed)
    ? parsed.map((entry: unknown) => (isCount(entry) ? null : entry))
    : parsed;
  const layers = asSchema(profileSchema, entries, source, text).filter((layer) => layer !== null);
  if (layers.length === 0) throw refusal(source, 'there is no layer in it');
  return layers;
}

function isCount(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && Object.keys(entry).join() === 'count';
}

/** trtexec sets a blank before and after a colon; a program that wrote its JSON anew has escaped the names. */
function isWrittenAnew(text: string): boolean {
  if (text.includes('"name" : "')) return false;
  try {
    parseJson(text);
    return true;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return false;
  }
}
