import { expect, test } from 'vitest';
import { readOnnxRuntimeCampaign } from '../../../src/dataset/import-onnxruntime/read-campaign.ts';
import { readPasses } from '../../../src/dataset/import-onnxruntime/trace.ts';
import { importedDataset } from '../imported-dataset.ts';

const MANIFEST = 'test/fixtures/onnxruntime/runs.yaml';

test('a run’s time is the mean of its passes after the warm-up', async () => {
  const { runs } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs[0]).toMatchObject({
    library: 'onnxruntime-cuda',
    batchSize: 2,
    status: 'ok',
    memoryBytes: 1024,
    forwardMs: 3,
    further: {
      iterations: '2',
      kernel_ms_by_provider: 'CUDAExecutionProvider 1.5; CPUExecutionProvider 0.5',
      kernel_ms_by_operator: 'Conv 2; Shape 0',
    },
  });
});

test('a layer’s time is the mean kernel time of its node; nodes of one name are told apart', async () => {
  const { runs } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs[0]!.layers).toEqual([
    { layerIndex: 0, layer: 'conv1', forwardMs: 1.5 },
    { layerIndex: 1, layer: 'shape', forwardMs: undefined },
    { layerIndex: 2, layer: 'conv1 (2)', forwardMs: 0.5 },
  ]);
});

test('a profile that was cut off is read up to its last whole event', async () => {
  const { runs } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs[1]).toMatchObject({
    batchSize: 4,
    forwardMs: 0.9,
    layers: [{ layer: 'conv1', forwardMs: 0.5 }],
  });
});

test('a profile of nothing but warm-up is left out; a run without a profile keeps its reason', async () => {
  const { runs, leftOut } = await readOnnxRuntimeCampaign(MANIFEST);
  expect(runs.map(({ batchSize, status }) => [batchSize, status])).toEqual([
    [2, 'ok'],
    [4, 'ok'],
    [16, 'timeout'],
  ]);
  expect(leftOut[0]).toEqual({
    what: 'tiny-net, onnxruntime-cuda, batch size 8, repetition 0',
    why: 'the profile has 3 passes, of which 5 are warm-up',
  });
});

test('the campaign becomes a valid dataset once its framework is told', async () => {
  const campaign = await readOnnxRuntimeCampaign(MANIFEST);
  const libraries = { 'onnxruntime-cuda': { framework: 'onnxruntime' } };
  const { dataset, problems } = await importedDataset({
    ...campaign,
    metadata: { ...campaign.metadata, libraries },
  });
  expect(problems).toEqual([]);
  expect(dataset!.runs).toHaveLength(3);
});

test('a trace without a pass has none', () => {
  expect(readPasses('[]')).toEqual([]);
  expect(() => readPasses('no trace')).toThrow(SyntaxError);
});
