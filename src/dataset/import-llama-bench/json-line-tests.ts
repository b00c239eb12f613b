import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import type { SourceFile } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import type { BenchReading } from './bench-test.ts';
import { jsonTest } from './json-tests.ts';
import { readLines } from './read-lines.ts';

/** Reads what llama-bench writes with `-o jsonl`. */
export function readJsonLines(text: string, { file }: SourceFile): BenchReading {
  return readLines(text, file, (line) => (line.startsWith('{') ? testOf(line, file) : undefined));
}

/** What is wrong is told without the place that it has within the line. */
function testOf(line: string, file: string) {
  try {
    return jsonTest(parseNonFiniteJson(line, { file: '', expected: 'a test of llama-bench' }), file);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    throw new Unreadable(error.message.replace(/^:\d+:\d+: /, ''));
  }
}
