import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { analyseOwnData } from '../analysis/real-dataset.ts';
import { editedContent } from '../content/edited-content.ts';

const CHAPTER = '01-result.mdx';

/** What is wrong after a change to the chapter, on its own and on the small dataset. */
async function problemsAfter(from: string, to: string, file = CHAPTER): Promise<string[]> {
  const directory = await editedContent({ [file]: (text) => text.replace(from, to) });
  const { report, problems } = await readReport(directory);
  if (problems.length > 0) return problems.map(formatProblem);
  return judgeReport(report, await loadAnalysis('test/fixtures/datasets/small')).problems.map(formatProblem);
}

describe('a content directory', () => {
  it('is read in the order of its files, with figures and tables numbered as they come', async () => {
    const directory = await editedContent({
      '02-more.mdx': () =>
        '---\ntitle: More\nsummary: More of it.\n---\n\n<Figure id="again" kind="speedup-by-model" baseline="cpu" />\n',
    });
    const { report, problems } = await readReport(directory);
    expect(problems).toEqual([]);
    expect(report.chapters.map(({ slug }) => slug)).toEqual(['result', 'more']);
    expect(report.figures.map(({ spec, number, chapter }) => [spec.id, number, chapter])).toEqual([
      ['times', 1, 'result'],
      ['again', 2, 'more'],
    ]);
    expect(report.figures[0]!.spec).toEqual({ id: 'times', kind: 'best-by-model', models: ['tiny-net'] });
    expect(report.tables.map(({ spec, number }) => [spec.id, number])).toEqual([['best', 1]]);
  });

  it('is read as it is now, whatever was read of it before', async () => {
    const directory = await editedContent({});
    const before = await readReport(directory);
    expect([before.report.chapters[0]!.title, before.report.quoted.size]).toEqual(['The result', 1]);
    await writeFile(join(directory, CHAPTER), '---\ntitle: Another\nsummary: It changed.\n---\n');
    await writeFile(join(directory, 'quoted.yaml'), '');
    const { report } = await readReport(directory);
    expect([report.chapters[0]!.title, report.quoted.size]).toEqual(['Another', 0]);
  });

  it('has a picture as soon as there is one, without a change of the chapter that shows it', async () => {
    const directory = await editedContent({ [CHAPTER]: (text) => `${text}\n![A board](board.png)\n` });
    const problemsNow = async () => (await readReport(directory)).problems.map(formatProblem);
    expect(await problemsNow()).toEqual([expect.stringContaining('board.png')]);
    await writeFile(join(directory, 'board.png'), '');
    expect(await problemsNow()).toEqual([]);
  });

  it('has nothing wrong with it where it is the fixture', async () => {
    expect(await problemsAfter('', '')).toEqual([]);
  });

  it('reports everything at once', async () => {
    const directory = await editedContent({
      [CHAPTER]: (text) =>
        text
          .replace('kind="best-by-model"', 'kind="best-by-modle"')
          .replace('<Ref to="times"', '<Ref to="tims"'),
      'claims.yaml': (text) => text.replace('of: speedup', 'of: speed'),
    });
    const { problems } = await readReport(directory);
    expect(problems.length).toBeGreaterThanOrEqual(3);
  });

  it('needs a report.yaml and a chapter', async () => {
    const { problems } = await readReport(resolve('test/fixtures/datasets'));
    expect(problems.map(formatProblem)).toEqual([
      'report.yaml:0:0: no such file; expected report.yaml in the content directory',
      '.:0:0: no chapter in the content directory; expected files such as 01-summary.mdx',
    ]);
  });
});

