import type { SiteDataset, SiteRun } from '../../fixtures/site/write-dataset.ts';

const MODELS = ['tiny-net', 'mid-net', 'wide-net'];
const LIBRARIES = ['cpu', 'gpu', 'gpu-half', 'accelerator'];
const BATCH_SIZES = [1, 2, 4, 8];

export interface Variation {
  readonly models?: readonly string[];
  readonly repetitions?: number;
  /** What the times of a run are multiplied with. */
  slowdown?(run: SiteRun): number;
  /** Why a run fails; undefined where it does not. */
  failure?(run: SiteRun): string | undefined;
  /** Another draw of the noise. */
  readonly seed?: number;
}

/** A campaign of several models, libraries and batch sizes, each time with a spread of half a percent or so. */
export function campaign(
  name: string,
  {
    models = MODELS,
    repetitions = 5,
    slowdown = () => 1,
    failure = () => undefined,
    seed = 1,
  }: Variation = {},
): SiteDataset {
  const noise = createNoise(seed);
  const runs = models.flatMap((model, m) =>
    LIBRARIES.flatMap((library, l) =>
      BATCH_SIZES.flatMap((batchSize) =>
        Array.from({ length: repetitions }, (_, repetition): SiteRun => {
          const key = { model, library, batchSize, repetition };
          // Every next library is twice as fast, every next model twice as large; larger batches are a little better.
          const ms = ((20 * 2 ** m) / 2 ** l) * batchSize ** 0.9 * (1 + 0.005 * noise());
          const why = failure(key);
          if (why !== undefined) return { ...key, status: 'failed', failure: why };
          const forwardMs = Number((ms * slowdown(key)).toFixed(4));
          return { ...key, forwardMs, layers: [['conv', Number((forwardMs * 0.9).toFixed(4))]] };
        }),
      ),
    ),
  );
  return { name, descriptor: { title: 'A campaign' }, runs };
}

/** Numbers between −1 and 1 that look random and are the same in every test. */
function createNoise(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 31 - 1;
  };
}
