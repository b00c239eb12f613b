import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { freeSettings, settingsOf } from '../../../src/dataset/import-ck/ck-choices.ts';
import { parseNamedChoices } from '../../../src/dataset/import-ck/ck-factors.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { NO_HINTS } from './no-hints.ts';

const TAG = 'explore-threads';

/** A tree with one experiment, a point for each of some choices. */
async function tree(points: readonly object[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ck-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const experiment = join(folder, 'experiment', 'alexnet-cpu');
  await mkdir(join(experiment, '.cm'), { recursive: true });
  await writeFile(join(experiment, '.cm', 'meta.json'), JSON.stringify({ tags: [TAG, 'alexnet', 'cpu'] }));
  for (const [index, { env, ...others }] of points.map((point) => ({ env: {}, ...point })).entries()) {
    const content = {
      choices: { ...others, env: { CK_CAFFE_BATCH_SIZE: '1', MODEL_FILE: `tmp-${index}.prototxt`, ...env } },
      characteristics_list: [{ run: { run_success: 'yes', time_fw_ms: 8 - index } }],
    };
    await writeFile(join(experiment, `ckp-${String(index).repeat(16)}.0001.json`), JSON.stringify(content));
  }
  return folder;
}

async function read(points: readonly object[], ...factors: readonly string[]) {
  const options = { ...NO_HINTS, campaignTag: TAG, factors: parseNamedChoices(factors) };
  return readCkCampaign(await tree(points), options, NO_PROGRESS);
}

const threads = (count: number | string, others: object = {}) => ({
  env: { OPENBLAS_NUM_THREADS: count },
  ...others,
});

test('a choice that an option names is a factor, text or number', async () => {
  const campaign = await read([threads(1), threads('2'), threads('04')], 'OPENBLAS_NUM_THREADS=threads');
  expect(campaign.runs.map(({ factors, forwardMs }) => [factors, forwardMs])).toEqual([
    [{ threads: '1' }, 8],
    [{ threads: '2' }, 7],
    [{ threads: '4' }, 6],
  ]);
  expect(campaign.factors).toEqual([{ name: 'threads', label: 'threads', of: 'library' }]);
  expect(campaign.leftOut).toEqual([]);
});

test('any choice may be a factor, by its path, and one that a point lacks does not apply', async () => {
  const campaign = await read(
    [threads(1, { cpu: { freq: 'max' } }), threads(1)],
    'cpu.freq=clock',
    'OPENBLAS_NUM_THREADS=threads',
  );
  expect(campaign.runs.map(({ factors }) => factors)).toEqual([
    { clock: 'max', threads: '1' },
    { threads: '1' },
  ]);
});

test('points that would be one and differ in a choice that is no factor are refused, all of them, by its name', async () => {
  await expect(read([threads(1), threads(2), threads(4)])).rejects.toThrow(
    'alexnet-cpu/ckp-0000000000000000.0001.json:0:0: points that would be one differ in OPENBLAS_NUM_THREADS: "1, 2, 4"; expected a factor, by --factor OPENBLAS_NUM_THREADS=<name>',
  );
  const clocks = [threads(1, { freq: 'max' }), threads(2, { freq: 'min' }), threads(2, { freq: 'max' })];
  await expect(read(clocks, 'OPENBLAS_NUM_THREADS=threads')).rejects.toThrow(
    'ckp-1111111111111111.0001.json:0:0: points that would be one differ in freq: "max, min"',
  );
});

test('what differs in every point, as the name of a temporary file does, tells no points apart', async () => {
  const { runs, leftOut } = await read([threads(1), threads(1)]);
  expect(runs).toHaveLength(1);
  expect(leftOut).toEqual([
    {
      what: 'alexnet-cpu/ckp-1111111111111111.0001.json',
      why: 'another point has batch size 1 too',
    },
  ]);
});

test('a choice that varies with neither library and model nor library and batch size is told', () => {
  const point = (model: string, batchSize: number, threads: string) => ({
    ...{ file: `${model}-${batchSize}`, model, library: 'cpu', batchSize },
    choices: new Map([
      ['THREADS', threads],
      ['WEIGHTS', `${model}.bin`],
      ['ITERATIONS', String(100 / batchSize)],
    ]),
  });
  const points = [point('a', 1, '1'), point('a', 2, '2'), point('b', 1, '2'), point('b', 2, '2')];
  expect(settingsOf(points)).toEqual(['THREADS', 'WEIGHTS', 'ITERATIONS']);
  expect(freeSettings(points, settingsOf(points))).toEqual(['THREADS']);
});

test('a factor that no point has a choice for is refused, with those that there are', async () => {
  await expect(read([threads(1)], 'OMP_NUM_THREADS=threads')).rejects.toThrow(
    /experiment:0:0: no point has the choice: "OMP_NUM_THREADS"; expected OPENBLAS_NUM_THREADS, which is the nearest/,
  );
});

test.each([
  ['threads', 'no factor: "threads"; expected a choice and the name of its factor'],
  ['X=Threads', 'no factor: "X=Threads"'],
  ['X=batch_size', 'no factor: "X=batch_size"'],
])('%s names no factor', (text, message) => {
  expect(() => parseNamedChoices([text])).toThrow(message);
});

test('a factor is named once', () => {
  expect(() => parseNamedChoices(['X=threads', 'Y=threads'])).toThrow('a factor is named twice: "Y=threads"');
});

test('where no experiment has the tag, the tags that there are help to name another', async () => {
  const { leftOut } = await readCkCampaign(await tree([threads(1)]), NO_HINTS, NO_PROGRESS);
  expect(leftOut.at(-1)!.why).toBe(
    `no experiment found; expected folders whose .cm/meta.json has the tag explore-batch-size-libs-models; --tag names another tag, of those here: ${TAG}, alexnet, cpu`,
  );
});
