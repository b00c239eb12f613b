import type { CheckShortcut } from './check-list.ts';

/** How groups are called on a button, in the order of the buttons; others follow under the name that they are given. */
const LABELS: Readonly<Record<string, string>> = {
  all: 'All',
  gpu: 'GPU',
  cpu: 'CPU',
  fp32: 'fp32',
  fp16: 'fp16',
  openblas: 'OpenBLAS',
  libdnn: 'libDNN',
  cublas: 'cuBLAS',
  cudnn: 'cuDNN',
  tensorrt: 'TensorRT',
  caffe: 'Caffe',
  reasonable: 'Reasonable',
  'cuda-level': 'CUDA-level',
  'cudnn+cublas': 'cuDNN + cuBLAS',
  'cudnn+libdnn': 'cuDNN + libDNN',
};

/** The groups of libraries worth a button: of several under different names with the same members the first. */
export function groupShortcuts(
  groups: ReadonlyMap<string, readonly string[]>,
  labels: ReadonlyMap<string, string>,
): readonly CheckShortcut[] {
  const seen = new Set<string>();
  const order = Object.keys(LABELS);
  const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const ranked = [...groups].sort(([a], [b]) => rank(a) - rank(b));
  return ranked.flatMap(([name, values]) => {
    const members = JSON.stringify(values);
    if (values.length === 0 || seen.has(members)) return [];
    seen.add(members);
    return [
      { name, label: labels.get(name) ?? (Object.hasOwn(LABELS, name) ? LABELS[name]! : name), values },
    ];
  });
}
