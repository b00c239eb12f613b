import type { Analysis } from './analysis.ts';
import { libraryAttributes } from './library-attributes.ts';
import { MEGABYTE } from './memory.ts';
import { modelParameters } from './model-work.ts';
import type { MemoryRow } from './rows.ts';

/** Memory in megabytes of 10⁶ bytes. */
export interface MemoryWithWeights {
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  /** As the program reported it, repetition 0. */
  readonly activationsMb: number;
  /** Parameters × bytes of one at the library's precision. */
  readonly weightsMb: number;
  readonly totalMb: number;
}

const BYTES_PER_PARAMETER: ReadonlyMap<string, number> = new Map([
  ['fp64', 8],
  ['fp32', 4],
  ['tf32', 4],
  ['fp16', 2],
  ['bf16', 2],
  ['int8', 1],
]);

/** What a parameter, or any other number, takes at a precision: 2 bytes in `fp16`. Undefined for one that is not known. */
export function bytesPerParameter(precision: string | undefined): number | undefined {
  return precision === undefined ? undefined : BYTES_PER_PARAMETER.get(precision);
}

/** Activations and weights of every point that reported memory, of models and libraries whose size and precision are known. */
export function memoryWithWeights(analysis: Analysis): readonly MemoryWithWeights[] {
  return analysis.table('memory', 'inference').flatMap((row) => withWeights(row, analysis) ?? []);
}

/** The same of one point; undefined where the size or the precision is not known. */
export function withWeights(row: MemoryRow, analysis: Analysis): MemoryWithWeights | undefined {
  const { model, library, batch_size: batchSize, memory_mb: activationsMb } = row;
  const parameters = modelParameters(model, analysis);
  const bytes = bytesPerParameter(libraryAttributes(library, analysis.descriptor).precision);
  if (parameters === undefined || bytes === undefined) return undefined;
  const weightsMb = (parameters * bytes) / MEGABYTE;
  return { model, library, batchSize, activationsMb, weightsMb, totalMb: activationsMb + weightsMb };
}
