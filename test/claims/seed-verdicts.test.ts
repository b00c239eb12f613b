import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { keep } from '../../src/analysis/keep.ts';
import type { JudgedClaim } from '../../src/claims/judge-claim.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { analyseJetsonTx1, analyseOwnData } from '../analysis/real-dataset.ts';
import {
  adaptiveRatios,
  bestMs,
  LIBRARIES,
  mean,
  measurements,
  memoryRatios,
  MODELS,
} from './golden-figures.ts';

const [ALEXNET, GOOGLENET, SQUEEZENET_0, SQUEEZENET_1] = [
  'bvlc-alexnet',
  'bvlc-googlenet',
  'deepscale-squeezenet-1.0',
  'deepscale-squeezenet-1.1',
] as const;

const ratios = (library: string, baseline: string) =>
  MODELS.map((model) => bestMs(model, library) / bestMs(model, baseline));
const speedups = (library: string, baseline: string) => ratios(library, baseline).map((ratio) => 1 / ratio);
const mostSaved = (library: string, baseline: string) => 100 * (1 - Math.min(...ratios(library, baseline)));
const max = (values: readonly number[]) => Math.max(...values);
const isTwo = (value: number) => Math.round(value) === 2;

const runs = measurements('runs');
const layers = measurements('layers');

/** Time per image in ms, the mean over repetitions, straight from the measurements. */
function imageMs(model: string, library: string, batchSize: number): number {
  return mean(
    runs
      .filter((row) => row.model === model && row.library === library && row.batch_size === String(batchSize))
      .map((row) => Number(row.forward_ms) / batchSize),
  );
}

/** The summed time per image of the layers whose name the pattern matches. */
function layersMs(model: string, library: string, batchSize: number, pattern: RegExp): number {
  const chosen = layers.filter(
    (row) =>
      row.model === model &&
      row.library === library &&
      row.batch_size === String(batchSize) &&
      pattern.test(row.layer!),
  );
  return chosen.reduce((sum, row) => sum + Number(row.forward_ms), 0) / batchSize / 3;
}

/** The names say the type of layer in AlexNet. */
const alexnet = { fullyConnected: /^fc/, convolution: /^conv\d$/, relu: /^relu/ };
const alexnetRatio = (pattern: RegExp) =>
  layersMs(ALEXNET, 'nvidia-cudnn', 16, pattern) / layersMs(ALEXNET, 'nvidia-cuda', 16, pattern);
const gain = (pattern: RegExp) =>
  layersMs(ALEXNET, 'nvidia-cuda', 2, pattern) - layersMs(ALEXNET, 'nvidia-cuda', 16, pattern);
const libdnnRatio = (pattern: RegExp) =>
  layersMs(SQUEEZENET_1, 'libdnn-cuda', 16, pattern) / layersMs(SQUEEZENET_1, 'nvidia-cudnn', 16, pattern);

/** NVIDIA's figure over what was measured with cuDNN, scaled from 998.4 to 690 MHz. */
const overScaled = (quoted: number, model: string, library: string, batchSize: number) =>
  quoted / ((1000 / imageMs(model, library, batchSize)) * (690 / 998.4));

/** Read once: a hundred thousand rows. */
const gtx1080 = keep(() => ({
  runs: measurements('runs', 'gtx-1080'),
  layers: measurements('layers', 'gtx-1080'),
}));

/** Of the GTX 1080’s libraries, whether one runs Caffe’s layers in single precision: only the others say what they do. */
const isSinglePrecision = (library: string) => !library.includes('fp16');

/**
 * What choosing the library for each layer saves of a model on the GTX 1080, as the original estimates it: the least time per image
 * of each layer, whatever repetition, batch size and library it is of, beside the best mean time of a whole pass.
 */
