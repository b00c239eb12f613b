import { quantile } from 'd3-array';
import type { NetworkLayer } from '../../dataset/types.ts';
import { pointsAt } from './aligned-times.ts';
import type { AdaptiveProblem } from './solution.ts';

/** How far apart two measurements of the same kernels lie, at one batch size. */
export interface NoiseFloor {
  readonly batchSize: number;
  /** Sum of the absolute differences of mean times ÷ the mean of the two sums of times: for a whole network. */
  readonly spread: number;
  /** What 95% of the single layers stay below in their relative difference: for one layer. */
  readonly layerSpread: number;
  /** How many layers it was measured on. */
  readonly layers: number;
  /** Whether two libraries run one and the same kernel for a layer, so that neither can be faster. */
  isSameKernel(one: string, other: string, layer: string): boolean;
}

/** A layer for which both engine libraries run the same kernel, and its mean times in the two. */
export interface ControlLayer {
  readonly layer: string;
  readonly position: number;
  readonly timesMs: readonly [number, number];
}

const SAME_KERNEL_TYPES = new Set(['Split', 'Concat', 'Dropout', 'InnerProduct']);

/** Whether the cuBLAS and cuDNN builds of Caffe run the very same kernel for a layer. */
export function runsSameKernel({ type, pooling }: Pick<NetworkLayer, 'type' | 'pooling'>): boolean {
  return SAME_KERNEL_TYPES.has(type) || (type === 'Pooling' && pooling === 'MAX');
}

/**
 * The layers on which any difference between the two engines is noise.
 *
 * @param problem its candidates are the two engine libraries.
 * @returns none where the two did not both run at the batch size.
 */
export function controlLayers(
  problem: AdaptiveProblem,
  network: readonly NetworkLayer[],
  batchSize: number,
): readonly ControlLayer[] {
  const [one, other, ...more] = pointsAt(problem.candidates, batchSize);
  if (one === undefined || other === undefined || more.length > 0) return [];
  const names = new Set(network.filter(runsSameKernel).map(({ layer }) => layer));
  return problem.layers.flatMap(({ layer }, position): ControlLayer[] => {
    const timesMs = [one.meanMs[position]!, other.meanMs[position]!] as const;
    return names.has(layer) && !timesMs.some(Number.isNaN) ? [{ layer, position, timesMs }] : [];
  });
}

/**
 * The noise floor at a batch size: on the control layers any difference is noise, so a saving of the whole network
 * that is smaller than their relative difference cannot be told from nothing, nor a win of one layer that is smaller
 * than 95% of theirs.
 *
 * @returns undefined where there are no control layers.
 */
export function noiseFloor(
  problem: AdaptiveProblem,
  network: readonly NetworkLayer[],
  batchSize: number,
): NoiseFloor | undefined {
  const controls = controlLayers(problem, network, batchSize);
  if (controls.length === 0) return undefined;
  const difference = controls.reduce((sum, { timesMs: [a, b] }) => sum + Math.abs(a - b), 0);
  const total = controls.reduce((sum, { timesMs: [a, b] }) => sum + (a + b) / 2, 0);
  const names = new Set(controls.map(({ layer }) => layer));
  const engines = problem.candidates.map(({ library }) => library);
  return {
    batchSize,
    spread: difference / total,
    layerSpread: layerSpread(controls),
    layers: controls.length,
    isSameKernel: (one, other, layer) =>
      names.has(layer) && one !== other && engines.includes(one) && engines.includes(other),
  };
}

/** The 95% quantile of the control layers' relative differences, 1 − faster ÷ slower; 0 where there are none. */
export function layerSpread(controls: readonly ControlLayer[]): number {
  return quantile(controls, 0.95, ({ timesMs }) => 1 - Math.min(...timesMs) / Math.max(...timesMs)) ?? 0;
}
