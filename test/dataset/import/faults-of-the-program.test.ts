import { expect, onTestFinished, test, vi } from 'vitest';
import { NO_PROGRESS } from '../../../src/dataset/import/campaign.ts';
import { runsOfManifest } from '../../../src/dataset/import/manifest.ts';
import { Unreadable } from '../../../src/dataset/import/unreadable.ts';
import { readCkCampaign } from '../../../src/dataset/import-ck/read-campaign.ts';
import * as ckPoint from '../../../src/dataset/import-ck/ck-point.ts';
import * as mappedCells from '../../../src/dataset/import-csv/mapped-cells.ts';
import { readCsvCampaign } from '../../../src/dataset/import-csv/read-campaign.ts';
import { readOnnxRuntimeCampaign } from '../../../src/dataset/import-onnxruntime/read-campaign.ts';
import { readTrtexecCampaign } from '../../../src/dataset/import-trtexec/read-campaign.ts';
import { NO_HINTS } from '../import-ck/no-hints.ts';

vi.mock(import('../../../src/dataset/import-ck/ck-point.ts'), { spy: true });
vi.mock(import('../../../src/dataset/import-csv/mapped-cells.ts'), { spy: true });

const FAULT = new TypeError('cannot read properties of undefined');

/** The program has this fault until the test is over. */
function withFault(spy: { mockImplementation(fault: () => never): { mockRestore(): void } }): void {
  const faulty = spy.mockImplementation(() => {
    throw FAULT;
  });
  onTestFinished(() => faulty.mockRestore());
}

test('an entry of a manifest is left out for what its files are, not for a fault of the program', async () => {
  const entry = { model: 'm', library: 'l', batchSize: 1, repetition: 0, status: 'ok' as const, failure: '' };
  const throwing = (error: Error) => () => Promise.reject(error);
  const { leftOut } = await runsOfManifest([entry], throwing(new Unreadable('no JSON')));
  expect(leftOut).toEqual([{ what: 'm, l, batch size 1, repetition 0', why: 'no JSON' }]);
  await expect(runsOfManifest([entry], throwing(FAULT))).rejects.toBe(FAULT);
});

test('a fault in reading a point of Collective Knowledge is none of the point', async () => {
  withFault(vi.mocked(ckPoint.runsOfPoint));
  await expect(readCkCampaign('test/fixtures/ck/board', NO_HINTS, NO_PROGRESS)).rejects.toBe(FAULT);
});

test('a fault in reading a row of a CSV file is none of the row', async () => {
  withFault(vi.mocked(mappedCells.mappedNumber));
  await expect(readCsvCampaign('test/fixtures/csv/mapping.yaml')).rejects.toBe(FAULT);
});

test.each([
  ['trtexec', readTrtexecCampaign, 'test/fixtures/trtexec/runs.yaml'],
  ['ONNX Runtime', readOnnxRuntimeCampaign, 'test/fixtures/onnxruntime/runs.yaml'],
])('a fault in reading JSON of %s is no fault of the text', async (_, read, manifest) => {
  withFault(vi.spyOn(JSON, 'parse'));
  await expect(read(manifest)).rejects.toBe(FAULT);
});
