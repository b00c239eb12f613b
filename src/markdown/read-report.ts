import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { claimSchema } from '../claims/declaration.ts';
import { word } from '../claims/parameters.ts';
import { quotedFigureSchema } from '../claims/quoted-figure.ts';
import { keepLast } from '../dataset/keep-last.ts';
import type { Problem } from '../dataset/problem.ts';
import { bareNumbersOfYaml } from './bare-numbers-of-yaml.ts';
import { readSpec } from '../figures/spec.ts';
import { addressesOf, chapterPath } from './addresses.ts';
import { authorFiles } from './author-files.ts';
import { chartSchema } from './chart-schema.ts';
import { checkAddresses } from './check-addresses.ts';
import { checkAnchors } from './check-anchors.ts';
import { checkAuthorFiles } from './check-author-files.ts';
import { checkClaims } from './check-claims.ts';
import { checkFiles } from './check-files.ts';
import { checkFormulas } from './check-formulas.ts';
import { checkReferences } from './check-references.ts';
import { reportSchema, sourceSchema, termSchema, type ReportMetadata } from './content-schemas.ts';
import { choicesOf } from './figure-choices.ts';
import { placeElements } from './place-elements.ts';
import { readChapter } from './read-chapter.ts';
import { readYamlList, readYamlMap, readYamlObject, type YamlEntries } from './read-yaml.ts';
import type { Report, WrittenNames } from './report.ts';

export interface ReadReport {
  readonly report: Report;
  readonly problems: readonly Problem[];
  /** `file:line:column: …` of what deserves a look but does not stop a build. */
  readonly warnings: readonly string[];
}

const NO_METADATA: ReportMetadata = {
  title: '',
  description: '',
  authors: [],
  dataset: '',
  published: '',
  licence: { text: { name: '', link: '' }, code: { name: '', link: '' } },
  language: 'en',
};

/** No name of a file has it. */
const BETWEEN = '\0';

const readKeptChapter = keepLast((id: string, file: string, source: string, files: string) =>
  readChapter(id, file, source, files.split(BETWEEN)),
);

/**
 * Reads an author's folder: `report.yaml`, the chapters `NN-name.mdx` in the order of their names, and
 * `claims.yaml`, `sources.yaml`, `glossary.yaml`, `quoted.yaml`, `charts.yaml` and `moved.yaml` where there are any. Everything is checked that
 * can be without data, and all problems are reported at once; with problems, the report holds what could be read.
 */
export async function readReport(contentDirectory: string): Promise<ReadReport> {
  const [metadata, claims, sources, terms, quoted, charts, moved] = await Promise.all([
    readYamlObject(contentDirectory, 'report.yaml', reportSchema),
    readYamlList(contentDirectory, 'claims.yaml', claimSchema),
    readYamlMap(contentDirectory, 'sources.yaml', sourceSchema),
    readYamlMap(contentDirectory, 'glossary.yaml', termSchema),
    readYamlMap(contentDirectory, 'quoted.yaml', quotedFigureSchema),
    readYamlList(contentDirectory, 'charts.yaml', chartSchema),
    readYamlMap(contentDirectory, 'moved.yaml', word),
  ]);
  const found = (await readdir(contentDirectory, { recursive: true })).sort();
  const below = found.map((file) => file.replaceAll(sep, '/'));
  const own = authorFiles(below);
  const files = below.filter((file) => !file.includes('/'));
  const read = await Promise.all(
    [...own.chapters].map(async ([id, file]) => {
      const path = join(contentDirectory, file);
      return readKeptChapter(path, id, file, await readFile(path, 'utf8'), below.join(BETWEEN));
    }),
  );
  const chapters = read.map(({ chapter }, index) => ({ ...chapter, path: chapterPath(chapter.slug, index) }));
  const placed = placeElements(chapters, [...own.components.keys()]);
  const written: Omit<Report, 'addresses'> = {
    metadata: { ...NO_METADATA, ...metadata.value },
    placeOfMetadata: metadata.placeOf,
    own,
    chapters,
    elements: placed.elements,
    figures: placed.figures,
    tables: placed.tables,
    charts: charts.entries.map(([index, { in: shownIn, ...fields }]) => {
      const spec = readSpec(fields);
      return {
        number: Number(index) + 1,
        spec,
        in: typeof shownIn === 'string' ? shownIn : spec.id,
        placeOf: (path: readonly PropertyKey[]) => charts.placeOf([Number(index), ...path]),
      };
    }),
    claims: claims.entries.map(([index, declaration]) => {
      const placeOf = (path: readonly PropertyKey[]) => claims.placeOf([Number(index), ...path]);
      const printed = placed.elements.find(
        ({ element, attributes }) => element.name === 'Claim' && attributes.id === declaration.id,
      );
      const chapter = printed === undefined ? {} : { chapter: printed.chapter };
      return { declaration, place: placeOf([]), placeOf, ...chapter };
    }),
    bibliography: new Map(
      sources.entries.map(([name, entry], index) => [name, { ...entry, number: index + 1 }]),
    ),
    glossary: new Map(terms.entries),
    quoted: new Map(
      quoted.entries.map(([name, figure]) => [
        name,
        { ...figure, placeOf: (path: readonly PropertyKey[]) => quoted.placeOf([name, ...path]) },
      ]),
    ),
    moved: new Map(moved.entries.map(([from, to]) => [from, { to, place: moved.placeOf([from]) }])),
  };
  const report: Report = { ...written, addresses: addressesOf(written) };
  const names: WrittenNames = {
    shown: read.every(({ isParsed }) => isParsed)
      ? placed.elements.flatMap(({ element, attributes }) =>
          ['Figure', 'Table'].includes(element.name) && typeof attributes.id === 'string'
            ? [attributes.id, ...choicesOf(attributes).map(({ id }) => id)]
            : [],
        )
      : undefined,
    charts: charts.written?.flatMap(([, chart]) => idOf(chart)),
    claims: claims.written?.flatMap(([, claim]) => idOf(claim)),
    sources: namesOf(sources),
    quoted: namesOf(quoted),
    terms: namesOf(terms),
  };
  const definitions = terms.entries.map(([name, { definition }]) => ({
    ...terms.placeOf([name, 'definition']),
    text: definition,
  }));
  return {
    report,
    problems: [
      ...[metadata, claims, sources, terms, quoted, charts, moved].flatMap((file) => file.problems),
      ...checkFiles(files, own),
      ...checkAuthorFiles(own, chapters),
      ...read.flatMap((chapter) => chapter.problems),
      ...placed.problems,
      ...checkReferences(report, names),
      ...checkAnchors(report, names),
      ...checkAddresses(report, names),
      ...checkClaims(report),
      ...checkFormulas(report),
    ],
    warnings: [...read.flatMap((chapter) => chapter.warnings), ...bareNumbersOfYaml(report, definitions)],
  };
}

function namesOf({ written }: YamlEntries<unknown>): readonly string[] | undefined {
  return written?.map(([name]) => name);
}

function idOf(entry: unknown): string[] {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;
  return typeof id === 'string' ? [id] : [];
}
