/** Names that are not written as other words are. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['cpu', 'CPU'],
  ['gpu', 'GPU'],
  ['os', 'OS'],
  ['cuda', 'CUDA'],
  ['cudnn', 'cuDNN'],
  ['jetpack', 'JetPack'],
  ['openblas', 'OpenBLAS'],
  ['tensorrt', 'TensorRT'],
]);

/** The name of a fact of a platform, such as `max_clock`, as people read it. */
export function factWords(name: string): string {
  return name
    .split('_')
    .map((word) => NAMES.get(word) ?? word)
    .join(' ');
}
