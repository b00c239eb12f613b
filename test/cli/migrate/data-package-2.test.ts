import { describe, expect, test } from 'vitest';
import { dataPackage2 } from '../../../src/cli/migrate/data-package-2.ts';

const FILE = 'small/datapackage.json';

function rewritten(descriptor: unknown): unknown {
  return JSON.parse(dataPackage2.rewrite(FILE, JSON.stringify(descriptor)));
}

describe('a descriptor of the first version of Data Package', () => {
  test('becomes one of the second, with its keys in their order', () => {
    const migrated = rewritten({
      name: 'small',
      profile: 'data-package',
      created: '2016-12-07',
      licenses: [],
      resources: [
        { name: 'runs', profile: 'tabular-data-resource', path: 'runs.csv', schema: { fields: [] } },
        { name: 'notes', profile: 'data-resource', path: 'notes.txt' },
      ],
    });
    expect(JSON.stringify(migrated)).toBe(
      JSON.stringify({
        $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
        name: 'small',
        created: '2016-12-07T00:00:00Z',
        resources: [
          {
            $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
            name: 'runs',
            type: 'table',
            path: 'runs.csv',
            schema: { $schema: 'https://datapackage.org/profiles/2.0/tableschema.json', fields: [] },
          },
          {
            $schema: 'https://datapackage.org/profiles/2.0/dataresource.json',
            name: 'notes',
            path: 'notes.txt',
          },
        ],
      }),
    );
  });

  test('is recognised by a resource alone', () => {
    expect(rewritten({ resources: [{ profile: 'tabular-data-resource' }] })).toMatchObject({
      resources: [{ type: 'table' }],
    });
  });

  test('is rewritten once', () => {
    const once = dataPackage2.rewrite(FILE, '{ "profile": "data-package", "resources": [] }');
    expect(dataPackage2.rewrite(FILE, once)).toBe(once);
  });
});

test.each([
  [
    'one of the second version',
    FILE,
    '{ "$schema": "https://datapackage.org/profiles/2.0/datapackage.json" }',
  ],
  ['what is no JSON', FILE, '{ "profile": '],
  ['what is no object', FILE, '["profile"]'],
  ['another file', 'small/notes.json', '{ "profile": "data-package" }'],
])('%s stays as it is, to the letter', (_, file, text) => {
  expect(dataPackage2.rewrite(file, text)).toBe(text);
});
