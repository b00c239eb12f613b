import { describe, expect, it } from 'vitest';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { namedDatasets } from '../../src/markdown/named-datasets.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { editedContent } from '../content/edited-content.ts';

const small = await loadAnalysis('test/fixtures/datasets/small');
const varied = await loadAnalysis('test/fixtures/datasets/varied');
const datasets = new Map([small, varied].map((analysis) => [analysis.name, analysis]));

/** The minimal report with more in its chapter, on the small dataset and on one with factors. */
async function reportWith(added: string) {
  const directory = await editedContent({ '01-result.mdx': (text) => `${text}\n${added}\n` });
  const { report, problems } = await readReport(directory);
  return { report, problems, onData: judgeReport(report, small, datasets) };
}

const [model] = varied.models;
const [library] = varied.libraries;

describe('a report with something of another dataset', () => {
  it('has its figures, tables and values, each read there', async () => {
    const { report, problems, onData } = await reportWith(
      [
        `<Figure id="others" kind="best-by-model" dataset="varied" models="${model!}" />`,
        `<Table id="theirs" kind="best-times" dataset="varied" models="${model!}" />`,
        `It takes <Value of="time" dataset="varied" model="${model!}" library="${library!}" /> there.`,
      ].join('\n\n'),
    );
    expect([...problems, ...onData.problems].map(formatProblem)).toEqual([]);
    expect(report.figures.map(({ dataset }) => dataset)).toEqual([undefined, 'varied']);
    expect(report.tables.map(({ dataset }) => dataset)).toEqual([undefined, 'varied']);
    expect(namedDatasets(report)).toEqual(['small', 'varied']);
  });

  it.each([
    [
      'a dataset that is not there',
      '<Figure id="others" kind="best-by-model" dataset="vareid" />',
      '<Figure>: unknown dataset in dataset: "vareid"; expected varied, which is the nearest',
    ],
    [
      'a tag of the report’s own dataset',
      '<Table id="theirs" kind="best-times" dataset="varied" models="tiny-net" />',
      '<Table>: unknown model in models: "tiny-net"; expected',
    ],
    [
      'a baseline that the other dataset does not have',
      `A word: <Value of="speedup" model="tiny-net" library="gpu" baselineDataset="varied" baselineLibrary="cpu" />.`,
      '<Value>: unknown library in baselineLibrary: "cpu"; expected',
    ],
    [
      'a baseline of a dataset that is not there',
      `A word: <Value of="speedup" model="tiny-net" library="gpu" baselineDataset="vareid" baselineLibrary="cpu" />.`,
      '<Value>: unknown dataset in baselineDataset: "vareid"; expected varied, which is the nearest',
    ],
  ])('tells %s, once', async (_, added, message) => {
    const { problems, onData } = await reportWith(added);
    const told = [...problems, ...onData.problems].map(formatProblem);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(message);
  });
});
