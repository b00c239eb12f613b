import { describe, expect, test } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { layersCsv, runsCsv } from '../../../src/dataset/import/campaign-csv.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import { NO_HINTS } from './no-hints.ts';

function read(name: string) {
  return readCkCampaign(`test/fixtures/ck/${name}`, NO_HINTS, NO_PROGRESS);
}

describe('a tree with one experiment for each model and library', () => {
  test('numbers keep the text of the source, zeros that stand for nothing become empty cells', async () => {
    expect(runsCsv(await read('classic')).split('\n')).toEqual([
      'model,library,batch_size,repetition,status,failure,forward_ms,backward_ms,forward_backward_ms,memory_bytes',
      'bvlc-alexnet,cpu,2,0,ok,,429.404,356.319,786,16646488',
      'bvlc-alexnet,cpu,2,1,ok,,432.7135,355.408,789,16646488',
      'bvlc-alexnet,tensorrt-fp16,2,0,ok,,52.5,,,',
      'bvlc-alexnet,tensorrt-fp32,2,0,ok,,104.076155,,,',
      '',
    ]);
  });

  test('layers keep their bare names, with both directions in one row', async () => {
    expect(layersCsv(await read('classic')).split('\n')).toEqual([
      'model,library,batch_size,repetition,layer_index,layer,forward_ms,backward_ms',
      'bvlc-alexnet,cpu,2,0,0,data,0.008,0.002',
      'bvlc-alexnet,cpu,2,0,1,conv1,17.8491,17.8462',
      'bvlc-alexnet,cpu,2,1,0,data,0.009,0',
      'bvlc-alexnet,cpu,2,1,1,conv1,18.23,17.5',
      'bvlc-alexnet,tensorrt-fp16,2,0,0,conv1 + relu1,11.328363,',
      'bvlc-alexnet,tensorrt-fp16,2,0,1,a||b,2,',
      'bvlc-alexnet,tensorrt-fp32,2,0,0,conv1 + relu1,11.328363,',
      'bvlc-alexnet,tensorrt-fp32,2,0,1,a||b,2,',
      '',
    ]);
  });

  test('the board is described without what identifies one device, the date is the first experiment’s', async () => {
    const { metadata } = await read('classic');
    expect(metadata).toEqual({
      created: '2016-12-06',
      platform: {
        board: 'test_board',
        cpu: { name: 'Test CPU rev 1', cores: '4', max_clock: '1200 MHz' },
        os: { name: 'Test Linux 1.0', kernel: 'Linux 3.10', architecture: 'aarch64' },
      },
    });
  });

  test('whatever is left out is told, with the reason', async () => {
    const { leftOut } = await read('classic');
    expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'something-else: its tags lack explore-batch-size-libs-models',
      expect.stringMatching(
        /^bvlc-alexnet-cpu\/ckp-2222222222222222\.0001\.json:\d+:\d+: the JSON is cut off/,
      ),
      'backward times that are 0: 2 times, 0 ms, in bvlc-alexnet, tensorrt-fp32; bvlc-alexnet, tensorrt-fp16',
      'memory that is no whole number of bytes, at least 1: 2 times, 0 bytes, in bvlc-alexnet, tensorrt-fp32; bvlc-alexnet, tensorrt-fp16',
    ]);
  });
});

describe('a tree of another campaign', () => {
  test('batch sizes may be strings, and a tag that every experiment has is the board’s', async () => {
    const { runs } = await read('board');
    expect(
      runs.map(({ model, library, batchSize, repetition }) => [model, library, batchSize, repetition]),
    ).toEqual([
      ['bvlc-googlenet', 'opencl-clblast', 4, 0],
      ['bvlc-googlenet', 'opencl-clblast', 8, 0],
      ['bvlc-googlenet', 'opencl-clblast', 8, 1],
      ['deepscale-squeezenet-1.1', 'cpu', 4, 0],
      ['deepscale-squeezenet-1.1', 'cpu', 4, 1],
    ]);
  });

  test('a run that crashed at its exit has failed, however plausible its times', async () => {
    const { runs } = await read('board');
    expect(runs[1]).toMatchObject({ status: 'failed', failure: 'exit 139 (SIGSEGV)', forwardMs: 1800.5 });
    expect(runs[1]!.layers).toHaveLength(1);
  });

  test('a failed run keeps its reason and loses an absurd time', async () => {
    const { runs } = await read('board');
    expect(runs[2]).toMatchObject({ status: 'failed', failure: 'output not found' });
    expect(runs[2]!.forwardMs).toBeUndefined();
  });

  test('a run that reports success without a time has failed', async () => {
    const { runs } = await read('board');
    expect(runs[3]).toMatchObject({ status: 'failed', failure: 'reported success without a forward time' });
    expect(runs[4]).toMatchObject({ status: 'ok', forwardMs: 77.5 });
  });

  test('without a platform description there is none', async () => {
    expect((await read('board')).metadata).toEqual({ created: undefined, platform: undefined });
  });

  test('a batch size that is none, one that is there twice and unclear tags are left out', async () => {
    const { leftOut } = await read('board');
    expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      '0f1e2d3c4b5a6978/ckp-5555555555555555.0001.json: invalid batch size: "four"; expected a whole number of at least 1',
      "2f1e2d3c4b5a6978: no tag names a known network: test-board, squeeze, opencl, clblast; name the model's tag with --model-tag",
      '0f1e2d3c4b5a6978/ckp-6666666666666666.0001.json: another point has batch size 4 too',
      'forward times over an hour: once, 370000000000 ms, in bvlc-googlenet, opencl-clblast',
    ]);
  });

  test('tags that the caller names settle what the tags leave open', async () => {
    const hints = { ...NO_HINTS, models: new Set(['squeeze']), ignoredTags: new Set(['opencl']) };
    const { leftOut } = await readCkCampaign('test/fixtures/ck/board', hints, NO_PROGRESS);
    expect(leftOut.filter(({ what }) => what.startsWith('2f'))).toEqual([]);
  });
});

test('a directory that is not there is refused', async () => {
  await expect(readCkCampaign('test/fixtures/none', NO_HINTS, NO_PROGRESS)).rejects.toThrow(
    'test/fixtures/none:0:0: the folder is missing; expected a tree of experiments',
  );
});

test('of a directory without experiments nothing is taken, and every folder is told', async () => {
  const { runs, leftOut } = await readCkCampaign('test/fixtures/datasets', NO_HINTS, NO_PROGRESS);
  expect(runs).toEqual([]);
  expect(leftOut.map(({ what, why }) => `${what}: ${why}`)).toEqual([
    'recorded: no .cm/meta.json: not an experiment',
    'small: no .cm/meta.json: not an experiment',
    'varied: no .cm/meta.json: not an experiment',
    'test/fixtures/datasets: no experiment found; expected folders whose .cm/meta.json has the tag explore-batch-size-libs-models',
  ]);
});
