import { describe, expect, test } from 'vitest';
import { contests } from '../../../src/analysis/findings/contests.ts';
import { findingsOf } from '../../../src/analysis/findings/findings.ts';
import { adjustAfterHolm } from '../../../src/analysis/findings/holm.ts';
import { findingParagraphs } from '../../../src/tables/findings/finding-paragraphs.ts';
import { falsehoods } from './falsehoods.ts';
import { drawCampaign, type Truth } from './invented-campaigns.ts';

const one: Truth = {
  models: ['net'],
  libraries: ['quick'],
  batchSizes: [1],
  repetitions: 1,
  timeMs: () => 10,
};

/** Two libraries, of which one takes so much longer. */
const rivals = (ratio: number): Truth => ({
  ...one,
  libraries: ['quick', 'steady'],
  repetitions: 5,
  timeMs: (_, library) => (library === 'quick' ? 10 : 10 * ratio),
});

const large: Truth = {
  models: Array.from({ length: 10 }, (_, index) => `net-${String(index)}`),
  libraries: ['a', 'b', 'c', 'd', 'e'],
  batchSizes: [1, 2, 4, 8, 16, 32, 64, 128],
  repetitions: 25,
  // On every other model two libraries are equally fast; larger batches bring nothing from 16 on.
  timeMs: (model, library, batchSize) => {
    const rank = 'abcde'.indexOf(library);
    const isTied = Number(model.slice(4)) % 2 === 0;
    return (isTied && rank === 1 ? 10 : 10 + 3 * rank) * (1 + 1 / Math.min(16, batchSize));
  },
  noise: (library) => (library === 'e' ? 0.15 : 0.02),
  failure: ({ library, batchSize, repetition }) =>
    library === 'd' && batchSize === 128 ? (repetition % 2 === 0 ? 'out of memory' : 'timeout') : undefined,
  throttled: ({ library }) => library === 'c',
  busy: ({ repetition }) => repetition === 3,
};

const TRUTHS: readonly (readonly [name: string, truth: Truth, runs: number])[] = [
  ['one run', one, 1],
  ['two libraries that ran once', { ...rivals(2), repetitions: 1 }, 2],
  ['two libraries that are equally fast', rivals(1), 10],
  ['two libraries of which one is 30% slower', rivals(1.3), 10],
  ['two libraries of which one is 0.1% slower, in noise', { ...rivals(1.001), noise: () => 0.05 }, 10],
  [
    'nothing but failures',
    { ...rivals(2), failure: ({ repetition }) => (repetition === 4 ? 'timeout' : 'exit 139') },
    10,
  ],
  [
    'failures of five sorts',
    {
      ...rivals(2),
      models: ['net', 'other'],
      batchSizes: [1, 2, 4],
      failure: ({ model, library, batchSize, repetition }) =>
        library === 'quick' && model === 'other'
          ? 'no kernel'
          : batchSize === 4
            ? `exit ${String(repetition)}`
            : undefined,
    },
    60,
  ],
  [
    'a board that was throttled',
    { ...rivals(2), throttled: ({ repetition }) => repetition > 2, busy: () => false },
    10,
  ],
  [
    'times that rise by a tenth',
    { ...rivals(2), models: ['a', 'b', 'c', 'd'], repetitions: 8, drift: 0.1 },
    64,
  ],
  [
    'a library whose times spread by a third',
    { ...rivals(2), repetitions: 10, noise: (library) => (library === 'quick' ? 0.33 : 0.001) },
    20,
  ],
  ['ten thousand runs', large, 10_000],
];

