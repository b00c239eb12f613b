import { z } from 'zod';
import { anyNumber } from '../import/any-number.ts';
import { asSchema } from '../import/as-schema.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';

const layerSchema = z.object({ name: z.string(), averageMs: anyNumber });

export type ProfiledLayer = z.infer<typeof layerSchema>;

/**
 * Parses what trtexec writes with `--exportProfile`: `[{"count": N}, {"name", "timeMs", "averageMs", …}, …]`.
 *
 * Layer names are written without escaping: a quote or a backslash in one makes the file no JSON, or another name.
 * They are therefore taken literally, up to the `timeMs` that follows every name.
 */
export function parseProfile(text: string): readonly ProfiledLayer[] {
  const escaped = text.replace(
    /("name"\s*:\s*)"(.*?)"(?=\s*,\s*"timeMs")/gs,
    (_, key: string, name: string) => key + JSON.stringify(name),
  );
  const entries = asSchema(z.array(z.record(z.string(), z.unknown())), parseNonFiniteJson(escaped));
  return entries.filter((entry) => 'name' in entry).map((entry) => asSchema(layerSchema, entry));
}
