import { basename, dirname, resolve } from 'node:path';
import { z } from 'zod';
import { type FileKind, kindOfText } from '../file-kind.ts';
import type { LeftOut } from '../import/campaign.ts';
import { factorLevels } from '../import/factors-of-runs.ts';
import { leftOutFor } from '../import/left-out.ts';
import { readManifest, tag } from '../import/manifest.ts';
import { refusal, type SourceFile, wrongKind } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';
import { Unreadable } from '../import/unreadable.ts';
import type { BenchReading, BenchTest } from './bench-test.ts';
import { readCsvTests } from './csv-tests.ts';
import { readJsonLines } from './json-line-tests.ts';
import { readJsonTests } from './json-tests.ts';
import { readMarkdownTests } from './markdown-tests.ts';

const results = z.strictObject({
  file: z.string().min(1),
  /** The tag of what ran all tests of the file, where it shall be another than the backend's. */
  library: tag.optional(),
  /** Levels of what the program does not know of, such as a power mode. */
  factors: factorLevels.optional(),
});

/** Files of llama-bench, each of which says itself what its tests are. */
const manifestSchema = z.strictObject({
  metadata: z.record(z.string(), z.unknown()).default({}),
  results: z.array(results).min(1),
});

const READERS: Partial<Record<FileKind, (text: string, source: SourceFile) => BenchReading>> = {
  'llama-bench-json': readJsonTests,
  'llama-bench-jsonl': readJsonLines,
  'llama-bench-csv': readCsvTests,
  'llama-bench-markdown': readMarkdownTests,
};

const EXPECTED = 'what llama-bench writes with -o json, jsonl, csv or md';

/** A test with what the manifest says of its file. */
export interface FoundTest extends BenchTest {
  readonly said: Omit<z.output<typeof results>, 'file'>;
}

export interface BenchFiles {
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly tests: readonly FoundTest[];
  readonly leftOut: readonly LeftOut[];
  readonly remarks: readonly string[];
}

/** Reads the files that a manifest names; or one file of the program itself, where there is nothing more to say. */
export async function readBenchFiles(path: string): Promise<BenchFiles> {
  const text = await readSourceText(path, { file: path, expected: `a manifest, or ${EXPECTED}` });
  const isResults = READERS[kindOfText(text)] !== undefined;
  const { manifest, folder } = isResults
    ? { manifest: { metadata: {}, results: [{ file: basename(path) }] }, folder: dirname(resolve(path)) }
    : await readManifest(path, manifestSchema);
  const tests: FoundTest[] = [];
  const leftOut: LeftOut[] = [];
  const remarks: string[] = [];
  for (const { file, ...said } of manifest.results) {
    try {
      const reading = await readTests(resolve(folder, file), file);
      tests.push(...reading.tests.map((test) => ({ ...test, said })));
      leftOut.push(...reading.unreadable.map(({ place, why }) => ({ what: place, why })));
      remarks.push(...remarksOn(file, reading));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      leftOut.push(leftOutFor(file, error));
    }
  }
  return { metadata: manifest.metadata, tests, leftOut, remarks };
}

async function readTests(path: string, file: string): Promise<BenchReading> {
  const source = { file, expected: EXPECTED };
  const text = await readSourceText(path, source);
  const kind = kindOfText(text);
  const read = READERS[kind];
  if (read === undefined) throw wrongKind(text, source);
  const reading = read(text, { ...source, kind });
  if (reading.tests.length + reading.unreadable.length === 0) throw refusal(source, 'there is no test in it');
  return reading;
}

function remarksOn(file: string, { tests, mayBeCutOff }: BenchReading): readonly string[] {
  const without = tests.filter(({ samplesNs }) => samplesNs.length === 0);
  const rates = without.filter(({ fields }) => !fields.has('avg_ns'));
  const what =
    rates.length > 0
      ? 'the time that the mean rate of its repetitions gives'
      : 'the mean time of its repetitions';
  return [
    ...(without.length === 0 ? [] : [`${file} has no single times: each test is one run, with ${what}`]),
    ...(mayBeCutOff
      ? [`the last line of ${file} lacks its end: a file that was cut off may end in half a number`]
      : []),
  ];
}
