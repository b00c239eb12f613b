import { isObject } from '../is-object.ts';
import { JsonSyntaxError, parsePlacedJson } from '../json-position.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import { refusal, type SourceFile, wrongKind } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { type BenchReading, benchTest, type BenchTest } from './bench-test.ts';

/** Reads what llama-bench writes with `-o json`: an array of tests, each read by itself. */
export function readJsonTests(text: string, source: SourceFile): BenchReading {
  const value = parseNonFiniteJson(text, source);
  if (!Array.isArray(value)) throw wrongKind(text, source);
  const tests: BenchTest[] = [];
  const unreadable: { place: string; why: string }[] = [];
  value.forEach((each: unknown, index) => {
    try {
      tests.push(jsonTest(each, source.file));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      unreadable.push({ place: placeOf(index, text, source.file), why: error.message });
    }
  });
  if (value.length === 0) throw refusal(source, 'there is no test in it');
  return { tests, unreadable, mayBeCutOff: false };
}

/** A text with numbers that JSON does not have was mended before it was parsed, and keeps no places. */
function placeOf(index: number, text: string, file: string): string {
  try {
    const { line, column } = parsePlacedJson(text).position([index]);
    return `${file}:${line}:${column}`;
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
    return `${file}:0:0`;
  }
}

/** A test as JSON has it. Throws {@link Unreadable} where it is none. */
export function jsonTest(value: unknown, file: string): BenchTest {
  if (!isObject(value)) throw new Unreadable('no test of llama-bench; expected an object');
  const { samples_ns: samples, samples_ts: _, ...others } = value;
  const fields = Object.entries(others).map(([name, each]) => [name, textOf(name, each)] as const);
  return benchTest(new Map(fields), { file, samplesNs: samplesOf(samples) });
}

function textOf(name: string, value: unknown): string {
  if (typeof value === 'boolean') return String(Number(value));
  if (typeof value === 'string' || typeof value === 'number') return String(value).trim();
  throw new Unreadable(`${name} is ${JSON.stringify(value)}; expected text or a number`);
}

function samplesOf(samples: unknown): readonly number[] {
  if (samples === undefined) return [];
  if (Array.isArray(samples) && samples.every((sample) => typeof sample === 'number')) return samples;
  throw new Unreadable('samples_ns has something else than numbers in it; expected nanoseconds');
}