describe('a wrong name or attribute is reported with its place, the valid names and the nearest one', () => {
  it.each([
    [
      'a library that does not exist',
      'library="gpu"',
      'library="gpo"',
      '01-result.mdx:6:70: <Value>: unknown library in library: "gpo"; expected gpu, which is the nearest, or another of gpu, cpu',
    ],
    [
      'a model that does not exist',
      'kind="best-by-model" models="tiny-net"',
      'kind="best-by-model" models="tinynet"',
      '01-result.mdx:9:41: <Figure>: unknown model in models: "tinynet"; expected tiny-net, which is the nearest, or another of tiny-net, wide-net',
    ],
    [
      'a figure without an id',
      '<Figure id="times" ',
      '<Figure ',
      '01-result.mdx:9:1: <Figure> has no id; expected an id of lower-case words joined by hyphens, which links and file names are made of',
    ],
    [
      'a component that does not exist',
      '<Bibliography />',
      '<Bibliograph />',
      /^01-result.mdx:15:1: unknown component: "Bibliograph"; expected Bibliography, which is the nearest/,
    ],
    [
      'a kind of figure that does not exist',
      'kind="best-by-model"',
      'kind="best-model"',
      /^01-result.mdx:9:20: <Figure>: unknown kind: "best-model"; expected best-by-model, which is the nearest/,
    ],
    [
      'an attribute that the kind does not take',
      'models="tiny-net" />\n\n<Table',
      'modls="tiny-net" />\n\n<Table',
      /^01-result.mdx:9:41: <Figure>: unknown name: "modls"; expected models, which is the nearest/,
    ],
    [
      'a value that is of no measure',
      '<Value of="time"',
      '<Value of="tame"',
      /^01-result.mdx:6:43: <Value>: unknown of: "tame"; expected time, which is the nearest/,
    ],
    [
      'a batch size that was not measured',
      'library="gpu" />',
      'library="gpu" batchSize="64" />',
      /unknown batch size in batchSize: "64"; expected/,
    ],
    [
      'an attribute that has to be computed',
      'models="tiny-net" />\n\n<Table',
      'models={tags} />\n\n<Table',
      '01-result.mdx:9:41: models of <Figure> has to be computed: "{tags}"; expected text in quotes, or a number or a list in braces',
    ],
    [
      'a figure that is referred to and is not there',
      '<Ref to="times"',
      '<Ref to="timing"',
      /^01-result.mdx:\d+:\d+: unknown figure, table or chapter: "timing"; expected times, which is the nearest/,
    ],
    [
      'a value that the data have several of',
      'model="tiny-net" library="gpu" />',
      'model="tiny-net" />',
      /<Value>: time gives 2 values \(.*\); expected one: narrow it down, or take [a-z, ]+$/,
    ],
    ['unclosed MDX', '<Bibliography />', '<Bibliography>', /^01-result.mdx:\d+:\d+: .*expected valid MDX/],
  ] as const)('%s', async (_, from, to, expected) => {
    const problems = await problemsAfter(from, to);
    expect(problems.length).toBeGreaterThan(0);
    if (typeof expected === 'string') expect(problems).toContain(expected);
    else
      expect(
        problems.some((problem) => expected.test(problem)),
        problems.join('\n'),
      ).toBe(true);
  });

  it('an id that stands twice', async () => {
    expect(await problemsAfter('<Table id="best"', '<Table id="times"')).toContain(
      '01-result.mdx:11:1: id is already that of 01-result.mdx:9: "times"; expected an id of its own',
    );
  });

  it('a claim that no chapter prints, and one printed twice', async () => {
    expect(await problemsAfter('<Claim id="gpu-faster" /> ', '')).toEqual([
      'claims.yaml:1:3: claim is not printed in any chapter: "gpu-faster"; expected <Claim id="gpu-faster" /> once',
    ]);
    expect((await problemsAfter('## Sources', '<Claim id="gpu-faster" />'))[0]).toMatch(
      /^01-result.mdx:13:1: claim is printed more than once/,
    );
  });

  it('a mistake in claims.yaml, at its line', async () => {
    expect(await problemsAfter('of: speedup', 'of: speedap', 'claims.yaml')).toContainEqual(
      expect.stringMatching(
        /^claims.yaml:4:\d+: unknown of: "speedap"; expected speedup, which is the nearest/,
      ),
    );
    expect(await problemsAfter('library: gpu', 'library: gpx', 'claims.yaml')).toEqual([
      'claims.yaml:4:46: unknown library: "gpx"; expected gpu, which is the nearest, or another of gpu, cpu',
    ]);
    expect(await problemsAfter('statement: The', 'statment: The', 'claims.yaml')).toContainEqual(
      expect.stringMatching(/^claims.yaml:2:3: unknown name: "statment"/),
    );
  });

  it('frontmatter without a summary', async () => {
    expect(await problemsAfter('summary: Which library is faster.\n', '')).toEqual([
      '01-result.mdx:2:1: summary is missing; expected string',
    ]);
  });
});

