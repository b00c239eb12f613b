import { readFileSync } from 'node:fs';
import { csvParse } from 'd3-dsv';
import { describe, expect, it } from 'vitest';
import { KNOWN_NETWORKS, knownNetwork } from '../../src/prototxt/architectures/known-networks.ts';
import { networkDefinition } from '../../src/prototxt/network-definition.ts';
import { networksCsv } from '../../src/prototxt/networks-csv.ts';
import { parsePrototxt } from '../../src/prototxt/parse-prototxt.ts';
import { parseWithProtobuf } from './caffe-schema.ts';

const measured = csvParse(readFileSync('data/jetson-tx1/networks.csv', 'utf8'));
const described = csvParse(
  networksCsv(
    new Map(
      KNOWN_NETWORKS.map((model) => [model, networkDefinition(parsePrototxt(knownNetwork(model)!))] as const),
    ),
  ),
);

it('the networks that are known are those of the board’s campaign, in its order', () => {
  expect(KNOWN_NETWORKS).toEqual([...new Set(measured.map((row) => row['model']!))]);
});

describe.each(KNOWN_NETWORKS)('the model file of %s', (model) => {
  // Caffe inserts the splits itself, and one network calls its input otherwise.
  const comparable = (rows: readonly Record<string, string>[]) =>
    rows
      .filter((row) => row['model'] === model && row['type'] !== 'Split')
      .map((row) => ({
        ...row,
        layer_index: undefined,
        layer: row['type'] === 'Input' ? 'input' : row['layer'],
      }));

  it('has the layers of the measured network in their order, with types, shapes, parameters and work', () => {
    expect(comparable(described)).toEqual(comparable(measured));
  });

  it('is what a real protobuf parser reads', () => {
    const layers = parseWithProtobuf(knownNetwork(model)!).layer!;
    const rows = described.filter((row) => row['model'] === model).slice(1);
    expect(rows.map((row) => [row['layer'], row['type']])).toEqual(
      layers.map(({ name, type }) => [name, type]),
    );
  });

  it('numbers its layers from the input on', () => {
    const rows = described.filter((row) => row['model'] === model);
    expect(rows.map((row) => row['layer_index'])).toEqual(rows.map((_, index) => String(index)));
  });
});

describe('a network that is not known', () => {
  it('has no model file', () => {
    expect(knownNetwork('someone-elses-net')).toBeUndefined();
  });
});
