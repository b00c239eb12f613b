import type { Analysis } from '../analysis/analysis.ts';
import { libraryAttributes } from '../analysis/library-attributes.ts';

/** How a series is told apart: by the hue of a stylesheet class, and by a texture that survives without colour. */
export interface Look {
  readonly hue: string;
  readonly texture: Texture;
}

export type Texture = 'plain' | 'diagonal' | 'dots' | 'bars';

interface TextureTile {
  readonly size: number;
  readonly path: string;
  readonly transform?: string;
}

/** The tile that each texture repeats; `plain` has none. */
export const TEXTURES: Readonly<Record<Texture, TextureTile | undefined>> = {
  plain: undefined,
  diagonal: { size: 5, path: 'M0 0h2.4v5h-2.4z', transform: 'rotate(45)' },
  dots: { size: 5, path: 'M1 1h3v3h-3z' },
  bars: { size: 5, path: 'M0 0h5v2.4h-5z' },
};

/** Number of hues for libraries that the stylesheet knows. */
const HUE_COUNT = 7;
const MODEL_SHADES = 4;

const BACKEND_HUES: ReadonlyMap<string, number> = new Map([
  ['openblas', 0],
  ['libdnn', 1],
  ['cublas', 2],
  ['cudnn', 3],
  ['tensorrt', 4],
]);

/** Where a tag names a device alone: a plain Caffe on a CPU runs OpenBLAS, on a GPU cuBLAS. */
const DEVICE_BACKENDS = { cpu: 'openblas', gpu: 'cublas' } as const;

/**
 * Every library's look: hue by backend, texture by precision, the same in every figure. Libraries that would fall
 * together get the next free hue, then the next free texture, in display order: 28 looks before any repeats. One library at
 * several levels of a factor keeps its hue and gets the next free texture first.
 */
export function libraryLooks(analysis: Analysis): ReadonlyMap<string, Look> {
  const looks = new Map<string, Look>();
  const taken = new Set<string>();
  const backendHues = new Map(BACKEND_HUES);
  const claim = (library: string, hue: number, texture: Texture): boolean => {
    const key = `${hue} ${texture}`;
    if (taken.has(key)) return false;
    taken.add(key);
    looks.set(library, { hue: `c${hue}`, texture });
    return true;
  };

  const entries = analysis.libraries.map((library) => {
    const { backend, device, precision } = libraryAttributes(library, analysis.descriptor);
    return {
      library,
      backend: backend ?? (device === undefined ? library : DEVICE_BACKENDS[device]),
      texture: textureOf(precision),
      isVariant: analysis.descriptor.libraries.get(library)?.variant !== undefined,
    };
  });
  const late = entries.filter(({ library, backend, texture }) => {
    const hue = BACKEND_HUES.get(backend);
    return hue === undefined || !claim(library, hue, texture);
  });
  const used = new Set([...looks.values()].map(({ hue }) => Number(hue.slice(1))));
  for (const { library, backend, texture, isVariant } of late) {
    const own = backendHues.get(backend);
    const hues = hueOrder(own, used);
    const textures: Texture[] = [texture, 'dots', 'bars', 'plain', 'diagonal'];
    const ownFirst =
      isVariant && own !== undefined ? textures.map((candidate) => ({ candidate, hue: own })) : [];
    const inTurn = textures.flatMap((candidate) => hues.map((hue) => ({ candidate, hue })));
    const free = [...ownFirst, ...inTurn].some(({ candidate, hue }) => {
      if (!claim(library, hue, candidate)) return false;
      used.add(hue);
      if (!backendHues.has(backend)) backendHues.set(backend, hue);
      return true;
    });
    if (!free) looks.set(library, { hue: `c${looks.size % HUE_COUNT}`, texture });
  }
  return looks;
}

/** A backend's own hue first, then hues that nothing has yet, then the rest. */
function hueOrder(own: number | undefined, used: ReadonlySet<number>): number[] {
  const all = Array.from({ length: HUE_COUNT }, (_, hue) => hue);
  const fresh = all.filter((hue) => !used.has(hue)).reverse();
  return [...new Set([...(own === undefined ? [] : [own]), ...fresh, ...all])];
}

/** Models are neutral, so that colour always means a library. */
export function modelLooks(models: readonly string[]): ReadonlyMap<string, Look> {
  const textures: Texture[] = ['plain', 'diagonal', 'dots', 'bars'];
  return new Map(
    models.map((model, index) => [
      model,
      {
        hue: `m${index % MODEL_SHADES}`,
        texture: textures[Math.floor(index / MODEL_SHADES) % textures.length]!,
      },
    ]),
  );
}

function textureOf(precision = 'fp32'): Texture {
  return precision === 'fp32' ? 'plain' : precision === 'fp16' ? 'diagonal' : 'dots';
}
