import type { Descriptor } from '../../dataset/types.ts';
import { libraryAttributes } from '../library-attributes.ts';
import { compareCodeUnits } from '../row-order.ts';
import type { Summaries } from '../summaries.ts';
import { levelsSuffix } from '../variants.ts';

/** Libraries that the adaptive solution may choose from; where two are equally fast, the first one wins. */
export interface LibrarySet {
  readonly name: string;
  readonly libraries: readonly string[];
}

/** The smaller sets of the original report, by the tags that its campaign used. */
const SMALLER_SETS: readonly LibrarySet[] = [
  { name: 'cuda-level', libraries: ['nvidia-cuda', 'nvidia-cudnn', 'libdnn-cuda'] },
  { name: 'cudnn+cublas', libraries: ['nvidia-cudnn', 'nvidia-cuda'] },
  { name: 'cudnn+libdnn', libraries: ['nvidia-cudnn', 'libdnn-cuda'] },
];

/** TensorRT names a fused layer after its parts: `conv1 + relu1`, `branch1||branch2`. */
const FUSED_NAME = /\s\+\s|\|\|/;

/** Tags of the libraries that timed layers, in the order of the descriptor, then by tag. */
function librariesWithLayers(summaries: Summaries, descriptor: Descriptor): readonly string[] {
  const timed = new Set<string>();
  for (const point of summaries.points) if (point.layers.layer.length > 0) timed.add(point.library);
  const described = [...descriptor.libraries.keys()].filter((library) => timed.delete(library));
  return [...described, ...[...timed].sort(compareCodeUnits)];
}

/**
 * The libraries whose layers can stand in for each other without a change of the results' precision: all that run
 * Caffe's own layers in fp32. A library that neither its description nor its tag gives a framework or a precision
 * counts as such, unless its layers are fused.
 */
export function reasonableLibraries(summaries: Summaries, descriptor: Descriptor): readonly string[] {
  return librariesWithLayers(summaries, descriptor).filter((library) => {
    const { framework, precision = 'fp32' } = libraryAttributes(library, descriptor);
    if (precision !== 'fp32') return false;
    return framework === undefined ? !fusesLayers(library, summaries) : framework === 'caffe';
  });
}

function fusesLayers(library: string, { points }: Summaries): boolean {
  return points.some(
    (point) => point.library === library && point.layers.layer.some((layer) => FUSED_NAME.test(layer)),
  );
}

/**
 * `reasonable`, then every smaller set whose libraries all timed layers. Empty where there is none to choose.
 *
 * Where factors vary how a network is run, one program runs at one level of each, so that a set is of one combination of
 * levels, which ends its name: `reasonable@threads=4`.
 */
export function librarySets(summaries: Summaries, descriptor: Descriptor): readonly LibrarySet[] {
  const atLevels = Map.groupBy(reasonableLibraries(summaries, descriptor), (library) =>
    levelsOfLibrary(library, descriptor),
  );
  return [...atLevels].flatMap(([levels, reasonable]) => [
    { name: `reasonable${levels}`, libraries: reasonable },
    ...SMALLER_SETS.map(({ name, libraries }) => ({
      name: `${name}${levels}`,
      libraries: libraries.map((library) => `${library}${levels}`),
    })).filter((set) => set.libraries.every((library) => reasonable.includes(library))),
  ]);
}

/** The levels at which a variant of a library runs, as its tag ends; empty where no factor varies it. */
export function levelsOfLibrary(library: string, { libraries, factors }: Descriptor): string {
  return levelsSuffix(libraries.get(library)?.variant?.levels ?? {}, factors);
}
