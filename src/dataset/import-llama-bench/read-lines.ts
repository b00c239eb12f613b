import { Unreadable } from '../import/unreadable.ts';
import type { BenchReading, BenchTest } from './bench-test.ts';

/** What llama-bench says of a test that comes to nothing, as where the model does not fit. */
const FAILURE = /^\w*[\w-]+: (?:error\b|failed\b).*/i;

/**
 * The tests of a file that has one a line: each line is read by itself, as on a terminal all else that the program says stands
 * between them.
 *
 * @param readLine of a line's text returns nothing where it is none of a test, and throws {@link Unreadable} where it is one
 *   that cannot be read
 */
export function readLines(
  text: string,
  file: string,
  readLine: (line: string) => BenchTest | undefined,
): BenchReading {
  const tests: BenchTest[] = [];
  const unreadable: { place: string; why: string }[] = [];
  text.split(/\r\n|\n|\r/).forEach((untrimmed, index) => {
    const place = `${file}:${index + 1}:1`;
    const line = untrimmed.trim();
    try {
      const test = readLine(line);
      if (test !== undefined) tests.push(test);
      else if (FAILURE.test(line)) unreadable.push({ place, why: line });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push({ place, why: error.message });
    }
  });
  return { tests, unreadable, mayBeCutOff: false };
}

/** The cells of a row by the header's names. Throws {@link Unreadable} where there are more or fewer. */
export function fieldsOf(header: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  if (cells.length !== header.length)
    throw new Unreadable(`the row has ${cells.length} cells; expected ${header.length}, as the header has`);
  return new Map(header.map((name, index) => [name, cells[index]!.trim()]));
}
