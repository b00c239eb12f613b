import type { NetworkLayer } from '../../dataset/types.ts';
import { pointsAt } from './aligned-times.ts';
import type { AdaptiveProblem } from './solution.ts';

/** How far apart two measurements of the same kernels lie. */
export interface NoiseFloor {
  /** Sum of the absolute differences of mean times ÷ the mean of the two sums of times. */
  readonly spread: number;
  /** How many layers it was measured on. */
  readonly layers: number;
}

const SAME_KERNEL_TYPES = new Set(['Split', 'Concat', 'Dropout', 'InnerProduct']);

/** Whether the cuBLAS and cuDNN builds of Caffe run the very same kernel for a layer. */
export function runsSameKernel({ type, pooling }: Pick<NetworkLayer, 'type' | 'pooling'>): boolean {
  return SAME_KERNEL_TYPES.has(type) || (type === 'Pooling' && pooling === 'MAX');
}

/**
 * The noise floor at a batch size: on the layers where both engines run the same kernel any difference between them
 * is noise, so a saving smaller than their relative difference cannot be told from nothing.
 *
 * @param problem its candidates are the two engine libraries.
 * @returns undefined where the two did not both time such a layer at the batch size.
 */
export function noiseFloor(
  problem: AdaptiveProblem,
  network: readonly NetworkLayer[],
  batchSize: number,
): NoiseFloor | undefined {
  const [one, other, ...more] = pointsAt(problem.candidates, batchSize);
  if (one === undefined || other === undefined || more.length > 0) return undefined;
  const names = new Set(network.filter(runsSameKernel).map(({ layer }) => layer));
  let difference = 0;
  let total = 0;
  let layers = 0;
  problem.layers.forEach(({ layer }, position) => {
    const a = one.meanMs[position]!;
    const b = other.meanMs[position]!;
    if (!names.has(layer) || Number.isNaN(a + b)) return;
    difference += Math.abs(a - b);
    total += (a + b) / 2;
    layers += 1;
  });
  return layers === 0 ? undefined : { spread: difference / total, layers };
}
