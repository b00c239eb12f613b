import { stringify } from 'yaml';
import type { Contributor, Descriptor } from '../dataset/types.ts';
import type { Author, ReportMetadata } from './content-schemas.ts';

/** How the report is cited, as `CITATION.cff` says it: Citation File Format 1.2.0 (https://citation-file-format.github.io). */
export function citationFile(metadata: ReportMetadata, descriptor: Descriptor): string {
  const { title, description, authors, version, doi, published, modified, keywords, repository, licence } =
    metadata;
  const named = [licence.text.spdx, licence.code.spdx].filter((name) => name !== undefined);
  return stringify(
    {
      'cff-version': '1.2.0',
      message: 'If you use this report or its data, please cite it as below.',
      title,
      type: 'dataset',
      authors: authors.map(authorEntry),
      version,
      doi,
      'date-released': modified ?? published,
      // The format names licences by SPDX alone; any other has an address.
      ...(named.length === 2 ? { license: [...new Set(named)] } : { 'license-url': licence.text.link }),
      'repository-code': repository,
      abstract: description,
      keywords,
      references: [datasetReference(descriptor)],
    },
    { lineWidth: 100 },
  );
}

/** A person needs a family name there; one whose name nobody has taken apart is named whole. */
function authorEntry({ name, kind, family, orcid, affiliation }: Author): object {
  const given = family === undefined ? undefined : givenNames(name, family);
  return {
    ...(kind === 'person' && given !== undefined
      ? { 'given-names': given, 'family-names': family, affiliation }
      : { name }),
    orcid: orcid === undefined ? undefined : `https://orcid.org/${orcid}`,
  };
}

/** What is left of a name without the family's, which stands at either end of it; undefined where it does not. */
export function givenNames(name: string, family: string): string | undefined {
  if (name.endsWith(` ${family}`)) return name.slice(0, -family.length).trim();
  return name.startsWith(`${family} `) ? name.slice(family.length).trim() : undefined;
}

function datasetReference({ title, version, created, contributors = [], sources }: Descriptor): object {
  const names = contributors.flatMap(contributorEntry);
  const url = sources.find(({ path }) => path !== undefined)?.path;
  return {
    type: 'dataset',
    title,
    // The format wants somebody.
    authors: names.length > 0 ? names : [{ name: sources[0]?.title ?? 'unknown' }],
    version,
    'date-released': created.slice(0, 10),
    url,
  };
}

function contributorEntry({ title, givenName, familyName, organization }: Contributor): object[] {
  if (givenName !== undefined && familyName !== undefined)
    return [{ 'given-names': givenName, 'family-names': familyName }];
  const name = title ?? organization ?? givenName ?? familyName;
  return name === undefined ? [] : [{ name }];
}
