import { printable } from '../../../../src/dataset/printable.ts';

/** A run as a reader of a source sees it who checks nothing: what an importer says nothing of has to be this. */
export interface PlainRun {
  readonly key: readonly (string | number | undefined)[];
  readonly status: string;
  readonly forwardMs?: number;
  readonly backwardMs?: number;
  readonly forwardBackwardMs?: number;
  readonly memoryBytes?: number;
  readonly further?: Readonly<Record<string, string>>;
  readonly layers: readonly (readonly [name: string, forwardMs?: number, backwardMs?: number])[];
}

export const HOUR_MS = 3_600_000;

export function mean(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

export function timeOrNothing(ms: number | undefined): number | undefined {
  return ms !== undefined && ms > 0 && ms <= HOUR_MS ? ms : undefined;
}

/** Times of layers in one direction: 0 is one where another is not. */
export function layerTimes(times: readonly (number | undefined)[]): (number | undefined)[] {
  const isMeasured = times.some((ms) => timeOrNothing(ms) !== undefined);
  return times.map((ms) => (ms === 0 && isMeasured ? 0 : timeOrNothing(ms)));
}

/** Names as layers have them: what cannot be seen is spelt out, and the same name again gets a number. */
export function numbered(names: readonly string[]): string[] {
  const found: string[] = [];
  for (const written of names) {
    const name = printable(written.trim()) || 'unnamed';
    let number = 2;
    let next = name;
    while (found.includes(next)) next = `${name} (${number++})`;
    found.push(next);
  }
  return found;
}