describe('an image', () => {
  async function problemsWith(image: string): Promise<string[]> {
    const directory = await editedContent({
      [CHAPTER]: (chapter) => `${chapter}\n${image}\n`,
      'board.png': () => 'a picture',
    });
    return (await readReport(directory)).problems.map(formatProblem);
  }

  it('is one of the content directory', async () => {
    expect(await problemsWith('![The board](./board.png)')).toEqual([]);
    expect(await problemsWith('![The board](board.png)')).toEqual([]);
  });

  it.each([
    [
      '![The board](./bord.png)',
      '01-result.mdx:17:1: image that is not there: "./bord.png"; expected ./board.png',
    ],
    [
      'A ![board](/board.png)',
      '01-result.mdx:17:3: image that is not there: "/board.png"; expected ./board.png',
    ],
    [
      '![The board](https://example.org/board.png)',
      '01-result.mdx:17:1: image that is not there: "https://example.org/board.png"; expected ./board.png',
    ],
    [
      '![The board](100%.png)',
      '01-result.mdx:17:1: image that is not there: "100%.png"; expected ./board.png',
    ],
    ['![](./board.png)', '01-result.mdx:17:1: image without words: "./board.png"; expected ![what it shows]'],
    [
      '<img src="./board.png" alt="The board" />',
      '01-result.mdx:17:1: image in HTML; expected ![what it shows](./file.png)',
    ],
  ])('that would not be seen is reported: %s', async (image, problem) => {
    expect(await problemsWith(image)).toEqual([problem]);
  });
});

