import type { Analysis } from '../analysis/analysis.ts';
import { libraryLabel, modelLabel } from '../analysis/labels.ts';

/** `AlexNet, cuDNN fp16`, and where one is given, `batch size 8`. */
export function pairLabel(
  model: string,
  library: string,
  { descriptor }: Pick<Analysis, 'descriptor'>,
  batchSize?: number,
): string {
  const pair = `${modelLabel(model, descriptor)}, ${libraryLabel(library, descriptor)}`;
  return batchSize === undefined ? pair : `${pair}, batch size ${String(batchSize)}`;
}
