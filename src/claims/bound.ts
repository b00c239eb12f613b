import { z } from 'zod';

/** A number as it was stated: `20%`, `5.2`, `1743 MHz`. Its last digit says how exactly it is meant. */
export interface Bound {
  readonly value: number;
  /** One unit of the last digit. */
  readonly step: number;
  /** As written after the number, e.g. `MHz`; absent for a bare number. */
  readonly unit?: string;
  readonly text: string;
}

const STATED = /^([−-]?[\d,]+(?:\.(\d+))?)\s*(%|[^\d\s].*)?$/;

/** Undefined for text that is no number with or without a unit. */
export function parseBound(text: string): Bound | undefined {
  const [, digits, decimals = '', unit = ''] = STATED.exec(text.trim()) ?? [];
  if (digits === undefined) return undefined;
  // Read with its exponent, as 57.1 × 0.01 is not 0.571.
  const exponent = unit === '%' ? -2 : 0;
  const number = digits.replaceAll(',', '').replace('−', '-');
  return {
    value: Number(`${number}e${String(exponent)}`),
    step: Number(`1e${String(exponent - decimals.length)}`),
    ...(unit === '' ? {} : { unit }),
    text: text.trim(),
  };
}

export const boundSchema = z.union([z.string(), z.number()]).transform((value, context): Bound => {
  const bound = parseBound(String(value));
  if (bound !== undefined) return bound;
  context.addIssue({
    code: 'custom',
    message: 'a number as it is stated, e.g. 20%, 5.2 or 1743 MHz',
    input: value,
  });
  return z.NEVER;
});

/** Whether a value, rounded as exactly as the bound is stated, is the bound. A half rounds up. */
export function roundsTo(value: number, { value: bound, step }: Bound): boolean {
  // The small term keeps 0.125 from being 0.12499… after the division.
  return Math.abs(Math.floor(value / step + 0.5 + 1e-9) - bound / step) < 1e-6;
}
