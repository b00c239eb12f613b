import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { goldenTable } from '../analysis/golden-table.ts';

/** Best times printed in the original report, in ms per image. */
const best = goldenTable('best-times');

export function bestMs(model: string, library: string): number {
  const row = best.find((each) => each.model === model && each.library === library);
  if (row === undefined) throw new Error(`no golden time of ${model} with ${library}`);
  return Number(row.mean_ms);
}

export const MODELS = [...new Set(best.map((row) => row.model!))];
export const LIBRARIES = [...new Set(best.map((row) => row.library!))];

/** What the original printed of the adaptive solution: ratios of a set to the best single library, or to all reasonable ones. */
export function adaptiveRatios(set: string, column: 'to_best_single_library' | 'to_reasonable'): number[] {
  const text = readFileSync(new URL('../analysis/adaptive/golden/published.csv', import.meta.url), 'utf8');
  return parse<Record<string, string>>(text, { columns: true })
    .filter((row) => row.library_set === set)
    .map((row) => Number(row[column]));
}

export function memoryRatios(): number[] {
  return goldenTable('memory-ratios-between-models')
    .filter(({ ratio }) => ratio !== '' && ratio !== 'NaN')
    .map(({ ratio }) => Number(ratio));
}

/** The measurements themselves, for what the original did not print: rows of `runs.csv` and `layers.csv`. */
export function measurements(
  file: 'runs' | 'layers',
  dataset = 'jetson-tx1',
): readonly Record<string, string>[] {
  const text = readFileSync(new URL(`../../data/${dataset}/${file}.csv`, import.meta.url), 'utf8');
  return parse<Record<string, string>>(text, { columns: true });
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
