/**
 * What version 1.1 of Croissant says of a dataset with files and tables, as a JSON Schema
 * (http://mlcommons.org/croissant/1.1): what must be there, how many, and of which type. Nothing else is allowed, so that a name
 * that neither vocabulary has is noticed. What Google Dataset Search wants beside it is in here as well: a description of 50
 * to 5,000 characters, and whether the data are free.
 */
const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text };
const address = { type: 'string', pattern: '^https?://' };
const date = { type: 'string', pattern: String.raw`^\d{4}-\d{2}-\d{2}(T.*)?$` };
const reference = {
  type: 'object',
  required: ['@id'],
  properties: { '@id': text },
  additionalProperties: false,
};

const maker = {
  type: 'object',
  required: ['@type', 'name'],
  properties: {
    '@type': { enum: ['Person', 'Organization'] },
    name: text,
    url: address,
    affiliation: { type: 'object' },
  },
  additionalProperties: false,
};

const fileObject = {
  type: 'object',
  required: ['@type', '@id', 'name', 'contentUrl', 'encodingFormat', 'sha256'],
  properties: {
    '@type': { const: 'cr:FileObject' },
    '@id': text,
    name: text,
    contentUrl: address,
    contentSize: { type: 'string', pattern: String.raw`^\d+ B$` },
    encodingFormat: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
    sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
  },
  additionalProperties: false,
};

const field = {
  type: 'object',
  required: ['@type', '@id', 'name', 'dataType', 'source'],
  properties: {
    '@type': { const: 'cr:Field' },
    '@id': text,
    name: text,
    description: text,
    dataType: {
      enum: ['sc:Text', 'sc:Integer', 'sc:Float', 'sc:Boolean', 'sc:Date', 'sc:DateTime', 'sc:Time'],
    },
    source: {
      type: 'object',
      required: ['fileObject', 'extract'],
      properties: {
        fileObject: reference,
        extract: {
          type: 'object',
          required: ['column'],
          properties: { column: text },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
};

const recordSet = {
  type: 'object',
  required: ['@type', '@id', 'name', 'field'],
  properties: {
    '@type': { const: 'cr:RecordSet' },
    '@id': text,
    name: text,
    key: { type: 'array', minItems: 1, items: reference },
    field: { type: 'array', minItems: 1, items: field },
  },
  additionalProperties: false,
};

export const croissantSchema = {
  type: 'object',
  required: [
    ...['@context', '@type', 'conformsTo', 'name', 'description', 'license', 'url', 'creator'],
    ...['datePublished', 'distribution', 'identifier', 'isAccessibleForFree'],
  ],
  properties: {
    '@context': { type: 'object' },
    '@type': { const: 'sc:Dataset' },
    conformsTo: { const: 'http://mlcommons.org/croissant/1.1' },
    name: text,
    description: { type: 'string', minLength: 50, maxLength: 5000 },
    url: address,
    identifier: { ...texts, minItems: 1 },
    version: text,
    creator: { type: 'array', minItems: 1, items: maker },
    dateCreated: date,
    datePublished: date,
    license: { type: 'array', minItems: 1, items: address },
    isAccessibleForFree: { const: true },
    isLiveDataset: { type: 'boolean' },
    citeAs: { type: 'string', pattern: '^@misc\\{' },
    isBasedOn: { type: 'array', items: address },
    keywords: texts,
    variableMeasured: texts,
    measurementTechnique: text,
    distribution: { type: 'array', minItems: 1, items: fileObject },
    recordSet: { type: 'array', items: recordSet },
  },
  additionalProperties: false,
};
