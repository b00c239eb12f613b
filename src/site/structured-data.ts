import type { Analysis } from '../analysis/analysis.ts';
import type { Report } from '../markdown/report.ts';
import { inItems } from '../dataset/item-words.ts';

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
    author: metadata.authors.map(({ name, kind }) => ({
      '@type': kind === 'group' ? 'Organization' : 'Person',
      name,
    })),
    datePublished: metadata.published,
    dateModified: metadata.modified ?? metadata.published,
    license: metadata.licence.text.link,
    image: url('/cards/report.png'),
    mainEntityOfPage: url('/'),
    isBasedOn: url(`/datasets/${name}/`),
  });
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
      file('runs.csv', 'text/csv'),
      file('layers.csv', 'text/csv'),
    ],
  });
}
