import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleModelFile } from '../../src/analysis/adaptive/example-model-file.ts';
import type { Analysis } from '../../src/analysis/analysis.ts';
import { recordChanges } from '../../src/analysis/compare/compare-analyses.ts';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { libraryGroups } from '../../src/analysis/library-groups.ts';
import { METRICS } from '../../src/analysis/metric.ts';
import { packSummaries } from '../../src/analysis/pack-summaries.ts';
import type { PackedSummaries } from '../../src/analysis/packed-summaries.ts';
import { roofline } from '../../src/analysis/roofline.ts';
import { TABLE_NAMES } from '../../src/analysis/tables.ts';
import { unpackSummaries } from '../../src/analysis/unpack-summaries.ts';
import { claimSchema } from '../../src/claims/declaration.ts';
import { judgeClaim } from '../../src/claims/judge-claim.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { buildFaces } from '../../src/figures/build-faces.ts';
import { cellText } from '../../src/figures/table.ts';
import { publishFaces } from '../../src/figures/page-markup.ts';
import { standardFigures } from '../../src/figures/standard-figures.ts';
import { fullTables } from '../../src/tables/full/full-tables.ts';
import { memoryTable } from '../../src/tables/full/run-tables.ts';
import { buildTable } from '../../src/tables/table-kinds.ts';

const MODEL = '__proto__';
const LIBRARIES = ['constructor', 'hasOwnProperty', '__proto__'];
const LAYERS = ['toString', '__proto__', 'valueOf'];

// As text, because a literal with __proto__ in it would set an object's prototype.
const DESCRIPTION = `{
  "title": "Names that every object has", "created": "2026-11-29", "sources": [], "licenses": [],
  "platform": { "__proto__": "a fact", "gpu": { "peak_fp32": "100 GFLOP/s" }, "memory": { "bandwidth": "10 GB/s" } },
  "libraries": {
    "constructor": { "label": "Builder", "device": "gpu" },
    "__proto__": { "label": "Prototype", "backend": "toString", "precision": "valueOf" }
  },
  "models": { "__proto__": { "label": "A network", "accuracy": { "top1": 0.5 } } },
  "resources": [
    { "name": "runs", "path": "runs.csv", "schema": { "fields": [
      { "name": "__proto__", "description": "A column." }, { "name": "constructor", "description": "Another." }
    ] } }
  ]
}`;

const csv = (rows: readonly (readonly (string | number)[])[]) =>
  rows.map((row) => `${row.join(',')}\n`).join('');
const runs = LIBRARIES.flatMap((library, at) =>
  [1, 2].flatMap((batchSize) =>
    [0, 1, 2].map((repetition) => ({
      key: [MODEL, library, batchSize, repetition],
      ms: (10 + at) * batchSize + repetition / 8,
    })),
  ),
);

let directory: string;
let read: Analysis;
let sent: Analysis;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'any-name-'));
  const files = {
    'datapackage.json': DESCRIPTION,
    'runs.csv': csv([
      [
        'model,library,batch_size,repetition,status,failure,forward_ms,backward_ms,forward_backward_ms,memory_bytes',
        '__proto__,constructor',
      ],
      ...runs.map(({ key, ms }) => [...key, 'ok', '', ms, ms, 2 * ms, 4096, 'as written', 'too']),
    ]),
    'layers.csv': csv([
      ['model,library,batch_size,repetition,layer_index,layer,forward_ms,backward_ms'],
      ...runs.flatMap(({ key, ms }) => LAYERS.map((layer, at) => [...key, at, layer, ms / 4, ms / 4])),
    ]),
    'networks.csv': csv([
      [
        'model,layer_index,layer,type,pooling,output_shape,input_elements_per_image,output_elements_per_image,parameters,macs_per_image',
      ],
      ...LAYERS.map((layer, at) => [MODEL, at, layer, layer, '', '1x2', 2, 2, 2, 2]),
    ]),
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
  read = await loadAnalysis(directory);
  const { dataset, summaries } = unpackSummaries(
    JSON.parse(JSON.stringify(packSummaries(read))) as PackedSummaries,
  );
  sent = createAnalysis(dataset, summaries);
});

afterAll(() => rm(directory, { recursive: true }));

