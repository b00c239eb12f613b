import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileOfKind } from '../../../src/dataset/import/refused-source.ts';
import { parseProfile } from '../../../src/dataset/import-trtexec/profile-text.ts';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const MANIFEST = 'test/fixtures/trtexec/runs.yaml';

test('a run is a process: its time is the mean of the iterations after the warm-up', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs[0]).toMatchObject({
    model: 'tiny-net',
    library: 'tensorrt-fp16',
    batchSize: 4,
    repetition: 0,
    status: 'ok',
    forwardMs: 1.5,
    further: { iterations: '3', forward_ms_least: '1', forward_ms_median: '1.5', latency_mean_ms: '1.75' },
  });
  expect(runs[1]).toMatchObject({ repetition: 1, forwardMs: 1.25, further: { iterations: '1' }, layers: [] });
  expect(runs[2]).toMatchObject({ status: 'failed', failure: 'exit 1', layers: [] });
});

test('the iterations after the warm-up are the single times of the run, and of the dataset', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs[0]!.iterationsMs).toHaveLength(3);
  expect(runs[1]!.iterationsMs).toEqual([1.25]);
  expect(runs[2]!.iterationsMs).toBeUndefined();
});

test('layer names are taken literally, because trtexec does not escape them', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: 'conv1 + relu1', forwardMs: 1.25 },
    { layerIndex: 1, layer: 'PWN("act", C:\\models\\n.onnx)', forwardMs: 0.25 },
    { layerIndex: 2, layer: 'Reformatting CopyNode', forwardMs: 0.05 },
    { layerIndex: 3, layer: 'Reformatting CopyNode (2)', forwardMs: 0 },
  ]);
});

test('what cannot be taken is told, with the reason', async () => {
  const { leftOut } = await readTrtexecCampaign(MANIFEST);
  expect(leftOut).toEqual([
    {
      what: 'tiny-net, tensorrt-fp16, batch size 16, repetition 0',
      why: 'missing.times.json:0:0: the file is missing; expected what trtexec writes with --exportTimes',
    },
    {
      what: 'tiny-net, tensorrt-fp16, batch size 32, repetition 0',
      why: 'an ok run has neither a log nor a file of times',
    },
    {
      what: 'iterations that began within the warm-up of 200 ms',
      why: 'once, in b4-r0.times.json',
      isCount: true,
    },
  ]);
});

test('the manifest or the run says how long trtexec warmed up', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trtexec-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'runs.yaml'),
    `warmUpMs: 50
runs:
  - { model: net, library: trt, batchSize: 1, times: a.json }
  - { model: net, library: trt, batchSize: 2, times: a.json, warmUpMs: 0 }
  - { model: net, library: trt, batchSize: 4, times: a.json, warmUpMs: 500 }
`,
  );
  const times = [0.5, 45, 50].map((startComputeMs, index) => ({ startComputeMs, computeMs: index + 1 }));
  await writeFile(join(folder, 'a.json'), JSON.stringify(times));
  const { runs, leftOut } = await readTrtexecCampaign(join(folder, 'runs.yaml'));
  expect(runs.map(({ batchSize, forwardMs }) => [batchSize, forwardMs])).toEqual([
    [1, 3],
    [2, 2],
  ]);
  expect(leftOut).toEqual([
    {
      what: 'net, trt, batch size 4, repetition 0',
      why: 'a.json:0:0: all iterations began within the warm-up of 500 ms; expected what trtexec writes with --exportTimes',
    },
    {
      what: 'iterations that began within the warm-up of 50 ms',
      why: '2 times, in a.json',
      isCount: true,
    },
    {
      what: 'iterations that began within the warm-up of 500 ms',
      why: '3 times, in a.json',
      isCount: true,
    },
  ]);
});

test('the campaign becomes a valid dataset', async () => {
  const { dataset, problems } = await importedDataset(await readTrtexecCampaign(MANIFEST));
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.title).toBe('A board of today');
  expect(dataset!.descriptor.fields.get('runs')!.get('iterations')).toBe(
    'Iterations that the times are the mean of.',
  );
});

