import { separatedText } from '../figures/measures/number-text.ts';

/** The platform's facts, flattened for a list of terms: nested names are joined, lists by commas or numbered. */
export function platformTerms(
  platform: Readonly<Record<string, unknown>>,
): readonly (readonly [string, string])[] {
  return Object.entries(platform).flatMap(([key, value]) => facts(words(key), value));
}

function facts(name: string, value: unknown): (readonly [string, string])[] {
  if (value === null || value === undefined || value === '') return [];
  if (Array.isArray(value)) {
    const isFlat = value.every((item) => typeof item !== 'object');
    if (isFlat) return [[name, value.map(text).join(', ')]];
    return value.flatMap((item, index) => facts(`${name} ${index + 1}`, item));
  }
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([key, inner]) => facts(`${name}: ${words(key)}`, inner));
  return [[name, text(value)]];
}

function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'number' ? separatedText(value) : String(value);
}

/** `peakGflops` and `peak_gflops` as words. */
function words(key: string): string {
  return key
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .replaceAll(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase());
}