describe('a dataset whose names every object has', () => {
  it('is described as it says', () => {
    const { libraries, models, fields, platform } = read.descriptor;
    expect(read.models).toEqual([MODEL]);
    expect(read.libraries).toEqual(['constructor', '__proto__', 'hasOwnProperty']);
    expect(models.get(MODEL)?.label).toBe('A network');
    expect(libraries.get('__proto__')?.label).toBe('Prototype');
    expect(libraries.get('hasOwnProperty')).toBeUndefined();
    expect([...fields.get('runs')!]).toEqual([
      ['__proto__', 'A column.'],
      ['constructor', 'Another.'],
    ]);
    expect(Object.entries(platform)[0]).toEqual(['__proto__', 'a fact']);
  });

  it('comes to the browser whole', () => {
    expect(sent.descriptor).toEqual(read.descriptor);
    expect([...sent.descriptor.models.keys()]).toEqual([MODEL]);
    expect(recordChanges({ before: read, after: sent })).toEqual({
      descriptions: [],
      runs: [],
      presence: [],
      points: [],
    });
    for (const metric of METRICS)
      for (const name of TABLE_NAMES)
        expect(sent.table(name, metric), name).toEqual(read.table(name, metric));
    expect(read.table('best-time-per-image', 'inference')).toHaveLength(3);
  });

  it('has points, layers and groups by name', () => {
    expect(read.point(MODEL, 'constructor', 2)?.repetitions).toEqual([0, 1, 2]);
    expect(read.point('constructor', 'constructor', 2)).toBeUndefined();
    expect(read.layerDefinition(MODEL, 'toString')?.type).toBe('toString');
    expect(read.layerDefinition('toString', 'toString')).toBeUndefined();
    expect(libraryGroups(read).get('toString')).toEqual(['__proto__']);
    expect(libraryGroups(read).has('constructor')).toBe(false);
    expect(exampleModelFile(read, MODEL)).toBeUndefined();
    expect(roofline(read, MODEL, 'constructor', 2)).toBeUndefined();
  });

  it('is drawn in every standard figure, and its tags have their labels in what is kept of it', () => {
    const specs = standardFigures(read);
    expect(specs.length).toBeGreaterThan(5);
    for (const spec of specs) {
      const drawn = publishFaces(buildFaces(spec, read));
      const { wide } = JSON.parse(JSON.stringify(drawn)) as typeof drawn;
      const of = (key: string) => wide.table.columns.find((column) => column.key === key);
      const [model, library] = [of('model'), of('library')];
      if (model) expect(cellText(model, MODEL), spec.id).toBe('A network');
      if (library) expect(cellText(library, '__proto__'), spec.id).toBe('Prototype');
      if (library) expect(cellText(library, 'hasOwnProperty'), spec.id).toBe('hasOwnProperty');
      expect(wide.svg).not.toMatch(/native code|\[object|undefined|NaN/);
    }
  });

  it('is in the tables of its pages and of chapters', () => {
    const tables = METRICS.flatMap((metric) => fullTables(read, metric));
    expect(tables.length).toBeGreaterThan(5);
    expect(memoryTable(read).rows).not.toEqual([]);
    const context = { analysis: read, quoted: new Map<string, never>() };
    for (const kind of ['models', 'libraries', 'runs', 'best-times', 'platform']) {
      const text = JSON.stringify(buildTable({ id: 'a', kind }, context).rows);
      expect(text, kind).not.toMatch(/native code|\[object/);
    }
  });

  it('is what claims are about', () => {
    const value = { of: 'speedup', model: MODEL, library: 'constructor', baselineLibrary: '__proto__' };
    const checks = [{ value, expect: { moreThan: 1 } }];
    const claim = claimSchema.parse({ id: 'a', statement: '{value}', see: 'x', checks });
    expect(judgeClaim(claim, { analysis: read, quoted: new Map() })).toMatchObject({
      verdict: 'holds',
      statement: expect.stringMatching(/^1\.\d+×$/),
    });
    const clock = { value: { of: 'clock', path: 'constructor.name' }, expect: { atLeast: 1 } };
    const described = claimSchema.parse({ id: 'a', statement: 'x', see: 'x', checks: [clock] });
    expect(judgeClaim(described, { analysis: read, quoted: new Map() }).verdict).toBe('fails');
  });
});
