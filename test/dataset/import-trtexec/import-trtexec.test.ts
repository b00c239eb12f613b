import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseProfile } from '../../../src/dataset/import-trtexec/profile-text.ts';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { Unreadable } from '../../../src/dataset/import/unreadable.ts';
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
    further: { iterations: '3', compute_median_ms: '1.5', latency_mean_ms: '1.75' },
  });
  expect(runs[1]).toMatchObject({ repetition: 1, forwardMs: 1.25, further: { iterations: '1' }, layers: [] });
  expect(runs[2]).toMatchObject({ status: 'failed', failure: 'exit 1', layers: [] });
});

test('layer names are taken literally, because trtexec does not escape them', async () => {
  const { runs } = await readTrtexecCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: 'conv1 + relu1', forwardMs: 1.25 },
    { layerIndex: 1, layer: 'PWN("act", C:\\models\\n.onnx)', forwardMs: 0.25 },
    { layerIndex: 2, layer: 'Reformatting CopyNode', forwardMs: 0.05 },
    { layerIndex: 3, layer: 'Reformatting CopyNode (2)', forwardMs: undefined },
  ]);
});

test('what cannot be taken is told, with the reason', async () => {
  const { leftOut } = await readTrtexecCampaign(MANIFEST);
  expect(leftOut).toEqual([
    {
      what: 'tiny-net, tensorrt-fp16, batch size 16, repetition 0',
      why: expect.stringContaining('missing.times.json'),
    },
    { what: 'tiny-net, tensorrt-fp16, batch size 32, repetition 0', why: 'an ok run has no file of times' },
    { what: 'iterations that began within the warm-up of 200 ms', why: 'once' },
    { what: 'layer times that are no measurement (0 ms)', why: 'once' },
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
  const times = [0.5, 49.9, 50].map((startComputeMs, index) => ({ startComputeMs, computeMs: index + 1 }));
  await writeFile(join(folder, 'a.json'), JSON.stringify(times));
  const { runs, leftOut } = await readTrtexecCampaign(join(folder, 'runs.yaml'));
  expect(runs.map(({ batchSize, forwardMs }) => [batchSize, forwardMs])).toEqual([
    [1, 3],
    [2, 2],
  ]);
  expect(leftOut).toEqual([
    {
      what: 'net, trt, batch size 4, repetition 0',
      why: 'all 3 iterations began within the warm-up of 500 ms',
    },
    { what: 'iterations that began within the warm-up of 50 ms', why: '2 times' },
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

test('a profile that is no JSON even so is refused', () => {
  expect(() => parseProfile('[ { "count" : 3 ')).toThrow(Unreadable);
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
    further: { iterations: '2', compute_median_ms: '1.5', latency_mean_ms: '3' },
    layers: [{ layer: 'nan "inf"', forwardMs: undefined }],
  });
  expect(runs[1]).toMatchObject({
    status: 'failed',
    failure: 'reported success without a forward time',
    further: { iterations: '0' },
  });
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'computeMs of iterations that are no measurement (0 ms): 2 times',
    ...['-1', 'NaN', '-Infinity', '3600001'].map(
      (ms) => `computeMs of iterations that are no measurement (${ms} ms): once`,
    ),
    'layer times that are no measurement (NaN ms): once',
  ]);
});
