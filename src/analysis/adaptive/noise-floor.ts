import { quantile } from 'd3-array';
import type { NetworkLayer } from '../../dataset/types.ts';
import { pointsAt } from './aligned-times.ts';
import type { AdaptiveProblem } from './solution.ts';

/** How far apart two measurements of the same kernels lie, at one batch size. */
export interface NoiseFloor {
  readonly batchSize: number;
  /** Sum of the absolute differences of mean times ÷ the mean of the two sums of times: for a whole network. */
  readonly spread: number;
  /** For one layer. */
  readonly ofLayer: LayerNoise;
  /** How many layers it was measured on. */
  readonly layers: number;
  /** Whether two libraries run one and the same kernel for a layer, so that neither can be faster. */
  isSameKernel(one: string, other: string, layer: string): boolean;
}

/**
 * What the time of one layer may differ by and mean nothing: a fixed part, as starting and timing a layer costs what it
 * costs however long it takes, and a part in proportion to its time.
 */
export interface LayerNoise {
  /** Per image. */
  readonly fixedMs: number;
  /** A fraction of the layer's time. */
  readonly share: number;
}

/** A layer for which both engine libraries run the same kernel, and its mean times in the two. */
export interface ControlLayer {
  readonly layer: string;
  readonly position: number;
  readonly timesMs: readonly [number, number];
}

const COVERED = 0.95;

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
 * that is smaller than their relative difference cannot be told from nothing.
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
    // Where all of them are below the timer's resolution there is no noise that it could tell.
    spread: total === 0 ? 0 : difference / total,
    ofLayer: layerNoise(controls),
    layers: controls.length,
    isSameKernel: (one, other, layer) =>
      names.has(layer) && one !== other && engines.includes(one) && engines.includes(other),
  };
}

/**
 * The fixed part is what 95% of the shorter half of the control layers stay below in their difference; the share, what 95%
 * of the longer half do in their difference ÷ the longer time. Of an odd number the middle one is in both halves. None
 * without control layers.
 */
export function layerNoise(controls: readonly ControlLayer[]): LayerNoise {
  const differences = controls
    .map(({ timesMs }) => ({ ms: Math.abs(timesMs[0] - timesMs[1]), ofMs: Math.max(...timesMs) }))
    .sort((a, b) => a.ofMs - b.ofMs);
  const half = Math.ceil(differences.length / 2);
  return {
    fixedMs: quantile(differences.slice(0, half), COVERED, ({ ms }) => ms) ?? 0,
    share: quantile(differences.slice(-half), COVERED, ({ ms, ofMs }) => ms / ofMs) ?? 0,
  };
}
