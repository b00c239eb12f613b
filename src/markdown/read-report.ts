import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { claimsSchema } from '../claims/declaration.ts';
import type { Problem } from '../dataset/problem.ts';
import { checkReferences } from './check-references.ts';
import {
  bibliographySchema,
  glossarySchema,
  quotedSchema,
  reportSchema,
  type ReportMetadata,
} from './content-schemas.ts';
import { placeElements } from './place-elements.ts';
import { readChapter } from './read-chapter.ts';
import { readYaml } from './read-yaml.ts';
import type { Report } from './report.ts';
import { repeatedHeadings } from './repeated-headings.ts';

const NO_METADATA: ReportMetadata = {
  title: '',
  description: '',
  authors: [],
  dataset: '',
  published: '',
  licence: { text: { name: '', link: '' }, code: { name: '', link: '' } },
};

/**
 * Reads an author's folder: `report.yaml`, the chapters `NN-name.mdx` in the order of their names, and
 * `claims.yaml`, `sources.yaml`, `glossary.yaml` and `quoted.yaml` where there are any. Everything is checked that
 * can be without data, and all problems are reported at once; with problems, the report holds what could be read.
 */
export async function readReport(
  contentDirectory: string,
): Promise<{ report: Report; problems: readonly Problem[]; warnings: readonly string[] }> {
  const [metadata, claims, bibliography, glossary, quoted] = await Promise.all([
    readYaml(contentDirectory, 'report.yaml', reportSchema),
    readYaml(contentDirectory, 'claims.yaml', claimsSchema, []),
    readYaml(contentDirectory, 'sources.yaml', bibliographySchema, {}),
    readYaml(contentDirectory, 'glossary.yaml', glossarySchema, {}),
    readYaml(contentDirectory, 'quoted.yaml', quotedSchema, {}),
  ]);
  const files = (await readdir(contentDirectory)).filter((file) => /^\d.*\.mdx$/.test(file)).sort();
  const chapters = await Promise.all(
    files.map(async (file) => readChapter(file, await readFile(join(contentDirectory, file), 'utf8'))),
  );
  const problems: Problem[] = [
    ...[metadata, claims, bibliography, glossary, quoted].flatMap((file) => file.problems),
    ...chapters.flatMap((chapter) => chapter.problems),
    ...repeatedHeadings(chapters),
  ];
  if (files.length === 0) {
    problems.push({
      file: '.',
      line: 0,
      column: 0,
      message: 'no chapter in the content directory',
      expected: 'files such as 01-summary.mdx',
    });
  }
  const placed = placeElements(chapters.map(({ chapter }) => chapter));
  const report: Report = {
    metadata: metadata.value ?? NO_METADATA,
    chapters: chapters.map(({ chapter }) => chapter),
    elements: placed.elements,
    figures: placed.figures,
    tables: placed.tables,
    claims: (claims.value ?? []).map((declaration, index) => {
      const printed = placed.elements.find(
        ({ element, attributes }) => element.name === 'Claim' && attributes.id === declaration.id,
      );
      return {
        declaration,
        place: claims.placeOf([index]),
        placeOf: (path: readonly PropertyKey[]) => claims.placeOf([index, ...path]),
        ...(printed === undefined ? {} : { chapter: printed.chapter }),
      };
    }),
    bibliography: new Map(
      Object.entries(bibliography.value ?? {}).map(([name, entry], index) => [
        name,
        { ...entry, number: index + 1 },
      ]),
    ),
    glossary: new Map(Object.entries(glossary.value ?? {})),
    quoted: new Map(
      Object.entries(quoted.value ?? {}).map(([name, figure]) => [
        name,
        { ...figure, place: quoted.placeOf([name]) },
      ]),
    ),
  };
  return {
    report,
    problems: [...problems, ...placed.problems, ...checkReferences(report)],
    warnings: chapters.flatMap((chapter) => chapter.warnings),
  };
}
