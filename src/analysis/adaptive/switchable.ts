import type { Descriptor, NetworkLayer } from '../../dataset/types.ts';
import { libraryAttributes } from '../library-attributes.ts';
import { withOnly } from './aligned-times.ts';
import type { AdaptiveProblem } from './solution.ts';

/** The two libraries that one Caffe binary with cuDNN holds, by what a layer's `engine` selects. */
export interface EngineLibraries {
  /** `engine: CAFFE`: Caffe's own kernels over cuBLAS. */
  readonly caffe: string;
  /** `engine: CUDNN`, which is also what runs where nothing is selected. */
  readonly cudnn: string;
}

/** Types whose parameters have an `engine` field with a second implementation behind it; pooling: see below. */
const SWITCHABLE_TYPES = new Set(['Convolution', 'ReLU', 'LRN', 'Softmax']);

/**
 * Whether a layer's `engine` changes what runs. MAX pooling takes the field but runs the same kernel either way,
 * so only AVE pooling counts.
 */
export function isSwitchable({ type, pooling }: Pick<NetworkLayer, 'type' | 'pooling'>): boolean {
  return SWITCHABLE_TYPES.has(type) || (type === 'Pooling' && pooling === 'AVE');
}

/**
 * The libraries behind the two engines: the campaign's `nvidia-cuda` and `nvidia-cudnn`, or else the one pair of
 * fp32 Caffe builds of one revision over cuBLAS and cuDNN. Undefined where there is none, or more than one.
 */
export function engineLibraries(descriptor: Descriptor): EngineLibraries | undefined {
  const { libraries } = descriptor;
  if (libraries.has('nvidia-cuda') && libraries.has('nvidia-cudnn')) {
    return { caffe: 'nvidia-cuda', cudnn: 'nvidia-cudnn' };
  }
  const builds = (backend: string) =>
    [...libraries].filter(([library]) => {
      const { framework, precision, backend: built } = libraryAttributes(library, descriptor);
      return framework === 'caffe' && precision === 'fp32' && built === backend;
    });
  const pairs = builds('cudnn').flatMap(([cudnn, info]) =>
    builds('cublas')
      .filter(([, other]) => info.revision !== undefined && info.revision === other.revision)
      .map(([caffe]) => ({ caffe, cudnn })),
  );
  return pairs.length === 1 ? pairs[0] : undefined;
}

/**
 * What `switchable` chooses from by the rules of `same-batch`, which is what one binary can mix: switchable layers
 * choose between the set's engine libraries, every other layer runs as in cuDNN (cuBLAS counts as not having timed it),
 * and cuDNN alone is the baseline.
 *
 * @param network the model's layers; their types decide which are switchable.
 * @returns undefined where the set lacks cuDNN or the network is not known.
 */
export function switchableProblem(
  problem: AdaptiveProblem,
  engines: EngineLibraries,
  network: readonly NetworkLayer[],
): AdaptiveProblem | undefined {
  const cudnn = problem.candidates.filter(({ library }) => library === engines.cudnn);
  if (cudnn.length === 0 || network.length === 0) return undefined;
  const names = new Set(network.filter(isSwitchable).map(({ layer }) => layer));
  const free = problem.layers.map(({ layer }) => names.has(layer));
  const candidates = problem.candidates.flatMap((candidate) => {
    if (candidate.library === engines.cudnn) return [candidate];
    return candidate.library === engines.caffe ? [withOnly(candidate, free)] : [];
  });
  return { ...problem, candidates, baselines: cudnn };
}
