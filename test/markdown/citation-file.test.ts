import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { citationFile } from '../../src/markdown/citation-file.ts';
import { reportSchema } from '../../src/markdown/content-schemas.ts';
import { zenodoFile } from '../../src/markdown/zenodo-file.ts';
import { emptyDescriptor } from '../analysis/analyse-runs.ts';

const licence = (name: string, spdx?: string) => ({
  name,
  link: 'https://example.org/licence',
  ...(spdx === undefined ? {} : { spdx }),
});

const METADATA = reportSchema.parse({
  title: 'A report',
  description: 'What is <fast>.',
  authors: [
    { name: 'Ada Lovelace', family: 'Lovelace', orcid: '0000-0002-1825-0097', affiliation: 'Engines' },
    'Somebody',
    { name: 'A group', kind: 'group' },
  ],
  dataset: 'small',
  published: '2026-11-02',
  modified: '2026-11-29',
  version: '1.2.0',
  doi: '10.5281/zenodo.1234567',
  repository: 'https://example.org/report',
  licence: { text: licence('CC BY 4.0', 'CC-BY-4.0'), code: licence('Apache-2.0', 'Apache-2.0') },
});

const text = { type: 'string', minLength: 1 };
const person = {
  type: 'object',
  required: ['given-names', 'family-names'],
  properties: {
    'given-names': text,
    'family-names': text,
    affiliation: text,
    orcid: { type: 'string', pattern: String.raw`^https://orcid\.org/\d{4}-\d{4}-\d{4}-\d{3}[\dX]$` },
  },
  additionalProperties: false,
};
const entity = {
  type: 'object',
  required: ['name'],
  properties: { name: text },
  additionalProperties: false,
};
const authors = { type: 'array', minItems: 1, items: { anyOf: [person, entity] } };
const day = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}$` };

/** What the Citation File Format 1.2.0 says of the keys that are written; it allows no others. */
const citationSchema = {
  type: 'object',
  required: ['cff-version', 'message', 'title', 'authors'],
  properties: {
    'cff-version': { const: '1.2.0' },
    message: text,
    title: text,
    type: { enum: ['software', 'dataset'] },
    authors,
    version: text,
    doi: { type: 'string', pattern: String.raw`^10\.\d{4,9}(\.\d+)?/[A-Za-z0-9:/_;\-.()[\]\\]+$` },
    'date-released': day,
    license: { anyOf: [text, { type: 'array', minItems: 1, uniqueItems: true, items: text }] },
    'license-url': { type: 'string', pattern: '^https?://' },
    'repository-code': { type: 'string', pattern: '^https?://' },
    abstract: text,
    keywords: { type: 'array', minItems: 1, uniqueItems: true, items: text },
    references: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['type', 'title', 'authors'],
        properties: {
          type: { const: 'dataset' },
          title: text,
          authors,
          version: text,
          'date-released': day,
          url: { type: 'string', pattern: '^https?://' },
        },
        additionalProperties: false,
      },
    },
  },
  additionalProperties: false,
};

test('the citation file is one of its format, with persons taken apart and others named whole', () => {
  const sources = [{ title: 'Raw data', path: 'https://example.org/raw' }];
  const file = parse(citationFile(METADATA, { ...emptyDescriptor, sources })) as Record<string, unknown>;
  const validate = new Ajv({ allErrors: true }).compile(citationSchema);
  validate(file);
  expect(validate.errors ?? []).toEqual([]);
  expect(file).toMatchObject({
    authors: [
      { 'given-names': 'Ada', 'family-names': 'Lovelace', orcid: 'https://orcid.org/0000-0002-1825-0097' },
      { name: 'Somebody' },
      { name: 'A group' },
    ],
    version: '1.2.0',
    'date-released': '2026-11-29',
    license: ['CC-BY-4.0', 'Apache-2.0'],
    references: [{ title: 'A sketch', authors: [{ name: 'Raw data' }], url: 'https://example.org/raw' }],
  });
});

test('a licence that no list of names has is told by its address', () => {
  const own = { ...METADATA, licence: { text: licence('Ours'), code: licence('Apache-2.0', 'Apache-2.0') } };
  const file = parse(citationFile(own, emptyDescriptor)) as Record<string, unknown>;
  expect([file.license, file['license-url']]).toEqual([undefined, 'https://example.org/licence']);
});

test('what an archive gets has the same names, its way, and no markup of the author’s', () => {
  expect(JSON.parse(zenodoFile(METADATA))).toMatchObject({
    title: 'A report',
    description: '<p>What is &lt;fast&gt;.</p>',
    creators: [
      { name: 'Lovelace, Ada', affiliation: 'Engines', orcid: '0000-0002-1825-0097' },
      { name: 'Somebody' },
      { name: 'A group' },
    ],
    publication_date: '2026-11-29',
    license: 'cc-by-4.0',
    related_identifiers: [{ identifier: 'https://example.org/report' }],
  });
});
