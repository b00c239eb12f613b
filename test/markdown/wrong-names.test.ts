import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../src/dataset/problem.ts';
import { judgeReport } from '../../src/markdown/judge-report.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { checkNamedDatasets } from '../../src/markdown/check-named-datasets.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { editedContent } from '../content/edited-content.ts';

const CHAPTER = '01-result.mdx';
const small = await loadAnalysis('test/fixtures/datasets/small');

/** All problems after changes to files of the minimal content, on its own and on the small dataset. */
async function problemsAfter(edits: Readonly<Record<string, (text: string) => string>>): Promise<string[]> {
  const { report, problems } = await readReport(await editedContent(edits));
  const onData = judgeReport(report, small);
  return [...problems, ...checkNamedDatasets(report, ['small', 'large']), ...onData.problems].map(
    formatProblem,
  );
}

const replaced = (from: string, to: string) => (text: string) => {
  expect(text).toContain(from);
  return text.replace(from, to);
};
const with_ = (added: string) => (text: string) => `${text}\n${added}\n`;

describe('a wrong name is reported with its place, the valid names and the nearest one', () => {
  it.each([
    [
      'the dataset',
      'report.yaml',
      replaced('dataset: small', 'dataset: smal'),
      'report.yaml:4:1: unknown dataset: "smal"; expected small, which is the nearest, or another of small, large',
    ],
    [
      'a field of the report',
      'report.yaml',
      with_('shortTitel: Short'),
      'report.yaml:11:1: unknown name: "shortTitel"; expected shortTitle, which is the nearest, or another of title, shortTitle, description, authors, dataset, published, modified, version, doi, keywords, licence, repository, comparisons, language, links, cover',
    ],
    [
      'a dataset of a comparison',
      'report.yaml',
      with_('comparisons: [[small, lorge]]'),
      'report.yaml:11:23: unknown dataset: "lorge"; expected large, which is the nearest, or another of small, large',
    ],
    [
      'a comparison of a dataset with itself',
      'report.yaml',
      with_('comparisons: [[small, small]]'),
      'report.yaml:11:15: a dataset is compared with itself: "small, small"; expected two datasets',
    ],
    [
      'a comparison that is there already',
      'report.yaml',
      with_('comparisons: [[small, large], [large, small]]'),
      'report.yaml:11:31: the two are compared already: "large, small"; expected each pair once, in either order',
    ],
    [
      'a comparison of more than two',
      'report.yaml',
      with_('comparisons: [[small, large, small]]'),
      /^report.yaml:11:\d+: .*a list of two datasets/,
    ],
    [
      'the figure of the cover',
      'report.yaml',
      with_('cover: tims'),
      'report.yaml:11:1: unknown figure in cover: "tims"; expected times, which is the nearest, or another of times, best',
    ],
    [
      'an expectation',
      'claims.yaml',
      replaced('moreThan: 3', 'morThan: 3'),
      /^claims.yaml:5:17: unknown name: "morThan"; expected moreThan, which is the nearest/,
    ],
    [
      'a parameter of a measure within an expectation',
      'claims.yaml',
      replaced(
        'moreThan: 3',
        'moreThan: { of: speedup, model: tiny-net, library: gpu, baselineLibary: cpu }',
      ),
      /^claims.yaml:5:\d+: unknown name: "baselineLibary"; expected baselineLibrary, which is the nearest/,
    ],
    [
      'a library within an expectation',
      'claims.yaml',
      replaced(
        'moreThan: 3',
        'moreThan: { of: speedup, model: tiny-net, library: gpu, baselineLibrary: cpo }',
      ),
      /^claims.yaml:5:\d+: unknown library: "cpo"; expected cpu, which is the nearest/,
    ],
    [
      'the unit of an expectation',
      'claims.yaml',
      replaced('moreThan: 3', 'moreThan: 3 ms'),
      'claims.yaml:5:17: moreThan is in another unit than the value: "3 ms"; expected a number of × or x or times, or without a unit',
    ],
    [
      'a value in a statement',
      'claims.yaml',
      replaced('{value} as fast', '{vlaue} as fast, {value:7}'),
      'claims.yaml:2:3: unknown value in the statement of gpu-faster: "{vlaue}"; expected {value}, which is the nearest, or another of {value}, {value:1}',
    ],
    [
      'the number of a value in a statement',
      'claims.yaml',
      replaced('{value} as fast', '{value:7} as fast'),
      'claims.yaml:2:3: unknown value in the statement of gpu-faster: "{value:7}"; expected {value:1}, which is the nearest, or another of {value}, {value:1}',
    ],
    [
      'the source of a quoted claim',
      'claims.yaml',
      replaced('  see: times', '  kind: quoted\n  verdict: holds\n  see: times'),
      'claims.yaml:1:3: source is missing; expected a name in sources.yaml, as a quoted statement is somebody’s',
    ],
    [
      'a library that a quoted figure is compared with',
      'quoted.yaml',
      replaced(
        'source: old-report',
        'source: old-report\n  compare: { model: tinynet, library: gpo, batchSize: 1, quotedBatchSize: 1 }',
      ),
      /^quoted.yaml:6:30: unknown library: "gpo"; expected gpu, which is the nearest/,
    ],
    [
      'a claim’s value that the data have several of',
      'claims.yaml',
      replaced(
        '{ of: speedup, model: tiny-net, library: gpu, baselineLibrary: cpu }',
        '{ of: time, model: tiny-net }',
      ),
      /^claims.yaml:4:7: time gives \d values \(.*\); expected one: narrow it down, or take /,
    ],
    [
      'several values to compare a claim’s with',
      'claims.yaml',
      (text: string) =>
        text
          .replace(
            '{ of: speedup, model: tiny-net, library: gpu, baselineLibrary: cpu }',
            '{ of: time, model: tiny-net, library: gpu }',
          )
          .replace('moreThan: 3', 'moreThan: { of: time, model: tiny-net, take: each }'),
      /^claims.yaml:5:7: time gives \d values to compare with; expected one: narrow it down/,
    ],
    [
      'the baseline of a claim',
      'claims.yaml',
      replaced(', baselineLibrary: cpu', ''),
      'claims.yaml:4:7: nothing to compare with; expected baselineModel, baselineLibrary or baselineDataset',
    ],
    [
      'a share, echoed as it is written',
      CHAPTER,
      with_('<Figure id="heavy" kind="layers" model="tiny-net" batchSizes="1" lower="150%" />'),
      '01-result.mdx:17:66: <Figure>: invalid lower: "150%"; expected a share from 0 to 1, such as 0.1 or 10%',
    ],
    [
      'the beginning of a name',
      CHAPTER,
      with_('<Table id="means" kind="excerpt" of="mean-time" />'),
      /^01-result.mdx:17:34: <Table>: invalid of: "mean-time"; expected mean-time-per-(batch|image), which is the nearest/,
    ],
    [
      'the layers of a claim',
      'claims.yaml',
      replaced(
        '{ of: speedup, model: tiny-net, library: gpu, baselineLibrary: cpu }',
        '{ of: layer-time, model: tiny-net, library: cpu, batchSize: 1, layers: convv* }',
      ),
      /^claims.yaml:4:77: unknown layer of tiny-net: "convv\*"; expected conv1, which is the nearest, or another of data, conv1, relu1$/,
    ],
    [
      'a clock of the platform',
      CHAPTER,
      with_('It runs at <Value of="clock" path="gpu.clock" />.'),
      /^01-result.mdx:17:\d+: <Value>: unknown clock of the platform in path: "gpu.clock"; expected no name here, as there are none/,
    ],
    [
      'a number of digits',
      CHAPTER,
      replaced('library="gpu" />', 'library="gpu" digits="two" />'),
      '01-result.mdx:6:84: <Value>: invalid digits: "two"; expected a whole number above zero',
    ],
    [
      'a quoted figure in a table',
      CHAPTER,
      with_('<Table id="quotes" kind="quoted-figures" quoted="old-bord" />'),
      '01-result.mdx:17:42: unknown quoted figure: "old-bord"; expected old-board',
    ],
    [
      'one library of a pair',
      CHAPTER,
      with_('<Table id="ratios" kind="library-ratios" pairs="gpu/cpx" />'),
      '01-result.mdx:17:42: <Table>: unknown library in pairs: "cpx"; expected cpu, which is the nearest, or another of gpu, cpu',
    ],
    [
      'an anchor that a link leads to',
      CHAPTER,
      with_('See\n  [there](#nowhere).'),
      /^01-result.mdx:18:3: link that leads nowhere: "#nowhere"; expected #\S+, which is the nearest/,
    ],
    [
      'a page that a link leads to',
      CHAPTER,
      with_('[There](/tables/small/)'),
      /^01-result.mdx:17:1: link that leads nowhere: "\/tables\/small\/"; expected <Ref to="\/tables\/small\/">/,
    ],
    [
      'a dataset that a reference compares',
      CHAPTER,
      with_('As <Ref to="/compare/?a=small&b=smal">there</Ref>.'),
      '01-result.mdx:17:9: <Ref>: unknown dataset in to: "smal"; expected small',
    ],
    [
      'a page that a reference leads to',
      CHAPTER,
      with_('As <Ref to="/tables/nope/">there</Ref>.'),
      /^01-result.mdx:17:9: <Ref>: unknown page in to: "\/tables\/nope\/"; expected \/tables\/small\/, which is the nearest/,
    ],
    [
      'a footnote',
      CHAPTER,
      with_('One\nnote.[^nope]\n\nAnother.[^yes]\n\n[^yes]: There.'),
      '01-result.mdx:18:6: unknown footnote: "[^nope]"; expected yes',
    ],
    [
      'a footnote that nothing refers to',
      CHAPTER,
      with_('[^lost]: A note.'),
      '01-result.mdx:17:1: footnote that nothing refers to: "lost"; expected [^lost] in the text',
    ],
    [
      'a table whose id is a heading’s anchor',
      CHAPTER,
      replaced('<Table id="best"', '<Table id="sources"'),
      '01-result.mdx:11:1: id is already that of 01-result.mdx:13: "sources"; expected an id of its own',
    ],
    [
      'a heading twice',
      CHAPTER,
      with_('## Sources'),
      '01-result.mdx:17:1: heading has the same anchor as 01-result.mdx:13: "Sources"; expected words that no other heading or chapter has',
    ],
    [
      'a list that citations lead to',
      CHAPTER,
      replaced('<Bibliography />', ''),
      '01-result.mdx:7:22: <Quoted> leads to a list that no chapter has; expected <Bibliography /> in a chapter',
    ],
    [
      'a figure that shows nothing',
      CHAPTER,
      with_(
        '<Figure id="heavy" kind="layers" model="tiny-net" libraries="cpu" batchSizes="1" lower="99%" />',
      ),
      '01-result.mdx:17:1: <Figure>: heavy shows nothing; expected something measured',
    ],
    [
      'a figure of which nothing was measured',
      CHAPTER,
      with_(
        '<Figure id="training" kind="best-by-model" metric="training" models="tiny-net" libraries="gpu" />',
      ),
      '01-result.mdx:17:1: <Figure>: training shows nothing; expected something measured',
    ],
    [
      'a formula',
      CHAPTER,
      with_('It is <Formula tex="\\frac{1}{" /> of it.'),
      /^01-result.mdx:17:16: <Formula>: invalid tex, [a-z].*: "\\\\frac\{1\}\{"; expected TeX for mathematics$/,
    ],
    [
      'braces in prose',
      CHAPTER,
      with_('The set {foo} is.'),
      '01-result.mdx:17:9: braces hold what has to be computed: "{foo}"; expected <Value of="…">, or \\{ for a brace',
    ],
    [
      'an import',
      CHAPTER,
      with_('import x from "y"'),
      /^01-result.mdx:17:1: code in a chapter: "import x from \\"y\\""; expected no import or export/,
    ],
    [
      'a chapter without a number',
      'five.mdx',
      () => '---\ntitle: Five\nsummary: Five.\n---\n',
      'five.mdx:0:0: chapter without a number; expected a name such as 05-five.mdx',
    ],
    [
      'a file of another name',
      'claim.yaml',
      () => '',
      /^claim.yaml:0:0: unknown file: "claim.yaml"; expected claims.yaml, which is the nearest/,
    ],
  ] as const)('%s', async (_, file, edit, expected) => {
    const problems = await problemsAfter({ [file]: edit });
    expect(problems).toContainEqual(
      typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });

  it('the number of a statement that another has', async () => {
    const claim = (id: string) =>
      `- id: ${id}\n  seed: 3\n  statement: It is {value}.\n  checks: [{ value: { of: runs }, expect: { is: 7 } }]\n  see: times\n`;
    expect(await problemsAfter({ 'claims.yaml': (text) => text + claim('one') + claim('two') })).toContain(
      'claims.yaml:13:3: seed is already that of one: "3"; expected a number of its own',
    );
  });
});

describe('one mistake is reported once', () => {
  it('where a claim is wrong in itself', async () => {
    expect(
      await problemsAfter({ 'claims.yaml': replaced('  see: times', '  seed: first\n  see: times') }),
    ).toEqual([expect.stringMatching(/^claims.yaml:6:3: invalid seed: "first"; expected /)]);
  });

  it('where a file is no YAML, whose names nobody knows then', async () => {
    const problems = await problemsAfter({ 'claims.yaml': replaced('  see: times', ' see: times') });
    expect(problems).not.toEqual([]);
    for (const problem of problems) expect(problem).toMatch(/^claims.yaml:\d+:\d+: .*expected valid YAML$/);
  });

  it('where a figure is wrong that others refer to', async () => {
    expect(await problemsAfter({ [CHAPTER]: replaced('kind="best-by-model"', 'kind="best-modle"') })).toEqual(
      [expect.stringContaining('<Figure>: unknown kind')],
    );
  });

  it('where a quoted figure is compared with nothing there is', async () => {
    const problems = await problemsAfter({
      'quoted.yaml': replaced(
        'source: old-report',
        'source: old-report\n  compare: { model: tiny-net, library: gpu, batchSize: 64, quotedBatchSize: 1 }',
      ),
      [CHAPTER]: with_('<Table id="beside" kind="quoted-comparison" quoted="old-board" />'),
    });
    expect(problems).toEqual([expect.stringMatching(/^quoted.yaml:6:\d+: unknown batch size: "64"/)]);
  });
});

it('everything is reported at once, in the content and against the data', async () => {
  const problems = await problemsAfter({
    [CHAPTER]: (text) =>
      text
        .replace('<Ref to="times"', '<Ref to="tims"')
        .replace('library="gpu" />', 'library="gpo" digits="two" />')
        .replace('<Table id="best"', '<Table id="best" rows="x"'),
    'claims.yaml': replaced('library: gpu', 'library: gpx'),
    'report.yaml': (text) => `${text}shortTitel: x\n`,
  });
  for (const words of ['"tims"', '"gpo"', '"two"', '"rows"', '"gpx"', '"shortTitel"'])
    expect(problems.filter((problem) => problem.includes(words))).toHaveLength(1);
  expect(problems).toHaveLength(6);
});
