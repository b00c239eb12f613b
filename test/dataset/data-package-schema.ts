/**
 * What version 2.0 of the Data Package standard says of the properties that this project writes, as a JSON Schema: names and
 * types, what must be there, and which forms texts take (https://datapackage.org/standard/data-package/). The standard leaves
 * further properties free.
 */
const link = { type: 'string', pattern: '^(https?|ftp)://' };
/** A path within the package: relative, and out of it nowhere. */
const path = { type: 'string', pattern: String.raw`^(?![./~])(?!.*\.\./)[^\\]+$` };
const texts = { type: 'array', minItems: 1, items: { type: 'string' } };
const keys = { anyOf: [{ type: 'string' }, texts] };

const field = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    type: {
      enum: ['string', 'number', 'integer', 'boolean', 'object', 'array', 'date', 'time', 'datetime', 'any'],
    },
    description: { type: 'string' },
    constraints: {
      type: 'object',
      properties: {
        required: { type: 'boolean' },
        unique: { type: 'boolean' },
        minimum: { type: 'number' },
        maximum: { type: 'number' },
        enum: { type: 'array', minItems: 1, uniqueItems: true },
      },
    },
  },
};

const tableSchema = {
  type: 'object',
  required: ['$schema', 'fields'],
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/tableschema.json' },
    fields: { type: 'array', minItems: 1, items: field },
    primaryKey: keys,
    foreignKeys: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['fields', 'reference'],
        properties: {
          fields: keys,
          reference: {
            type: 'object',
            required: ['fields'],
            properties: { resource: { type: 'string' }, fields: keys },
          },
        },
      },
    },
    missingValues: { type: 'array', items: { type: 'string' } },
  },
};

const licences = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    anyOf: [{ required: ['name'] }, { required: ['path'] }],
    properties: {
      name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' },
      path: link,
      title: { type: 'string' },
    },
  },
};

const resource = {
  type: 'object',
  required: ['$schema', 'name', 'path', 'type', 'schema'],
  // What the second version renamed.
  not: { required: ['profile'] },
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/dataresource.json' },
    name: { type: 'string' },
    path,
    type: { const: 'table' },
    description: { type: 'string' },
    format: { type: 'string' },
    mediatype: { type: 'string', pattern: '^.+/.+$' },
    encoding: { type: 'string' },
    bytes: { type: 'integer' },
    hash: { type: 'string' },
    schema: tableSchema,
  },
};

export const dataPackageSchema = {
  type: 'object',
  required: ['$schema', 'resources'],
  not: { required: ['profile'] },
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: { type: 'string' },
    title: { type: 'string' },
    description: { type: 'string' },
    version: { type: 'string' },
    created: { type: 'string', format: 'date-time' },
    keywords: texts,
    licenses: licences,
    sources: {
      type: 'array',
      items: {
        type: 'object',
        minProperties: 1,
        properties: { title: { type: 'string' }, path: link, version: { type: 'string' } },
      },
    },
    contributors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        minProperties: 1,
        properties: {
          title: { type: 'string' },
          path: link,
          givenName: { type: 'string' },
          familyName: { type: 'string' },
          organization: { type: 'string' },
          roles: texts,
        },
      },
    },
    resources: { type: 'array', minItems: 1, items: resource },
  },
};
