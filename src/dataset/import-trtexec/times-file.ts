import { z } from 'zod';
import { anyNumber } from '../import/any-number.ts';
import { asSchema } from '../import/as-schema.ts';
import { parseNonFiniteJson } from '../import/non-finite-json.ts';
import type { SourceFile } from '../import/refused-source.ts';
import { readSourceText } from '../import/source-text.ts';

const iterationSchema = z.object({
  startComputeMs: anyNumber.optional(),
  endComputeMs: anyNumber.optional(),
  computeMs: anyNumber,
  latencyMs: anyNumber.optional(),
});

/** One batch on its way through the engine; time stamps are ms from the beginning of the process's timing. */
export type Iteration = z.output<typeof iterationSchema>;

const timesSchema = z.array(iterationSchema).min(1, 'expected at least one iteration');

/** Reads what trtexec writes with `--exportTimes`. */
export async function readTimes(path: string, source: SourceFile): Promise<readonly Iteration[]> {
  const text = await readSourceText(path, source);
  return asSchema(timesSchema, parseNonFiniteJson(text, source), source, text);
}