describe.each(TRUTHS)('the findings of %s', (_, truth, runs) => {
  const analysis = drawCampaign(truth);
  const findings = findingsOf(analysis);

  test('are of a campaign of that size', () => {
    const drawn = analysis.summaries.points.flatMap((point) => [...point.repetitions, ...point.unsuccessful]);
    expect(drawn).toHaveLength(runs);
  });

  test('are true', () => {
    expect(findings.flatMap((finding) => falsehoods(finding, truth, analysis))).toEqual([]);
  });

  test('are sentences without a hole', () => {
    const sentences = findingParagraphs(analysis).flat();
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) {
      expect(sentence).toMatch(/^[\p{Lu}\d].*\.$/u);
      expect(sentence).not.toMatch(/\b(NaN|undefined|Infinity|null)\b|\[object|\( |,,|\.\./);
    }
  });
});

describe('the fastest library', () => {
  const words = (truth: Truth) =>
    findingParagraphs(drawCampaign(truth)).map((sentences) => sentences.join(' '));

  test('is named with the next one and by how much', () => {
    expect(words(rivals(1.3))[0]).toMatch(
      /^Inference: quick is the fastest with net \(1\.(29|3\d)× as fast as steady, 95% interval 1\.2\d–1\.3\d×\)\.$/,
    );
  });

  test('is not named where two cannot be told apart: their times are', () => {
    expect(words(rivals(1))[0]).toMatch(
      /^Inference: With net, (quick|steady) \((9\.9\d|10\.\d)\sms per image\) and (quick|steady) \((9\.9\d|10\.\d)\sms\) cannot be told apart\.$/,
    );
  });

  test('is not named where it ran once, however far ahead', () => {
    expect(words({ ...rivals(50), repetitions: 1 })[0]).toMatch(
      /^Inference: With net, quick took the least time, [\d.]+\sms per image, but it ran once: that tells nothing of the noise\.$/,
    );
  });

  test('is nobody where one library alone ran', () => {
    expect(words({ ...one, repetitions: 3 })).toHaveLength(1);
  });
});

describe('in simulated campaigns', () => {
  const CAMPAIGNS = 400;
  const rate = (isFalse: (seed: number) => boolean): number =>
    Array.from({ length: CAMPAIGNS }, (_, seed) => isFalse(seed + 1)).filter(Boolean).length / CAMPAIGNS;
  /** Whether any library is called the fastest. */
  const names = (truth: Truth): boolean =>
    contests(drawCampaign(truth), 'inference').some(({ tied, untold }) => tied.length + untold.length === 0);

  test.each([2, 3, 5, 20])(
    'of %i repetitions, equally fast libraries hardly ever have a fastest one',
    (repetitions) => {
      expect(rate((seed) => names({ ...rivals(1), repetitions, seed }))).toBeLessThan(0.05);
    },
  );

  test('more batch sizes of one library bring it no victory', () => {
    // One library's times are the same at eight batch sizes; the other fails at all but one of them.
    const flat = (seed: number): Truth => ({
      ...rivals(1),
      batchSizes: [1, 2, 3, 4, 5, 6, 7, 8],
      failure: ({ library, batchSize }) => (library === 'steady' && batchSize > 1 ? 'no memory' : undefined),
      seed,
    });
    expect(rate((seed) => names(flat(seed)))).toBeLessThan(0.05);
  });

  test('without a drift hardly ever one is told', () => {
    const still = (seed: number): Truth => ({
      ...rivals(2),
      models: ['a', 'b'],
      repetitions: 6,
      noise: () => 0.05,
      seed,
    });
    expect(
      rate((seed) => findingsOf(drawCampaign(still(seed))).some(({ kind }) => kind === 'drift')),
    ).toBeLessThan(0.03);
  });

  test('a library that is a tenth slower, in noise of one percent, is nearly always told', () => {
    expect(rate((seed) => names({ ...rivals(1.1), seed }))).toBeGreaterThan(0.95);
  });
});

test('p-values are adjusted after Holm: times the number of tests that are left, and never below a smaller one', () => {
  expect(adjustAfterHolm([0.01, 0.04, 0.03, 0.005])).toEqual(
    [0.03, 0.06, 0.06, 0.02].map((p) => expect.closeTo(p, 12)),
  );
  expect(adjustAfterHolm([0.9, 0.8])).toEqual([1, 1]);
});
