import type { Analysis } from '../analysis/analysis.ts';
import { inItems } from '../dataset/item-words.ts';
import type { ReportMetadata } from '../markdown/content-schemas.ts';
import type { Chapter, Report } from '../markdown/report.ts';

type Url = (path: string) => string;

/** JSON that may stand inside a script element: nothing in it can close the element. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The report in the words of schema.org. */
export function articleData({ metadata }: Report, { name }: Analysis, url: Url): string {
  return json({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: metadata.title,
    description: metadata.description,
    ...publication(metadata),
    image: url('/cards/report.png'),
    mainEntityOfPage: url('/'),
    isBasedOn: url(`/datasets/${name}/`),
  });
}

/** A chapter with a page of its own, which is a part of the report. */
export function chapterData(
  { metadata }: Report,
  { title, description, slug, path }: Chapter,
  url: Url,
): string {
  return json({
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    description,
    ...publication(metadata),
    image: url(`/cards/chapters/${slug}.png`),
    mainEntityOfPage: url(path),
    isPartOf: { '@type': 'Article', headline: metadata.title, url: url('/') },
  });
}

function publication({ authors, published, modified, licence }: ReportMetadata) {
  return {
    author: authors.map(({ name, kind }) => ({
      '@type': kind === 'group' ? 'Organization' : 'Person',
      name,
    })),
    datePublished: published,
    dateModified: modified ?? published,
    license: licence.text.link,
  };
}

/** A dataset in the words of schema.org, with its files. */
export function datasetData({ name, descriptor }: Analysis, url: Url): string {
  const file = (path: string, format: string) => ({
    '@type': 'DataDownload',
    encodingFormat: format,
    contentUrl: url(`/data/${name}/${path}`),
  });
  return json({
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    name: descriptor.title,
    description: descriptor.description ?? descriptor.title,
    url: url(`/datasets/${name}/`),
    ...(descriptor.version === undefined ? {} : { version: descriptor.version }),
    dateCreated: descriptor.created,
    license: descriptor.licenses.flatMap(({ path, name: licence }) => path ?? licence),
    isBasedOn: descriptor.sources.flatMap(({ path }) => path ?? []),
    variableMeasured: [inItems('time per image', descriptor), 'memory', 'time per layer'],
    measurementTechnique: 'Benchmark of the inference of neural networks, layer by layer',
    ...(typeof descriptor.platform.board === 'string' ? { keywords: [descriptor.platform.board] } : {}),
    distribution: [
      file('datapackage.json', 'application/json'),
      ...(descriptor.rowsIn === undefined ? ['runs.csv', 'layers.csv'] : []).map((rows) =>
        file(rows, 'text/csv'),
      ),
    ],
  });
}
