import { expect, test } from 'vitest';
import { parseProfile } from '../../../src/dataset/import-trtexec/profile-text.ts';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { importedDataset } from '../imported-dataset.ts';

const MANIFEST = 'test/fixtures/trtexec/runs.yaml';

test('a run is a process: its time is the mean of the iterations that trtexec recorded', async () => {
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
    { what: 'layer times that are no measurement (0 ms)', why: 'once' },
  ]);
});

test('the campaign becomes a valid dataset', async () => {
  const { dataset, problems } = await importedDataset(await readTrtexecCampaign(MANIFEST));
  expect(problems).toEqual([]);
  expect(dataset!.descriptor.title).toBe('A board of today');
  expect(dataset!.descriptor.fields.runs!.iterations).toBe('Iterations that the times are the mean of.');
});

test('a profile that is no JSON even so is refused', () => {
  expect(() => parseProfile('[ { "count" : 3 ')).toThrow(SyntaxError);
});
