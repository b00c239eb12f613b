import { expect, test } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { editedContent } from '../content/edited-content.ts';

async function read(attributes: string) {
  const directory = await editedContent({
    '01-result.mdx': () =>
      `---\ntitle: First\nsummary: One.\n---\n\n<Figure id="mix" kind="adaptive-breakdown" model="net" librarySet="all" ${attributes} />\n`,
  });
  const { report, problems } = await readReport(directory);
  return { figure: report.figures[0], problems: problems.map(formatProblem).join('\n') };
}

test('a switch shows the same figure with what its choices say instead, each under its id', async () => {
  const { figure } = await read(
    'switch="mix-gpu = librarySet: gpu | mix-mean = librarySet: gpu cpu; method: same-batch"',
  );
  expect(figure!.spec).not.toHaveProperty('switch');
  expect(figure!.choices).toEqual([
    { id: 'mix-gpu', kind: 'adaptive-breakdown', model: 'net', librarySet: ['gpu'] },
    {
      id: 'mix-mean',
      kind: 'adaptive-breakdown',
      model: 'net',
      librarySet: ['gpu', 'cpu'],
      method: 'same-batch',
    },
  ]);
});

test('choices keep the panels', async () => {
  const { figure } = await read('panels="a b" switch="mix-gpu = librarySet: gpu"');
  expect(figure!.spec.panels).toEqual(['a', 'b']);
  expect(figure!.choices[0]!.panels).toEqual(['a', 'b']);
});

test.each([
  ['switch="librarySet: gpu"', 'choices such as'],
  ['switch="mix-gpu = librarySet"', 'choices such as'],
  ['switch="mix-gpu = method: fastest"', 'invalid method: "fastest"'],
  ['switch="mix-gpu = baseline: cpu"', 'baseline'],
  ['switch="mix = method: same-batch"', 'id is already that of'],
])('a switch that says nothing that can be is told at its place: %s', async (attributes, problem) => {
  const { problems } = await read(attributes);
  expect(problems).toContain(problem);
  expect(problems).toMatch(/^01-result\.mdx:6:/m);
});
