import { beforeAll, expect, it } from 'vitest';
import { badgeOf } from '../../src/claims/badge.ts';
import { claimRow } from '../../src/claims/claim-rows.ts';
import type { JudgedClaim } from '../../src/claims/judge-claim.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { analyseJetsonTx1, analyseOwnData } from '../analysis/real-dataset.ts';

let claims: ReadonlyMap<string, JudgedClaim>;

beforeAll(async () => {
  const { report } = await readReport('content');
  ({ claims } = judgeReport(report, await analyseJetsonTx1(), await analyseOwnData()));
});

it.each([
  ['squeezenet-1-1-cuda', 'fails: saved with libDNN 27.4%; another run could turn it around'],
  ['fully-connected-batches', 'holds: saved by fully connected layers 4.92\u00a0ms against 0.403\u00a0ms'],
  ['googlenet-200', 'holds: 191\u00a0images/s'],
  // Other steps are closer than the spread; the one that decides is not.
  ['time-falls', 'fails: time ÷ that at the next smaller batch size 0.588–1.15'],
])('beside the quoted claim %s stands what was found: %s', (id, text) => {
  expect(badgeOf(claims.get(id)!)).toEqual({ text });
});

it('beside a claim of the report’s own stands a sign, whose name says what was checked', () => {
  expect(badgeOf(claims.get('tensorrt-leads')!)).toEqual({
    text: '✓',
    name: 'checked against the data: times as fast as TensorRT fp32 1.89–2.08×',
  });
  expect(badgeOf(claims.get('cpu-batches')!)).toMatchObject({
    text: '±',
    name: expect.stringMatching(/another run could turn it around$/) as string,
  });
});

it('machines read the same', () => {
  const { checks } = claimRow(claims.get('squeezenet-1-1-cuda')!, (path) => path);
  expect(checks[0]!.within_spread).toEqual(['SqueezeNet 1.1 against AlexNet, libDNN fp32']);
});
