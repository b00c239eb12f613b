import type { Column } from '../columns.ts';
import type { ImportedRun } from '../import/campaign.ts';
import { failureWithoutTime, measuredMs } from '../import/measured.ts';
import type { Note } from '../import/notes.ts';
import type { Factor, FactorLevels } from '../types.ts';
import { benchNumber, type BenchTest } from './bench-test.ts';

/** What was run. A prompt or a generation that a test does not have does not apply to it. */
export const TEST_FACTORS: readonly Factor[] = [
  { name: 'prompt_tokens', label: 'Prompt tokens', of: 'model' },
  { name: 'generated_tokens', label: 'Generated tokens', of: 'model' },
  { name: 'context_tokens', label: 'Context tokens', of: 'model' },
];

/** Levels of {@link TEST_FACTORS}; of the context alone where any test has one. */
export function levelsOfTest(test: BenchTest, haveContext: boolean): FactorLevels {
  const { promptTokens, generatedTokens, depth } = test;
  return {
    ...(promptTokens > 0 ? { prompt_tokens: String(promptTokens) } : {}),
    ...(generatedTokens > 0 ? { generated_tokens: String(generatedTokens) } : {}),
    ...(haveContext ? { context_tokens: String(depth) } : {}),
  };
}

/**
 * The tokens of a batch: of a prompt all of them, which go through the network together; of a generation one, as each waits
 * for the one before; of both as one the whole test, as nothing tells where the one ended.
 */
export function batchSizeOf({ promptTokens, generatedTokens }: BenchTest): number {
  return promptTokens === 0 ? 1 : promptTokens + generatedTokens;
}

export const FURTHER_COLUMNS: readonly Column[] = [
  { name: 'tested_at', type: 'string', description: 'When the test began.' },
  {
    name: 'std_ms',
    type: 'number',
    description: 'Standard deviation over the repetitions that forward_ms is the mean of, ms per batch.',
  },
  {
    name: 'tokens_per_second',
    type: 'number',
    description: 'Mean rate over the repetitions, as the program prints it.',
  },
  {
    name: 'tokens_per_second_std',
    type: 'number',
    description: 'Standard deviation of the rate over the repetitions, as the program prints it.',
  },
];

type Measured = Pick<ImportedRun, 'status' | 'failure' | 'forwardMs' | 'further'>;

/**
 * The runs of a test: one for each repetition whose time the file has, else one with their mean, else one with the time that
 * the mean rate gives. Throws `Unreadable` where a number of it is none.
 */
export function runsOfTest(test: BenchTest, note: Note): readonly Measured[] {
  const { fields, samplesNs, promptTokens, generatedTokens } = test;
  const tokens = promptTokens + generatedTokens;
  const batches = tokens / batchSizeOf(test);
  const testedAt = fields.get('test_time') ?? '';
  const begun: Readonly<Record<string, string>> = testedAt === '' ? {} : { tested_at: testedAt };
  if (samplesNs.length > 0) return samplesNs.map((ns) => measured(ns / 1e6 / batches, begun, note));
  const rate = benchNumber(fields, 'avg_ts');
  const meanNs = benchNumber(fields, 'avg_ns');
  const stdNs = benchNumber(fields, 'stddev_ns');
  const stdMs =
    stdNs === undefined || stdNs === 0 ? undefined : measuredMs(stdNs / 1e6 / batches, 'deviations', note);
  const further = {
    ...begun,
    ...numberCell('std_ms', stdMs),
    ...numberCell('tokens_per_second', rate),
    ...numberCell('tokens_per_second_std', benchNumber(fields, 'stddev_ts')),
  };
  const ms = meanNs === undefined ? (1000 * tokens) / batches / (rate ?? NaN) : meanNs / 1e6 / batches;
  return [measured(ms, further, note)];
}

function measured(ms: number, further: Readonly<Record<string, string>>, note: Note): Measured {
  const failure = failureWithoutTime(ms);
  const forwardMs = measuredMs(ms, 'times of tests', note);
  return { status: failure === undefined ? 'ok' : 'failed', failure: failure ?? '', forwardMs, further };
}

function numberCell(name: string, value: number | undefined): Readonly<Record<string, string>> {
  return value === undefined || !Number.isFinite(value) ? {} : { [name]: String(value) };
}
