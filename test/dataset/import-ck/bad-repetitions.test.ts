import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';
import { NO_HINTS } from './no-hints.ts';

const GOOD = '{ "run": { "run_success": "yes", "return_code": 0, "time_fw_ms": 10.5 } }';

async function readTree(point: string, tags = '"caffenet", "cpu"') {
  const tree = await mkdtemp(join(tmpdir(), 'ck-'));
  onTestFinished(() => rm(tree, { recursive: true }));
  const experiment = join(tree, 'experiment', 'one');
  await mkdir(join(experiment, '.cm'), { recursive: true });
  await writeFile(
    join(experiment, '.cm', 'meta.json'),
    `{ "tags": ["explore-batch-size-libs-models", ${tags}], "added": { "iso_datetime": "2017-01-02T03:04:05" } }`,
  );
  await writeFile(join(experiment, 'ckp-1.0001.json'), point);
  return readCkCampaign(tree, NO_HINTS, NO_PROGRESS);
}

/** A point of batch size 2 with a good repetition, and others as they are written. */
function readBeside(...repetitions: readonly string[]) {
  return readTree(
    `{ "choices": { "env": { "CK_CAFFE_BATCH_SIZE": 2 } }, "characteristics_list": [${[GOOD, ...repetitions].join()}] }`,
  );
}

test.each([
  ['nothing', 'null', 'unreadable record: nothing is recorded'],
  ['no run', '{}', 'unreadable record: nothing is recorded'],
  ['a run that is null', '{ "run": null }', 'unreadable record: nothing is recorded'],
  [
    'a time that is text',
    '{ "run": { "run_success": "yes", "time_fw_ms": "10" } }',
    'unreadable record: invalid run.time_fw_ms: "10"; expected a number',
  ],
  [
    'a layer without a name',
    '{ "run": { "run_success": "yes", "time_fw_ms": 10, "per_layer_info": [{ "direction": "forward", "time_ms": 1 }] } }',
    'unreadable record: run.per_layer_info.0.label is missing; expected string',
  ],
  [
    'a time that is NaN',
    '{ "run": { "run_success": "yes", "time_fw_ms": NaN } }',
    'reported success with a forward time of NaN ms',
  ],
  [
    'a time that is infinite',
    '{ "run": { "run_success": "yes", "time_fw_ms": -Infinity } }',
    'reported success with a forward time of -Infinity ms',
  ],
  [
    'a time that is null',
    '{ "run": { "run_success": "yes", "time_fw_ms": null, "return_code": null, "memory_bytes": null } }',
    'reported success without a forward time',
  ],
  [
    'a reason that is null',
    '{ "run": { "run_success": "no", "return_code": 134, "fail_reason": null } }',
    'exit 134 (SIGABRT)',
  ],
  [
    'a reason that only repeats the return code',
    '{ "run": { "run_success": "no", "return_code": 139, "fail_reason": "return code 139 !=0 " } }',
    'exit 139 (SIGSEGV)',
  ],
  [
    'a return code that is no number',
    '{ "run": { "run_success": "yes", "return_code": "oops", "time_fw_ms": 10 } }',
    'unreadable return code: "oops"',
  ],
])('a repetition with %s has failed, and the good one beside it is taken', async (_, bad, failure) => {
  const campaign = await readBeside(bad);
  expect(campaign.runs.map(({ status, forwardMs }) => ({ status, forwardMs }))[0]).toEqual({
    status: 'ok',
    forwardMs: 10.5,
  });
  expect(campaign.runs[1]).toMatchObject({ repetition: 1, status: 'failed', failure });
  expect((await importedDataset(campaign)).problems).toEqual([]);
});

test('a number that is not finite stands for “not measured”, and is counted', async () => {
  const { runs, leftOut } = await readBeside(
    '{ "run": { "run_success": "yes", "time_fw_ms": 1, "time_bw_ms": NaN, "memory_bytes": Infinity, "fail_reason": "NaN, or so" } }',
  );
  expect(runs[1]).toMatchObject({
    status: 'ok',
    forwardMs: 1,
    backwardMs: undefined,
    memoryBytes: undefined,
  });
  expect(leftOut).toEqual([
    { what: 'backward times that are no finite number', why: 'once, in caffenet, cpu', isCount: true },
    {
      what: 'memory that is no whole number of bytes, at least 1',
      why: 'once, in caffenet, cpu',
      isCount: true,
    },
  ]);
});

test('impossible times of layers, as OpenCL’s timers print them, are one line with their number and range', async () => {
  const layers = [4e9, 17793100000000, 3.7e11, 2].map(
    (ms, index) => `{ "label": "0${index}: conv${index}", "direction": "forward", "time_ms": ${ms} }`,
  );
  const { runs, leftOut } = await readBeside(
    `{ "run": { "run_success": "yes", "time_fw_ms": 1, "per_layer_info": [${layers.join(', ')}] } }`,
  );
  expect(runs[1]!.layers.map(({ forwardMs }) => forwardMs)).toEqual([undefined, undefined, undefined, 2]);
  expect(leftOut).toEqual([
    {
      what: 'layer times over an hour',
      why: '3 times, 4000000000 to 17793100000000 ms, in caffenet, cpu',
      isCount: true,
    },
  ]);
});

test('a time of both directions that has no backward time is counted unless it repeats the forward time', async () => {
  const run = (both: number) =>
    `{ "run": { "run_success": "yes", "time_fw_ms": 10, "time_bw_ms": 0, "time_fwbw_ms": ${both} } }`;
  const { runs, leftOut } = await readBeside(run(10), run(30), run(31));
  expect(runs.map(({ forwardBackwardMs }) => forwardBackwardMs)).toEqual(Array(4).fill(undefined));
  expect(leftOut).toContainEqual({
    what: 'times of both directions without a backward time, and other than the forward time',
    why: '2 times, 30 to 31 ms, in caffenet, cpu',
    isCount: true,
  });
});

test('text that is no JSON even so is told as it is', async () => {
  const { leftOut } = await readTree('{ "choices": NaN, ');
  expect(leftOut[0]).toEqual({
    what: 'one/ckp-1.0001.json:1:19',
    why: 'the JSON is cut off (it seems to be a JSON object of another kind); expected a point of Collective Knowledge',
  });
});

test.each([
  ['"caffenet", "alexnet", "cpu"', 'more than one tag names a network: caffenet, alexnet', '--ignore-tag'],
  ['"caffenet", "cpu", "board"', 'more than one tag could be the library: cpu, board', '--ignore-tag'],
  ['"net", "cpu"', 'no tag names a known network: net, cpu', '--model-tag'],
  ['"caffenet"', 'no tag is left to be the library: caffenet', undefined],
])('of unclear tags the option is named that settles them: %s', async (tags, why, option) => {
  const { leftOut } = await readTree('{}', tags);
  expect(leftOut[0]!.why).toContain(why);
  expect(/--[a-z-]+/.exec(leftOut[0]!.why)?.[0]).toBe(option);
});

test('layers that were not counted are in the order in which they were printed', async () => {
  const layers = ['pool1', 'conv1', 'a'].map(
    (name) => `{ "label": "00: ${name}", "index": 0, "direction": "forward", "time_ms": 1 }`,
  );
  const { runs } = await readBeside(
    `{ "run": { "run_success": "yes", "time_fw_ms": 10, "per_layer_info": [${layers.join()}] } }`,
  );
  expect(runs[1]!.layers.map(({ layerIndex, layer }) => [layerIndex, layer])).toEqual([
    [0, 'pool1'],
    [1, 'conv1'],
    [2, 'a'],
  ]);
});