test('engines of one network may have other layers for other batch sizes, whether or not a framework is told', async () => {
  const campaign = await readTrtexecCampaign(MANIFEST);
  const runs = campaign.runs.map((run) =>
    run.batchSize === 8 ? { ...campaign.runs[0]!, batchSize: 8 } : run,
  );
  const fused = runs.map((run) => ({ ...run, layers: run.layers.slice(run.batchSize === 8 ? 1 : 0) }));
  const { problems } = await importedDataset({
    ...campaign,
    runs: fused,
    metadata: { created: '2026-11-02' },
  });
  expect(problems).toEqual([]);
});

test.each([
  [
    'is cut off',
    '[ { "count" : 3 ',
    '1:17: the JSON is cut off; expected what trtexec writes with --exportProfile',
  ],
  ['has no layer', '[ { "count" : 3 } ]', '0:0: there is no layer in it'],
  ['holds nothing', '[]', '0:0: there is no layer in it'],
  [
    'is a file of times',
    '[ { "computeMs" : 3 } ]',
    '0:0: it seems to be what trtexec writes with --exportTimes',
  ],
  [
    'is a file of layers',
    '{"Layers": ["conv1"]}',
    '0:0: it seems to be what trtexec writes with --exportLayerInfo',
  ],
  ['is a log', '&&&& RUNNING TensorRT.trtexec', '0:0: it seems to be the console log of trtexec'],
  ['has a time that is text', '[{"name":"a","timeMs":1,"averageMs":"1"}]', '1:37: invalid 0.averageMs: "1"'],
])('a profile that %s is refused with the place', (_, text, message) => {
  const source = fileOfKind('p.json', 'trtexec-profile');
  expect(() => parseProfile(text, source)).toThrow(`p.json:${message}`);
});

test('names that another program has written anew, and so escaped, are read as JSON', () => {
  const source = fileOfKind('p.json', 'trtexec-profile');
  const text = JSON.stringify([{ name: 'a "b" \\\\ c', timeMs: 1, averageMs: 1 }]);
  expect(parseProfile(text, source)).toEqual([{ name: 'a "b" \\\\ c', averageMs: 1 }]);
});

test('iterations without a plausible time are in no mean, and are counted; a run of nothing else has failed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trtexec-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'runs.yaml'),
    'runs: [{ model: net, library: trt, batchSize: 1, times: a.json, profile: p.json }, { model: net, library: trt, batchSize: 2, times: b.json }]\n',
  );
  const times = (...ms: string[]) =>
    `[${ms.map((each) => `{ "computeMs": ${each}, "latencyMs": 3 }`).join()}]`;
  await writeFile(join(folder, 'a.json'), times('1', '0', '2', '-1', 'nan', '-inf', '3600001'));
  await writeFile(join(folder, 'b.json'), times('0'));
  await writeFile(join(folder, 'p.json'), '[{ "name": "nan "inf"", "timeMs": 1, "averageMs": -nan }]');
  const { runs, leftOut } = await readTrtexecCampaign(join(folder, 'runs.yaml'));
  expect(runs[0]).toMatchObject({
    status: 'ok',
    forwardMs: 1.5,
    further: { iterations: '2', forward_ms_median: '1.5', latency_mean_ms: '3' },
    layers: [{ layer: 'nan "inf"', forwardMs: undefined }],
  });
  expect(runs[1]).toMatchObject({
    status: 'failed',
    failure: 'reported success without a forward time',
    further: { iterations: '0' },
  });
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'computeMs of iterations that are 0: 2 times, 0 ms, in a.json; b.json',
    'computeMs of iterations below 0: once, -1 ms, in a.json',
    'computeMs of iterations that are no finite number: 2 times, in a.json',
    'computeMs of iterations over an hour: once, 3600001 ms, in a.json',
    'layer times that are no finite number: once, in p.json',
  ]);
});