function savedOnGtx1080(model: string): number {
  const whole = gtx1080().runs.filter(
    (row) => row.model === model && row.status === 'ok' && isSinglePrecision(row.library!),
  );
  const key = (row: Record<string, string>) => `${row.library!} ${row.batch_size!}`;
  const means = [...Map.groupBy(whole, key).values()].map((rows) =>
    mean(rows.map((row) => Number(row.forward_ms) / Number(row.batch_size))),
  );
  const isWhole = new Set(whole.map((row) => `${key(row)} ${row.repetition!}`));
  const timed = gtx1080().layers.filter(
    (row) => row.model === model && isWhole.has(`${key(row)} ${row.repetition!}`),
  );
  const libraries = new Set(timed.map((row) => row.library!));
  const least = [...Map.groupBy(timed, (row) => row.layer!).values()]
    .filter((rows) => new Set(rows.map((row) => row.library)).size === libraries.size)
    .map((rows) => Math.min(...rows.map((row) => Number(row.forward_ms) / Number(row.batch_size))));
  return 1 - least.reduce((sum, time) => sum + time, 0) / Math.min(...means);
}

/** Whether each statement is true, worked out here from golden figures and measurements, by number. */
const TRUE: Readonly<Record<number, () => boolean>> = {
  1: () => Math.round(mostSaved('nvidia-fp16-cuda', 'nvidia-cuda')) === 20,
  2: () => Math.round(mostSaved('nvidia-fp16-cudnn', 'nvidia-cudnn')) === 35,
  3: () => speedups('tensorrt-fp16', 'tensorrt-fp32').every(isTwo),
  4: () => Math.round(mostSaved('tensorrt-fp32', 'nvidia-cudnn')) === 54,
  5: () => Math.round(mostSaved('tensorrt-fp16', 'nvidia-fp16-cudnn')) === 63,
  6: () => Math.round(max(speedups('tensorrt-fp16', 'nvidia-cudnn'))) === 4,
  7: () =>
    LIBRARIES.every((library) => bestMs(SQUEEZENET_0, library) > bestMs(ALEXNET, library)) &&
    Math.round(60_965_224 / 1_248_424 / 10) * 10 === 50,
  8: () => Math.round(100 * (1 - bestMs(SQUEEZENET_1, 'cpu') / bestMs(ALEXNET, 'cpu'))) === 46,
  9: () =>
    Math.round(100 * (1 - bestMs(SQUEEZENET_1, 'libdnn-cuda') / bestMs(ALEXNET, 'libdnn-cuda'))) === 28,
  10: () => 1000 / bestMs(SQUEEZENET_1, 'tensorrt-fp16') > 500,
  11: () => {
    const rate = 1000 / bestMs(GOOGLENET, 'tensorrt-fp16');
    return rate > 190 && rate < 200;
  },
  12: () => bestMs(GOOGLENET, 'nvidia-fp16-cudnn') / bestMs(GOOGLENET, 'tensorrt-fp16') > 2,
  13: () =>
    [alexnet.convolution, alexnet.relu, /^norm/, /^pool/, /^drop/, /^prob/, /^input/].every(
      (other) => gain(alexnet.fullyConnected) > gain(other),
    ),
  14: () => Math.abs(alexnetRatio(alexnet.fullyConnected) - 1) < 0.05,
  15: () => [1, 2, 3, 4, 5].every((number) => alexnetRatio(new RegExp(`^conv${String(number)}$`)) < 1),
  16: () => alexnetRatio(alexnet.relu) > 1 && alexnetRatio(alexnet.relu) < 1.25,
  17: () =>
    [/^conv1$/, /\/expand1x1$/].every((pattern) => libdnnRatio(pattern) < 1) &&
    [/\/squeeze1x1$/, /\/expand3x3$/, /^conv10$/, /^pool10$/].every((pattern) => libdnnRatio(pattern) > 1),
  18: () =>
    Math.round(100 * (1 - Math.min(...adaptiveRatios('reasonable', 'to_best_single_library')))) === 17,
  19: () => Math.round(1000 * (max(adaptiveRatios('cuda-level', 'to_reasonable')) - 1)) === 1,
  20: () => Math.round(100 * (max(adaptiveRatios('cudnn+cublas', 'to_reasonable')) - 1)) === 8,
  21: () => max(adaptiveRatios('cudnn+libdnn', 'to_reasonable')) < 1.02,
  22: () =>
    [
      ...Map.groupBy(
        runs.filter((row) => row.memory_bytes !== ''),
        (row) => `${row.model!} ${row.library!}`,
      ).values(),
    ].every(
      (points) => new Set(points.map((row) => Number(row.memory_bytes) / Number(row.batch_size))).size === 1,
    ),
  23: () => {
    const sizes = [2, 4, 6, 8, 10, 12, 14, 16];
    // A tenth is beyond what three repetitions of these points scatter.
    return MODELS.every((model) =>
      LIBRARIES.every((library) =>
        sizes
          .slice(1)
          .every((size, step) => imageMs(model, library, size) < 1.1 * imageMs(model, library, sizes[step]!)),
      ),
    );
  },
  24: () => memoryRatios().every((ratio) => Math.round(ratio) === 4),
  25: () =>
    ['tensorrt-fp32', 'tensorrt-fp16'].every(
      (library) => bestMs(ALEXNET, library) / bestMs(SQUEEZENET_1, library) > 1.5,
    ),
  26: () => Math.round(max(speedups('tensorrt-fp16', 'cpu'))) === 69,
  27: () =>
    speedups('nvidia-fp16-cudnn', 'nvidia-cuda').every(isTwo) &&
    Math.round(10 * max(speedups('tensorrt-fp16', 'nvidia-cuda'))) === 52,
  28: () => Math.round(10 * max(speedups('tensorrt-fp16', 'nvidia-fp16-cudnn'))) === 27,
  29: () =>
    [
      overScaled(67, ALEXNET, 'nvidia-fp16-cudnn', 2),
      overScaled(258, ALEXNET, 'nvidia-fp16-cudnn', 16),
      overScaled(33, GOOGLENET, 'nvidia-fp16-cudnn', 2),
      overScaled(75, GOOGLENET, 'nvidia-fp16-cudnn', 16),
    ].every((ratio) => Math.abs(ratio - 1) < 0.25),
  30: () => Math.round(10 * (overScaled(33, GOOGLENET, 'nvidia-cudnn', 2) - 1)) === 5,
  31: () =>
    overScaled(155, ALEXNET, 'nvidia-cudnn', 16) > 1 && overScaled(258, ALEXNET, 'nvidia-fp16-cudnn', 16) > 1,
  32: () => Math.round(75 / 6) === 13 && Math.abs(75 / 6 / 15 - 1) < 0.2 && 18 > 15,
  33: () => 1_734_000 / 1000 === 1743,
  34: () => Math.round(100 * max(MODELS.map(savedOnGtx1080))) === 22,
};

describe('the 34 statements of the original report', () => {
  let bySeed: ReadonlyMap<number, JudgedClaim>;

  beforeAll(async () => {
    const { report } = await readReport(resolve('content'));
    const { claims } = judgeReport(report, await analyseJetsonTx1(), await analyseOwnData());
    bySeed = new Map([...claims.values()].map((claim) => [claim.declaration.seed ?? 0, claim]));
  });

  it.each(Array.from({ length: 34 }, (_, index) => index + 1))(
    'number %i is a claim with the verdict that the golden figures give',
    (seed) => {
      expect(bySeed.get(seed)?.verdict).toBe(TRUE[seed]!() ? 'holds' : 'fails');
    },
  );

  it('include some that the data contradict, which the report says', () => {
    const failing = [...bySeed.values()].filter((claim) => claim.verdict === 'fails');
    expect(failing.map(({ declaration }) => declaration.seed)).toEqual([9, 18, 23, 29, 30, 33]);
    for (const claim of failing) expect(claim.decisive.difference).toMatch(/ (more|less)$/);
  });
});