describe('bare numbers', () => {
  async function warningsOf(text: string): Promise<readonly string[]> {
    const directory = await editedContent({ [CHAPTER]: (chapter) => `${chapter}\n${text}\n` });
    return (await readReport(directory)).warnings;
  }

  it.each([
    'It is 3× as fast.',
    'It takes 12.5 ms.',
    'It saves 20%.',
    'It does 1,000 images/s.',
    'It needs 4 MB.',
    'It needs 4 KB.',
    'It is 3x as fast.',
    'It is 3 times as fast.',
    'It saves 20 percent.',
    'It does 30 fps.',
    'It takes 5 s.',
    'It does 511 GFLOPS.',
    'It is at 60 °C.',
    'It takes 900 mW.',
    'It takes 3 seconds.',
    'It is 3X as fast.',
    'It is ×3 as fast.',
    'It is x3 as fast.',
    'It is a 2-fold gain.',
    'It is a twofold gain.',
    'It is three times faster.',
    'It saves twenty percent.',
    'It takes five milliseconds.',
    'It is at 60 degrees.',
    'It saves **20**%.',
    'It takes 5 *ms*, which is long.',
    '![It takes 5 ms.](./board.png)',
    '![A board](./board.png "At 60 °C")',
    '<Term id="x">5 ms</Term>',
    '| time |\n| ---- |\n| 5 ms |',
  ])('are warned of with their place: %s', async (sentence) => {
    const [warning, ...more] = await warningsOf(sentence);
    expect(warning).toMatch(/^01-result.mdx:1[79]:\d+: bare number: "/);
    expect(more).toEqual([]);
  });

  it.each([
    'Batch sizes from 2 to 16, in 2016.',
    'The board of <Cite source="old-report">40 ms</Cite> is older.',
    'The flag `--limit 20%` is code.',
    'CUDA 8.0 and fp16 are names.',
    'A filter of 3 × 3 or 3×3 in the 1990s.',
    'It ran three times, for the `5` ms that it was given.',
    'It takes <Value of="time" model="tiny-net" library="gpu" /> s, not 5 <Ref to="times" /> ms.',
  ])('are no concern where they are none: %s', async (sentence) => {
    expect(await warningsOf(sentence)).toEqual([]);
  });
});

describe('bare numbers beside the text', () => {
  const frontmatter = (text: string) => text.replace('summary: Which', 'summary: 3× faster. Which');
  it.each([
    ['its summary', CHAPTER, frontmatter, '01-result.mdx:3:10: bare number: "3×"'],
    [
      'a later line of a paragraph',
      CHAPTER,
      (text: string) => `${text}\n- It is\n  slow and takes 5 ms.\n`,
      '01-result.mdx:18:18: bare number: "5 ms"',
    ],
    [
      'a caption',
      CHAPTER,
      (text: string) => text.replace('id="best"', 'id="best" caption="All are 3× faster."'),
      '01-result.mdx:11:18: bare number: "3×"',
    ],
    [
      'a claim of the report’s own',
      'claims.yaml',
      (text: string) => text.replace('{value} as fast', '1.9 times as fast'),
      'claims.yaml:2:3: bare number: "1.9 times"; expected {value}',
    ],
    [
      'the description',
      'report.yaml',
      (text: string) => text.replace('first.', 'first, 5% of it.'),
      'report.yaml:2:1: bare number: "5%"',
    ],
    [
      'a definition',
      'glossary.yaml',
      () => 'word:\n  term: word\n  definition: Takes 5 ms.\n',
      'glossary.yaml:3:3: bare number: "5 ms"',
    ],
  ])('are warned of in %s', async (_, file, edit, warning) => {
    const { warnings } = await readReport(await editedContent({ [file]: edit }));
    expect(warnings).toEqual([expect.stringContaining(warning)]);
  });

  it('but not in what others said', async () => {
    const said = (text: string) =>
      text
        .replace('{value} as fast', '3 times as fast')
        .replace('  see:', '  kind: quoted\n  source: old-report\n  verdict: holds\n  see:');
    expect((await readReport(await editedContent({ 'claims.yaml': said }))).warnings).toEqual([]);
  });
});

describe('the report itself', () => {
  it('has no problem and no warning', async () => {
    const { report, problems, warnings } = await readReport(resolve('content'));
    expect(problems.map(formatProblem)).toEqual([]);
    expect(warnings).toEqual([]);
    const datasets = await analyseOwnData();
    const onData = judgeReport(report, datasets.get('jetson-tx1')!, datasets);
    expect(onData.problems.map(formatProblem)).toEqual([]);
    expect(onData.broken.map(({ declaration }) => declaration.id)).toEqual([]);
  });

  it('explains no term that no chapter uses', async () => {
    const { report } = await readReport(resolve('content'));
    const used = report.elements.flatMap(({ element, attributes }) =>
      element.name === 'Term' ? [attributes.id] : [],
    );
    expect([...report.glossary.keys()].filter((id) => !used.includes(id))).toEqual([]);
  });
});

describe('a chapter that cannot be read', () => {
  it('is one problem, and not those that follow from what it would have held', async () => {
    const directory = await editedContent({
      [CHAPTER]: (text) => text.replace('kind="best-by-model"', 'kind="best-by-model'),
      '02-more.mdx': () =>
        '---\ntitle: More\nsummary: More of it.\n---\n\nSee <Ref to="times" /> and [below](#anchor).\n',
    });
    const { problems } = await readReport(directory);
    expect(problems.map(({ file }) => file)).toEqual([CHAPTER]);
  });

  it('hides no mistake in what does not depend on it', async () => {
    const directory = await editedContent({
      [CHAPTER]: (text) => text.replace('kind="best-by-model"', 'kind="best-by-model'),
      '02-more.mdx': () =>
        '---\ntitle: More\nsummary: More of it.\n---\n\n<Cite source="nowhere" />, [away](nowhere.html)\n',
    });
    const { problems } = await readReport(directory);
    expect(problems.map(({ file, value }) => [file, value])).toEqual([
      [CHAPTER, undefined],
      ['02-more.mdx', 'nowhere'],
      ['02-more.mdx', 'nowhere.html'],
    ]);
  });
});

describe('chapters', () => {
  it('have titles of their own', async () => {
    const directory = await editedContent({
      '02-more.mdx': () => '---\ntitle: Result\nsummary: More of it.\n---\n\nMore.\n',
      [CHAPTER]: (text) => text.replace(/^title: .*$/m, 'title: result'),
    });
    const { problems } = await readReport(directory);
    expect(problems.map(formatProblem)).toEqual([
      '02-more.mdx:1:1: chapter has the same title as 01-result.mdx: "Result"; expected words that no other heading or chapter has',
    ]);
  });
});
