import { describe, expect, it } from 'vitest';
import { findingParagraphs } from '../../../src/tables/findings/finding-paragraphs.ts';
import { drawCampaign, type Truth } from '../../analysis/findings/invented-campaigns.ts';

const truth: Truth = {
  models: ['net', 'other'],
  libraries: ['quick', 'steady'],
  batchSizes: [1, 2],
  repetitions: 4,
  timeMs: (_, library) => (library === 'quick' ? 10 : 20),
  noise: () => 0.001,
};

const told = (changes: Partial<Truth>) => findingParagraphs(drawCampaign({ ...truth, ...changes })).flat();

describe('what went wrong', () => {
  it('is told with how often, why, and what never succeeded', () => {
    const sentences = told({
      failure: ({ model, library, repetition }) => {
        if (library === 'steady' && model === 'other') return 'no kernel';
        return library === 'quick' && repetition === 3 ? 'timeout' : undefined;
      },
    });
    expect(sentences).toContain('Of 32 runs 8 failed and 4 timed out: “no kernel” 8 times.');
    expect(sentences).toContain('No run succeeded of other with steady.');
  });

  it('is told by its three most frequent reasons, and how many others there are', () => {
    const reasons = ['a', 'b', 'c', 'd', 'e'];
    const sentences = told({
      failure: ({ library, batchSize, repetition }) =>
        library === 'steady' ? reasons[(repetition + batchSize) % 5] : undefined,
    });
    const [counted] = sentences.filter((sentence) => sentence.startsWith('Of 32 runs 16 failed'));
    expect(counted).toMatch(/: “.” 4 times, “.” 4 times, “.” 4 times and 2 other reasons 4 times\.$/);
    expect(sentences).toContain('No run succeeded with steady.');
  });

  it('is all that is told where no run succeeded', () => {
    expect(told({ failure: () => 'exit 139' })).toEqual([
      'No run succeeded. Of 32 runs 32 failed: “exit 139” 32 times.',
    ]);
  });
});

describe('what the board did', () => {
  it('is told where it was throttled, and that it was not, of the runs that tell', () => {
    const sentences = told({
      throttled: ({ library, repetition }) => library === 'quick' && repetition === 0,
      busy: ({ library }) => (library === 'quick' ? false : undefined),
    });
    expect(sentences).toContain('4 of 32 runs were throttled, with quick alone.');
    expect(sentences).toContain('None of the 16 runs that tell was disturbed by others on the machine.');
  });

  it('is not told where no run tells', () => {
    expect(told({}).join(' ')).not.toMatch(/throttled|clock|disturbed/);
  });
});

it('a rise of the times over the campaign is told with its interval, and none where there is none', () => {
  expect(
    told({ drift: 0.1, repetitions: 8 }).find((sentence) => sentence.startsWith('From the first')),
  ).toMatch(
    /^From the first run to the last the times rose by (9|10)\.\d% ± 0\.\d% \(95% interval, over 64 runs\)\.$/,
  );
  expect(told({}).join(' ')).not.toContain('From the first');
});

it('the spread is told by its median and its widest, and what ran once', () => {
  expect(told({ repetitions: 1 })).toContain('Nothing was repeated: no difference can be told from noise.');
  expect(told({ noise: (library) => (library === 'steady' ? 0.3 : 0.001) }).at(-1)).toMatch(
    /^Repetitions spread by [\d.]+% of their mean in the median of 8 points; 4 spread by more than 5%, (net|other) with steady at batch size [12] by the most \([\d.]+%\)\.$/,
  );
});
