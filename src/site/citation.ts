import type { Analysis } from '../analysis/analysis.ts';
import type { Author, ReportMetadata } from '../markdown/content-schemas.ts';
import { creatorsOf } from './creators.ts';

/** How something is cited: as a line of text, and for LaTeX. */
export interface Citation {
  readonly text: string;
  readonly bibtex: string;
}

/** @param url where the report stands; undefined where that is not known */
export function reportCitation(
  metadata: ReportMetadata,
  { name, descriptor }: Analysis,
  url: string | undefined,
): Citation {
  const { authors, title, version } = metadata;
  const year = yearOf(metadata);
  const dataset = `${name}${descriptor.version === undefined ? '' : `, version ${descriptor.version}`}`;
  return {
    text: line([
      `${authors.map((author) => author.name).join(', ')} (${year})`,
      title,
      version && `Version ${version}`,
      `Dataset ${dataset}`,
      url,
    ]),
    bibtex: entry(`${name}-report`, {
      title,
      author: bibtexAuthors(authors),
      year,
      version,
      url,
      note: `Dataset ${dataset}, measured ${descriptor.created.slice(0, 10)}`,
    }),
  };
}

/** @param url of the page of the dataset; undefined where that is not known */
export function datasetCitation(
  analysis: Analysis,
  metadata: ReportMetadata,
  url: string | undefined,
): Citation {
  const { name, descriptor } = analysis;
  const { title, version, created } = descriptor;
  const creators = creatorsOf(descriptor, metadata);
  const year = created.slice(0, 4);
  return {
    text: line([
      `${creators.map((creator) => creator.name).join(', ')} (${year})`,
      title,
      version && `Version ${version}`,
      'Dataset',
      url,
    ]),
    bibtex: entry(name, {
      title,
      author: bibtexAuthors(
        creators.map((creator) => ({
          name: creator.name,
          kind: creator['@type'] === 'Person' ? 'person' : 'group',
        })),
      ),
      year,
      version,
      url,
      note: 'Dataset',
    }),
  };
}

/** A figure of the report, by its title. */
export function figureCitation(title: string, metadata: ReportMetadata, url: string | undefined): string {
  const { authors, version } = metadata;
  return line([
    `${authors.map((author) => author.name).join(', ')} (${yearOf(metadata)})`,
    title,
    `In: ${metadata.title}${version === undefined ? '' : ` (version ${version})`}`,
    url,
  ]);
}

function yearOf({ published, modified }: ReportMetadata): string {
  return (modified ?? published).slice(0, 4);
}

/** Parts as sentences, each ending once. */
function line(parts: readonly (string | undefined)[]): string {
  return parts
    .filter((part) => part !== undefined)
    .map((part) => (/[.?!]$/.test(part) || /^https?:/.test(part) ? part : `${part}.`))
    .join(' ');
}

/** A group is in braces, or its words would be taken for the names of a person. */
function bibtexAuthors(authors: readonly Pick<Author, 'name' | 'kind'>[]): string {
  return authors.map(({ name, kind }) => (kind === 'group' ? `{${name}}` : name)).join(' and ');
}

function entry(key: string, fields: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const widest = Math.max(...given.map(([field]) => field.length));
  const lines = given.map(([field, value]) => `  ${field.padEnd(widest)} = {${value!}}`);
  return `@misc{${key},\n${lines.join(',\n')}\n}`;
}
