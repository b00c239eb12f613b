import type { Analysis } from '../analysis/analysis.ts';
import type { ReportMetadata } from '../markdown/content-schemas.ts';
import type { Chapter, Report } from '../markdown/report.ts';
import { authorOf } from './creators.ts';

type Url = (path: string) => string;

/** JSON that may stand inside a script element: nothing in it can close the element. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The report in the words of schema.org. */
export function articleData({ metadata }: Report, { name }: Analysis, url: Url): string {
  return scriptJson({
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
  return scriptJson({
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

function publication({ authors, published, modified, licence, version }: ReportMetadata) {
  return {
    ...(version !== undefined && { version }),
    author: authors.map(authorOf),
    datePublished: published,
    dateModified: modified ?? published,
    license: licence.text.link,
  };
}
