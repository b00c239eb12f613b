import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { formatProblem } from '../../src/dataset/problem.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { editedContent } from '../content/edited-content.ts';

/** The minimal content with further files, and what is wrong with it. */
async function reportWith(
  files: readonly string[],
  edits: Readonly<Record<string, (text: string) => string>> = {},
) {
  const directory = await editedContent(edits);
  for (const file of files) {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), '');
  }
  const { report, problems } = await readReport(directory);
  const onData =
    problems.length > 0
      ? []
      : judgeReport(report, await loadAnalysis('test/fixtures/datasets/small')).problems;
  return { report, problems: [...problems, ...onData].map(formatProblem) };
}

it('a component of the author’s is one that chapters may use, with any attributes', async () => {
  const { report, problems } = await reportWith(['components/Note.astro', 'components/parts/Inner.astro'], {
    '01-result.mdx': (text) => `${text}\n<Note title="Mind" level={2}>that it is slow</Note>\n`,
  });
  expect(problems).toEqual([]);
  expect([...report.own.components]).toEqual([['Note', 'components/Note.astro']]);
});

it('one that is not there is unknown, and the author’s are among those that were expected', async () => {
  const { problems } = await reportWith(['components/Note.astro'], {
    '01-result.mdx': (text) => `${text}\n<Not />\n`,
  });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/unknown component: "Not"; expected Note, which is the nearest/);
});

it('pages of the author’s have addresses that chapters and the header may lead to', async () => {
  const { report, problems } = await reportWith(['pages/about.astro', 'pages/lab/index.astro'], {
    '01-result.mdx': (text) => `${text}\nSee <Ref to="/about/">us</Ref>.\n`,
    'report.yaml': (text) =>
      `${text}\nlinks:\n  - { label: Lab, to: /lab/ }\n  - { label: Board, to: 'https://example.org/' }\n`,
  });
  expect(problems).toEqual([]);
  expect([...report.own.pages.keys()]).toEqual(['/about/', '/lab/']);
});

it('a link of the header that leads to no page is told with its place', async () => {
  const { problems } = await reportWith(['pages/about.astro'], {
    'report.yaml': (text) => `${text}links:\n  - label: Us\n    to: /abuot/\n`,
  });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^report\.yaml:\d+:\d+: unknown page: "\/abuot\/"; expected \/about\//);
});

it.each([
  ['components/Figure.astro', 'there is a component of this name already: "Figure"'],
  ['components/note.astro', 'no name of a component: "note"'],
  ['pages/index.astro', 'page has the address of another of the site: "/"'],
  ['pages/tables/mine.astro', 'page has the address of another of the site: "/tables/mine/"'],
  ['pages/[board].astro', 'no name of a page: "/[board]/"'],
])('%s is refused', async (file, message) => {
  const { problems } = await reportWith([file]);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${escaped(file)}:0:0: ${escaped(message)}; expected `));
});

it('a page at the address of a chapter is refused', async () => {
  const { problems } = await reportWith(['pages/more.astro'], {
    '02-more.mdx': () => '---\ntitle: More\nsummary: More of it.\n---\n\nMore.\n',
  });
  expect(problems).toEqual([
    'pages/more.astro:0:0: page has the address of another of the site: "/more/"; expected another name',
  ]);
});

it('a language that is none is told with its place', async () => {
  const { problems } = await reportWith([], { 'report.yaml': (text) => `${text}language: in English\n` });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^report\.yaml:\d+:\d+: .*language.*in English.*expected a language tag/);
});

function escaped(text: string): string {
  return text.replaceAll(/[.[\]/]/g, '\\$&');
}