/** Batches of 4 ms, two of them at once: one is completed every 2 ms. */
const OVERLAPPING = [500, 502, 504, 506].map((startComputeMs) => ({
  startComputeMs,
  endComputeMs: startComputeMs + 4,
  computeMs: 4,
  latencyMs: 4.5,
}));

async function readStreams(times: readonly object[], manifest = '', profile = '') {
  const folder = await mkdtemp(join(tmpdir(), 'trtexec-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 't.json'), JSON.stringify(times));
  await writeFile(join(folder, 'p.json'), '[{ "name" : "conv1", "timeMs" : 1, "averageMs" : 1 }]');
  const run = `{ model: net, library: trt, batchSize: 1, times: t.json${profile} }`;
  await writeFile(join(folder, 'runs.yaml'), `${manifest}\nruns: [${run}]\n`);
  return readTrtexecCampaign(join(folder, 'runs.yaml'));
}

test('iterations that overlap are refused, as their time is none per batch', async () => {
  const { runs, leftOut } = await readStreams(OVERLAPPING);
  expect(runs).toEqual([]);
  expect(leftOut).toEqual([
    {
      what: 'net, trt, batch size 1, repetition 0',
      why: 't.json:0:0: iterations overlap, up to 2 at once; expected one after another, or "streams: throughput" in the manifest',
    },
  ]);
});

test('where the manifest asks for throughput, the time per batch is the one between completions, and the latency stays', async () => {
  const { runs, leftOut, furtherColumns } = await readStreams(
    OVERLAPPING,
    'streams: throughput',
    ', profile: p.json',
  );
  expect(runs).toMatchObject([
    {
      status: 'ok',
      forwardMs: 2,
      further: { iterations: '4', compute_mean_ms: '4', latency_mean_ms: '4.5', batches_at_once: '2' },
      layers: [],
    },
  ]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'layers of runs of several streams: once, in p.json',
  ]);
  expect(furtherColumns.map(({ name }) => name)).toContain('batches_at_once');
});

test('iterations one after another do not overlap for what the last digit of their time stamps is rounded by', async () => {
  // 0.04 ms each, at six digits a time stamp.
  const times = Array.from({ length: 50 }, (_, index) => 12345 + index * 0.04);
  const rounded = times.map((start) => ({
    startComputeMs: Number(start.toPrecision(6)),
    endComputeMs: Number((start + 0.04).toPrecision(6)),
    computeMs: 0.04,
  }));
  expect((await readStreams(rounded)).runs).toMatchObject([{ status: 'ok' }]);
  expect((await readStreams(times.map(() => ({ ...rounded[0]!, computeMs: 0.04 })))).runs).toEqual([]);
});

test('a run’s factors are in the manifest, and so is what is said of them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'trtexec-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(
    join(folder, 'runs.yaml'),
    `metadata: { created: 2026-11-29, factors: { power_mode: { label: Power mode } } }
runs:
  - { model: net, library: trt, batchSize: 1, times: a.json, factors: { power_mode: MAXN, threads: 2 } }
  - { model: net, library: trt, batchSize: 1, times: a.json, factors: { power_mode: 5W, threads: '2.0' } }
  - { model: net, library: trt, batchSize: 1, status: failed, failure: no power, factors: { power_mode: 1W } }
`,
  );
  await writeFile(join(folder, 'a.json'), JSON.stringify([{ computeMs: 2 }]));
  const campaign = await readTrtexecCampaign(join(folder, 'runs.yaml'));
  const { dataset, problems } = await importedDataset(campaign);
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.factors).toEqual([
    { name: 'power_mode', label: 'Power mode', of: 'library' },
    { name: 'threads', label: 'threads', of: 'library' },
  ]);
  expect(dataset!.runs.map(({ factors, status }) => [factors, status])).toEqual([
    [{ power_mode: '1W' }, 'failed'],
    [{ power_mode: '5W', threads: '2' }, 'ok'],
    [{ power_mode: 'MAXN', threads: '2' }, 'ok'],
  ]);
});
