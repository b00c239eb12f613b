import { beforeAll, expect, it } from 'vitest';
import { badgeText } from '../../src/claims/badge-text.ts';
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
  ['squeezenet-1-1-cuda', 'fails: saved with libDNN 27.4%, within the spread'],
  ['fully-connected-batches', 'holds: saved by fully connected layers 4.92\u00a0ms against 0.403\u00a0ms'],
  ['googlenet-200', 'holds: 191\u00a0images/s'],
  ['tensorrt-leads', 'checked'],
  // Other steps are within the spread; the one that decides is not.
  ['time-falls', 'fails: time over that at the batch size before 0.588–1.15'],
])('beside the claim %s stands what was found: %s', (id, text) => {
  expect(badgeText(claims.get(id)!)).toBe(text);
});

it('machines read the same', () => {
  const { checks } = claimRow(claims.get('squeezenet-1-1-cuda')!, (path) => path);
  expect(checks[0]!.within_spread).toEqual(['SqueezeNet 1.1 against AlexNet, libDNN fp32']);
});
