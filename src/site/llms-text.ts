import type { Analysis } from '../analysis/analysis.ts';
import { WHOLE_REPORT } from '../markdown/addresses.ts';
import type { Report } from '../markdown/report.ts';

/**
 * What a language model needs to find its way, as https://llmstxt.org has it: what the site is, and where its pages are as
 * Markdown, its data as files.
 *
 * @param url the complete address of a path of the site
 */
export function llmsText(
  { metadata, chapters }: Report,
  analyses: Iterable<Analysis>,
  url: (path: string) => string,
): string {
  const link = (title: string, path: string, what: string) => `- [${title}](${url(path)}): ${oneLine(what)}`;
  const markdownOf = (path: string) => `${path}index.md`;
  const datasets = [...analyses];
  return [
    `# ${metadata.title}`,
    '',
    `> ${oneLine(metadata.description)}`,
    '',
    'Numbers in the text are computed from the datasets; each claim is checked against them.',
    '',
    '## Report',
    '',
    ...chapters.map(({ title, path, summary }) => link(title, markdownOf(path), summary)),
    link('Everything', markdownOf(WHOLE_REPORT), 'all chapters in one file'),
    link('Claims', markdownOf('/claims/'), 'every checked sentence with the value behind it and its verdict'),
    '',
    '## Datasets',
    '',
    ...datasets.flatMap(({ name, descriptor }) => [
      link(
        descriptor.title,
        markdownOf(`/datasets/${name}/`),
        descriptor.description ?? 'a report made from the data alone',
      ),
      link(`${name}: files`, `/data/${name}/croissant.json`, 'its files, columns and licence, as Croissant'),
    ]),
    '',
    '## Optional',
    '',
    link('How to cite', '/CITATION.cff', 'as Citation File Format'),
    ...datasets.map(({ name }) =>
      link(
        `${name}: best times`,
        `/data/${name}/inference/best-time-per-image.json`,
        'one of its tables; others are beside it',
      ),
    ),
    '',
  ].join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
