import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';

/** The rows of one of the golden tables, cells as they were printed. */
export function goldenTable(name: string): readonly Record<string, string>[] {
  const text = readFileSync(new URL(`golden/${name}.csv`, import.meta.url), 'utf8');
  return parse<Record<string, string>>(text, { columns: true });
}

/** Expects the value to print as it was printed, to every digit. */
export function expectPrinted(value: number | undefined, printed: string, what: string): void {
  const decimals = printed.split('.')[1]?.length ?? 0;
  expect(value?.toFixed(decimals), what).toBe(printed);
}
