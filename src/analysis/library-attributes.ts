import type { Descriptor, LibraryInfo } from '../dataset/types.ts';

/** What groups of libraries are made from. Absent where neither the descriptor nor the tag tells. */
export type LibraryAttributes = Pick<LibraryInfo, 'precision' | 'device' | 'backend' | 'framework'>;

/** What words in a tag mean, where no descriptor says better. A tag is cut at everything but letters and digits. */
const WORDS: ReadonlyMap<string, LibraryAttributes> = new Map<string, LibraryAttributes>([
  ['fp16', { precision: 'fp16' }],
  ['fp32', { precision: 'fp32' }],
  ['fp64', { precision: 'fp64' }],
  ['bf16', { precision: 'bf16' }],
  ['tf32', { precision: 'tf32' }],
  ['int8', { precision: 'int8' }],
  ['cpu', { device: 'cpu' }],
  ['openblas', { device: 'cpu', backend: 'openblas' }],
  ['mkl', { device: 'cpu', backend: 'mkl' }],
  ['gpu', { device: 'gpu' }],
  ['cuda', { device: 'gpu' }],
  ['opencl', { device: 'gpu' }],
  ['cublas', { device: 'gpu', backend: 'cublas' }],
  ['cudnn', { device: 'gpu', backend: 'cudnn' }],
  ['libdnn', { device: 'gpu', backend: 'libdnn' }],
  ['clblast', { device: 'gpu', backend: 'clblast' }],
  ['viennacl', { device: 'gpu', backend: 'viennacl' }],
  ['tensorrt', { device: 'gpu', backend: 'tensorrt', framework: 'tensorrt' }],
  ['trt', { device: 'gpu', backend: 'tensorrt', framework: 'tensorrt' }],
  ['caffe', { framework: 'caffe' }],
  ['onnxruntime', { framework: 'onnxruntime' }],
]);

/** A library's attributes: as described, and what is not described as its tag says. */
export function libraryAttributes(tag: string, descriptor: Descriptor): LibraryAttributes {
  const attributes: Record<string, string> = {};
  for (const word of tag.toLowerCase().split(/[^a-z0-9]+/)) {
    // The first word that tells wins: `libdnn-cuda` is libDNN on CUDA.
    for (const [name, value] of Object.entries(WORDS.get(word) ?? {})) attributes[name] ??= value;
  }
  const described = descriptor.libraries.get(tag);
  for (const name of ['precision', 'device', 'backend', 'framework'] as const) {
    const value = described?.[name];
    if (value !== undefined) attributes[name] = value;
  }
  return attributes;
}
