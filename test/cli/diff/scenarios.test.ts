import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeDataset } from '../../fixtures/site/write-dataset.ts';
import { runCommand } from '../run-command.ts';
import { campaign, type Variation } from '../../fixtures/site/campaigns.ts';

const CONTENT = 'test/fixtures/content-minimal';
let data: string;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'diff-'));
});

afterAll(() => rm(data, { recursive: true }));

interface Told {
  readonly status: number;
  /** The first line that is no markup. */
  readonly headline: string;
  readonly gate: string | undefined;
  /** Lines that stand open, blank ones among them. */
  readonly open: readonly string[];
  readonly markdown: string;
}

/** What `npm run diff` tells of two variations of one campaign, as a comment on a pull request. */
async function diff(before: Variation, after: Variation, ...options: readonly string[]): Promise<Told> {
  const versions = { before: campaign('before', before), after: campaign('after', { seed: 2, ...after }) };
  for (const version of Object.values(versions))
    await writeDataset(data, { ...version, descriptor: { ...version.descriptor, name: 'campaign' } });
  const sides = [join(data, 'before'), join(data, 'after')];
  const args = [...sides, '--format', 'markdown', '--content', CONTENT, ...options];
  const { status, stdout, stderr } = await runCommand('diff', ...args);
  expect(stderr).toBe('');
  const [first = ''] = stdout.split('\n');
  return {
    status,
    headline: first.replace(/^## .*?inference: /, ''),
    gate: /^\*\*(.*)\*\*$/m.exec(stdout)?.[1],
    open: stdout.replaceAll(/<details>.*?<\/details>/gs, '').split('\n'),
    markdown: stdout,
  };
}

const slower = (factor: number, library = 'gpu'): Variation => ({
  slowdown: (run) => (run.model === 'wide-net' && run.library === library ? factor : 1),
});

describe('two datasets', () => {
  test('that are identical are told in one line, and pass', async () => {
    const { status, headline, gate, open } = await diff({}, { seed: 1 }, '--fail-above', '5%');
    expect(headline).toBe('nothing changed');
    expect(gate).toBe('Passed at 5%: nothing slower by more, beyond the noise.');
    expect(open).toHaveLength(4);
    expect(status).toBe(0);
  });

  test('of which one is 3% slower pass below a limit of 5%, and the slowdown is told', async () => {
    const { status, headline, gate, open } = await diff({}, slower(1.03), '--fail-above', '5%');
    expect(headline).toMatch(
      /^of 12 combinations of model and library, 1 slower \(wide-net with gpu, \+[23]\.\d%\)/,
    );
    expect(gate).toBe('Passed at 5%: nothing slower by more, beyond the noise.');
    expect(status).toBe(0);
    expect(open.length).toBeLessThanOrEqual(60);
  });

  test('of which one is 3% slower are stopped by a limit of 1%', async () => {
    const { status, gate } = await diff({}, slower(1.03), '--fail-above', '1%');
    expect(gate).toMatch(/^Stopped at 1%: 1 slower by more, beyond the noise \(wide-net with gpu, \+[23]/);
    expect(status).toBe(3);
  });

  test('of which one is 30% slower are stopped, with a status of its own', async () => {
    const { status, headline, gate, open } = await diff({}, slower(1.3), '--fail-above', '5%');
    expect(headline).toMatch(/, 1 slower \(wide-net with gpu, \+(29\.[5-9]|30\.\d)%\)/);
    expect(gate).toMatch(
      /^Stopped at 5%: 1 slower by more, beyond the noise \(wide-net with gpu, \+(29|30)\.\d%, 95% interval 2\d\.\d% to 3\d\.\d%\)\.$/,
    );
    expect(open.join('\n')).toContain('### Times that changed beyond the noise');
    expect(status).toBe(3);
    expect(open.length).toBeLessThanOrEqual(60);
  });

  test('of which one is 30% slower are no failure where no limit was asked for', async () => {
    const { status, gate } = await diff({}, slower(1.3));
    expect(gate).toBeUndefined();
    expect(status).toBe(0);
  });

  test('with two repetitions that spread pass, and what cannot be told is said', async () => {
    const noisy: Variation = {
      repetitions: 2,
      slowdown: ({ repetition }) => 1 + repetition / 5,
    };
    const late: Variation = {
      ...noisy,
      slowdown: (run) => noisy.slowdown!(run) * slower(1.3).slowdown!(run),
    };
    const { status, headline, gate } = await diff(noisy, late, '--fail-above', '5%');
    expect(headline).toBe(
      'of 12 combinations of model and library, 12 with too few repetitions to tell; 1 claim moved',
    );
    expect(gate).toBe(
      'Passed at 5%: nothing slower by more, beyond the noise; 1 slower by more passes, not to be told from noise.',
    );
    expect(status).toBe(0);
  });

  test('of which a library fails now are stopped, and no point is missing', async () => {
    const failing: Variation = {
      failure: ({ model, library }) =>
        model === 'wide-net' && library === 'gpu' ? 'exit 139 (SIGSEGV)' : undefined,
    };
    const { status, headline, gate, open, markdown } = await diff({}, failing, '--fail-above', '5%');
    expect(headline).toMatch(/^fails now: wide-net with gpu; of 11 combinations/);
    expect(gate).toBe('Stopped at 5%: 4 points fail now.');
    expect(open.join('\n')).toContain(
      '| wide-net | gpu | 1, 2, 4, 8 | fails now | 20 ok | 20 failures | exit 139 (SIGSEGV) |',
    );
    expect(markdown).not.toContain('gone');
    expect(status).toBe(3);
    expect(open.length).toBeLessThanOrEqual(60);
  });

  test('of which one batch size fails in some repetitions are stopped, whatever the times', async () => {
    const failing: Variation = {
      failure: ({ model, library, batchSize, repetition }) =>
        model === 'tiny-net' && library === 'cpu' && batchSize === 4 && repetition === 3
          ? 'out of memory'
          : undefined,
    };
    const { status, gate, open } = await diff({}, failing, '--fail-above', '50%');
    expect(gate).toBe('Stopped at 50%: 1 point fails now.');
    expect(open.join('\n')).toContain(
      '| tiny-net | cpu | 4 | fails now | 5 ok | 4 ok, 1 failure | out of memory |',
    );
    expect(status).toBe(3);
  });

  test('of which the later has a model more tell it in one row', async () => {
    const models = ['tiny-net', 'mid-net'];
    const { status, headline, open, markdown } = await diff({ models }, {}, '--fail-above', '5%');
    expect(headline).toContain('; new: wide-net');
    expect(open.filter((line) => line.includes('wide-net') && line.startsWith('|'))).toEqual([
      '| wide-net | all libraries | new | 1, 2, 4, 8 | 80 | 0 |',
    ]);
    expect(markdown.split('\n').filter((line) => line.startsWith('| wide-net'))).toHaveLength(1);
    expect(status).toBe(0);
    expect(open.length).toBeLessThanOrEqual(60);
  });

  test('on which a claim flips end with the status of a broken claim', async () => {
    const halved: Variation = { slowdown: ({ library }) => (library === 'cpu' ? 2 : 1) };
    const { status, headline, open } = await diff(halved, {});
    expect(headline).toMatch(/^1 claim broken; /);
    expect(open.join('\n')).toMatch(/\| gpu-faster \| holds: 4\.0\d× \| fails: 2\.0\d× \| broken \|/);
    expect(status).toBe(1);
    expect(open.length).toBeLessThanOrEqual(60);
  });

  test('on which a claim breaks and a time does not pass end with the status of the limit', async () => {
    const { status, headline } = await diff(
      { slowdown: ({ library }) => (library === 'cpu' ? 2 : 1) },
      slower(1.3, 'accelerator'),
      '--fail-above',
      '5%',
    );
    expect(headline).toMatch(/^1 claim broken; /);
    expect(status).toBe(3);
  });

  test('on which a claim merely moves have it in one table, folded', async () => {
    const { status, open, markdown } = await diff(
      {},
      { slowdown: ({ library }) => (library === 'cpu' ? 1.1 : 1), failure: () => undefined },
    );
    expect(open.join('\n')).not.toContain('gpu-faster');
    expect(markdown).toMatch(/<summary>Claims that merely moved: 1 row<\/summary>\n\n\| claim /);
    expect(status).toBe(0);
  });

  test('that differ in everything at once are told in at most 60 lines', async () => {
    const { open, markdown } = await diff(
      { models: ['tiny-net', 'mid-net', 'old-net', 'older-net', 'oldest-net', 'first-net', 'last-net'] },
      {
        models: ['tiny-net', 'mid-net', 'a-net', 'b-net', 'c-net', 'd-net', 'e-net', 'f-net', 'g-net'],
        slowdown: ({ library, batchSize }) => (library === 'cpu' ? 3 : 1 + batchSize / 4),
        failure: ({ batchSize, library, model }) =>
          batchSize === 8 && library !== 'cpu' ? `no memory for ${model} with ${library}` : undefined,
      },
    );
    expect(open.length).toBeLessThanOrEqual(60);
    expect(markdown.length).toBeLessThan(65_536);
  });
});

test('a limit without its sign is an error, as nobody could tell 5% from 500%', async () => {
  const { status, stderr } = await runCommand('diff', 'a', 'b', '--fail-above', '5');
  expect(status).toBe(2);
  expect(stderr).toContain('expected a percentage, such as 5%');
});
