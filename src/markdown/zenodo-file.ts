import { escapeMarkup } from '../figures/drawing/serialize.ts';
import { givenNames } from './citation-file.ts';
import type { Author, ReportMetadata } from './content-schemas.ts';

/** What the archive Zenodo takes from a repository's `.zenodo.json` (https://developers.zenodo.org/#representation). */
export function zenodoFile(metadata: ReportMetadata): string {
  const { title, description, authors, version, published, modified, keywords, repository, licence } =
    metadata;
  const deposit = {
    title,
    // It is read as HTML.
    description: `<p>${escapeMarkup(description)}</p>`,
    upload_type: 'publication',
    publication_type: 'report',
    publication_date: modified ?? published,
    version,
    creators: authors.map(creator),
    keywords,
    access_right: 'open',
    license: licence.text.spdx?.toLowerCase(),
    related_identifiers:
      repository === undefined
        ? undefined
        : [{ identifier: repository, relation: 'isDerivedFrom', resource_type: 'software' }],
    language: 'eng',
  };
  return `${JSON.stringify(deposit, undefined, 2)}\n`;
}

/** Zenodo writes a person as `Family, Given`. */
function creator({ name, kind, family, orcid, affiliation }: Author): object {
  const given = kind === 'person' && family !== undefined ? givenNames(name, family) : undefined;
  return { name: given === undefined ? name : `${family!}, ${given}`, affiliation, orcid };
}
