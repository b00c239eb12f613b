import type { FigureSpec } from '../../src/figures/spec.ts';

const MODELS = ['bvlc-alexnet', 'bvlc-googlenet', 'deepscale-squeezenet-1.0', 'deepscale-squeezenet-1.1'];
const ALEXNET_LEVEL = MODELS.filter((model) => model !== 'bvlc-googlenet');
const SMALL = ['bvlc-alexnet', 'deepscale-squeezenet-1.1'];
const CUDNN_AND_TENSORRT = ['nvidia-cudnn', 'nvidia-fp16-cudnn', 'tensorrt-fp32', 'tensorrt-fp16'];
const FASTEST_FP16 = ['nvidia-fp16-cudnn', 'tensorrt-fp16'];
const LIBRARY_SETS = ['reasonable', 'cuda-level', 'cudnn+cublas', 'cudnn+libdnn'];

type Unnamed<Spec> = Spec extends FigureSpec ? Omit<Spec, 'id'> : never;

const byModel = (libraries?: string | string[]): Unnamed<FigureSpec> => ({
  kind: 'best-by-model',
  libraries,
});
const byLibrary = (models?: string[], libraries?: string | string[]): Unnamed<FigureSpec> => ({
  kind: 'best-by-library',
  models,
  libraries,
});

/** The 46 charts of the original report, in its order, on its dataset. */
export const ORIGINAL_CHARTS: readonly FigureSpec[] = (
  [
    { kind: 'best-by-model', quantity: 'images-per-second' },
    byModel(),
    byModel('gpu'),
    byModel('cuda-level'),
    byModel(['nvidia-cuda', 'nvidia-fp16-cuda']),
    byModel(['nvidia-cudnn', 'nvidia-fp16-cudnn']),
    byModel(CUDNN_AND_TENSORRT),
    byLibrary(),
    byLibrary(undefined, 'gpu'),
    byLibrary(ALEXNET_LEVEL),
    byLibrary(ALEXNET_LEVEL, ['cpu']),
    byLibrary(ALEXNET_LEVEL, 'cuda-level'),
    byLibrary(ALEXNET_LEVEL, FASTEST_FP16),
    byLibrary(['bvlc-googlenet'], FASTEST_FP16),
    { kind: 'layers', model: 'bvlc-alexnet', libraries: ['nvidia-cuda'], batchSizes: [2, 8, 16] },
    { kind: 'layers', model: 'bvlc-alexnet', libraries: ['nvidia-cudnn'], batchSizes: [8, 16], lower: 0.1 },
    { kind: 'layers', model: 'bvlc-alexnet', libraries: ['nvidia-cuda', 'nvidia-cudnn'], batchSizes: [16] },
    {
      kind: 'layers',
      model: 'deepscale-squeezenet-1.1',
      libraries: ['nvidia-cudnn', 'libdnn-cuda'],
      batchSizes: [16],
      axisMaximum: 0.65,
    },
    {
      kind: 'layers',
      model: 'deepscale-squeezenet-1.1',
      libraries: ['nvidia-cudnn', 'libdnn-cuda'],
      batchSizes: [16],
      lower: 0.05,
      upper: 0.1,
    },
    { kind: 'layers', model: 'bvlc-alexnet', libraries: ['nvidia-cudnn', 'nvidia-cuda'], batchSizes: [4, 6] },
    ...LIBRARY_SETS.flatMap((librarySet) =>
      MODELS.map((model): Unnamed<FigureSpec> => ({ kind: 'adaptive-breakdown', model, librarySet })),
    ),
    { kind: 'memory-by-model', batchSize: 4 },
    { kind: 'balance', model: 'bvlc-alexnet', library: 'nvidia-cudnn' },
    { kind: 'balance', model: 'deepscale-squeezenet-1.1', library: 'cpu' },
    { kind: 'balance', model: 'bvlc-googlenet', library: 'tensorrt-fp32' },
    { kind: 'balance', model: 'deepscale-squeezenet-1.1', library: 'tensorrt-fp16' },
    { kind: 'best-by-model', models: SMALL },
    { kind: 'speedup-by-model', baseline: 'cpu' },
    { kind: 'speedup-by-model', baseline: 'nvidia-cuda' },
    { kind: 'speedup-by-model', baseline: 'nvidia-fp16-cudnn' },
    { kind: 'speedup-by-model', baseline: 'nvidia-cuda', models: SMALL },
  ] satisfies Unnamed<FigureSpec>[]
).map((spec, index): FigureSpec => ({ ...spec, id: `chart-${index + 1}` }));
