import { describe, expect, it } from 'vitest';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { shownName } from '../../src/markdown/shown-name.ts';
import { editedContent } from '../content/edited-content.ts';

const second =
  (text: string, frontmatter = '') =>
  () =>
    `---\ntitle: More\nsummary: More of it.\n${frontmatter}---\n\n${text}\n`;
const read = async (files: Readonly<Record<string, () => string>>) => readReport(await editedContent(files));

async function problemsOf(files: Readonly<Record<string, () => string>>): Promise<string[]> {
  const { report, problems } = await read(files);
  if (problems.length > 0) return problems.map(formatProblem);
  return judgeReport(report, await loadAnalysis('test/fixtures/datasets/small')).problems.map(formatProblem);
}

describe('everything that has an anchor', () => {
  it('is found on the page of its chapter, the first of which is where the site begins', async () => {
    const { report } = await read({
      '02-more.mdx': second(
        '## A part\n\n<a id="own">Here.</a>\n\n<Figure id="again" kind="best-by-model" />',
      ),
    });
    expect(report.chapters.map(({ path }) => path)).toEqual(['/', '/more/']);
    expect(Object.fromEntries(report.addresses)).toMatchObject({
      result: '/#result',
      times: '/#times',
      best: '/#best',
      'claim-gpu-faster': '/#claim-gpu-faster',
      'source-old-report': '/#source-old-report',
      more: '/more/#more',
      'a-part': '/more/#a-part',
      own: '/more/#own',
      again: '/more/#again',
    });
  });

  it('follows the slug in the frontmatter where there is one', async () => {
    const { report, problems } = await read({
      '02-more.mdx': second('Words, as <Ref to="further" /> says.', 'slug: further\n'),
    });
    expect(problems).toEqual([]);
    expect(report.chapters[1]).toMatchObject({
      slug: 'further',
      path: '/further/',
      description: 'More of it.',
    });
  });

  it('cannot have the address of another page of the site', async () => {
    expect(await problemsOf({ '02-tables.mdx': second('Words.') })).toEqual([
      '02-tables.mdx:1:1: chapter has the address of another page of the site: "tables"; expected another name of the file, or a slug in the frontmatter',
    ]);
    expect(await problemsOf({ '02-more.mdx': second('Words.', 'slug: More words\n') })).toEqual([
      '02-more.mdx:4:1: invalid slug: "More words"; expected lower-case words joined by hyphens',
    ]);
  });
});

describe('an address that has changed', () => {
  it('is kept with where the thing is now', async () => {
    const { report, problems } = await read({ 'moved.yaml': () => 'outcome: result\nfirst: times\n' });
    expect(problems).toEqual([]);
    expect([...report.moved].map(([from, { to }]) => [from, to])).toEqual([
      ['outcome', 'result'],
      ['first', 'times'],
    ]);
  });

  it('has to lead somewhere, and from what is gone', async () => {
    expect(await problemsOf({ 'moved.yaml': () => 'outcome: resalt\ntimes: best\n' })).toEqual([
      expect.stringMatching(
        /^moved.yaml:1:\d+: unknown place that outcome has moved to: "resalt"; expected result, which is the nearest/,
      ),
      expect.stringMatching(
        /^moved.yaml:2:\d+: anchor that has not moved: "times"; expected one that is gone$/,
      ),
    ]);
  });
});

describe('the charts of an earlier report', () => {
  const charts = `- { id: times, kind: best-by-model, models: tiny-net }
- { id: by-library, kind: best-by-library, in: times }
`;

  it('are numbered as they come, and have pages of their own', async () => {
    const { report, problems } = await read({ 'charts.yaml': () => charts });
    expect(problems).toEqual([]);
    expect(report.charts.map(({ number, spec, in: shownIn }) => [number, spec.id, shownIn])).toEqual([
      [1, 'times', 'times'],
      [2, 'by-library', 'times'],
    ]);
    expect(report.addresses.get('by-library')).toBe('/figures/small/by-library/');
    expect(report.addresses.get('times')).toBe('/#times');
    expect(shownName('by-library', report)).toBe('chart\u00a02 of the original');
  });

  it('can be referred to, also by a claim', async () => {
    expect(
      await problemsOf({
        'charts.yaml': () => charts,
        '02-more.mdx': second('As <Ref to="by-library" /> and <Ref to="/figures/{dataset}/" /> show.'),
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'another figure of the same id',
      '- { id: times, kind: best-by-library }',
      /^charts.yaml:1:\d+: chart is another figure than that of 01-result.mdx:9: "times"/,
    ],
    [
      'an id twice',
      `${charts}- { id: by-library, kind: best-by-library, in: times }`,
      /id is already that of chart 2/,
    ],
    [
      'a place that is none',
      '- { id: chart, kind: best-by-library, in: tims }',
      /shows chart 1: "tims"; expected times/,
    ],
    ['a place that is missing', '- { id: chart, kind: best-by-library }', /shows chart 1: "chart"; expected/],
    [
      'a kind that is none',
      '- { id: chart, kind: best-by-libary, in: times }',
      /^charts.yaml:1:\d+: unknown kind: "best-by-libary"; expected best-by-library/,
    ],
    [
      'a name that the data do not have',
      '- { id: chart, kind: best-by-model, models: tinynet, in: times }',
      /^charts.yaml:1:\d+: chart 1: unknown model in models: "tinynet"; expected tiny-net/,
    ],
  ])('are refused with %s', async (_, text, problem) => {
    expect(await problemsOf({ 'charts.yaml': () => text })).toEqual([expect.stringMatching(problem)]);
  });
});
