import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { knownNetwork } from '../../src/prototxt/architectures/known-networks.ts';
import { parseWithProtobuf } from './caffe-schema.ts';
import { inferShapes } from './infer-shapes.ts';

const rows = csvParse(readFileSync('data/jetson-tx1/networks.csv', 'utf8'));
const flat = (shape: string) => shape.replace(/(x1)+$/, '');

describe.each([...new Set(rows.map((row) => row['model']!))])('the model file of %s', (model) => {
  const layers = inferShapes(parseWithProtobuf(knownNetwork(model)!));
  // Caffe inserts the splits itself, and the input has no layer of its own here.
  const expected = rows.filter((row) => row['model'] === model && !['Input', 'Split'].includes(row['type']!));

  it('has the layers of the measured network in their order, with types, shapes, parameters and work', () => {
    expect(
      layers.map(({ name, type, pooling, outputShape, parameters, macs }) => [
        name,
        type,
        pooling,
        flat(outputShape),
        parameters,
        macs,
      ]),
    ).toEqual(
      expected.map((row) => [
        row['layer'],
        row['type'],
        row['pooling'],
        flat(row['output_shape']!),
        Number(row['parameters']),
        Number(row['macs_per_image']),
      ]),
    );
  });
});

describe('a network that is not known', () => {
  it('has no model file', () => {
    expect(knownNetwork('someone-elses-net')).toBeUndefined();
  });
});
