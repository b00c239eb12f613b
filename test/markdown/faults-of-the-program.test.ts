import { expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { editedContent } from '../content/edited-content.ts';

const FAULT = new TypeError('cannot read properties of undefined');
const fault = () => {
  throw FAULT;
};

const analysis = await loadAnalysis('test/fixtures/datasets/small');

/** The fixture's report with nothing in its chapter but `text`, held against an analysis. */
async function judge(text: string, on: Analysis) {
  const chapter = `---\ntitle: A\nsummary: B.\n---\n\n${text}\n`;
  const { report } = await readReport(await editedContent({ '01-result.mdx': () => chapter }));
  return judgeReport({ ...report, claims: [] }, on);
}

test.each([
  ['a figure', '<Figure id="times" kind="best-by-model" />', { table: fault }],
  ['a table', '<Table id="best" kind="best-times" />', { timePerImage: fault }],
  ['a value', '<Value of="time" model="tiny-net" library="cpu" />', { timePerImage: fault }],
])('a fault of the program in computing %s is no problem of the chapter', async (_, text, faults) => {
  expect(
    (await judge(text, analysis)).problems.filter(({ message }) => message.includes('undefined')),
  ).toEqual([]);
  await expect(judge(text, { ...analysis, ...faults })).rejects.toBe(FAULT);
});

test('a fault of the program in asking what a claim asks is no problem of the claim', async () => {
  const { report } = await readReport(await editedContent({}));
  expect(report.claims).not.toEqual([]);
  expect(() => judgeReport(report, { ...analysis, timePerImage: fault })).toThrow(FAULT);
});
