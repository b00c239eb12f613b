import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caffeLayers } from '../../src/prototxt/caffe-layers.ts';
import { ENGINE_PARAMETERS, type Engine } from '../../src/prototxt/engine-field.ts';
import { parsePrototxt } from '../../src/prototxt/parse-prototxt.ts';
import { engineOf } from '../../src/prototxt/engine-of-layer.ts';
import { readModelFile } from '../../src/prototxt/read-model-file.ts';
import { setEngines } from '../../src/prototxt/set-engines.ts';
import { parseWithProtobuf, type ParsedLayer, type ParsedNet } from './caffe-schema.ts';

const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}.prototxt`, import.meta.url), 'utf8');
const TEXTS = {
  small: fixture('small'),
  old: fixture('old-style'),
  crlf: fixture('small').replaceAll('\n', '\r\n'),
};

const layersOf = (net: ParsedNet): readonly ParsedLayer[] => net.layer ?? net.layers ?? [];
const enginesOf = (text: string) =>
  Object.fromEntries(caffeLayers(parsePrototxt(text)).map((layer) => [layer.name, engineOf(layer)?.text]));

/** The parsed network without the engines, and without parameter messages that hold nothing else. */
function withoutEngines(net: ParsedNet): unknown {
  return JSON.parse(
    JSON.stringify(net, (key, value: unknown) => {
      if (key === 'engine') return undefined;
      const empty = key.endsWith('_param') && Object.keys(value as object).every((name) => name === 'engine');
      return empty ? undefined : value;
    }),
  );
}

describe('setting engines', () => {
  it('gives the layer an engine where its parameters stand, and leaves every other character', () => {
    const text = setEngines(TEXTS.small, new Map<string, Engine>([['conv1', 'CAFFE']]));
    expect(text).toBe(
      TEXTS.small.replace('pad: [ 1, 1 ]  # a list\n', 'pad: [ 1, 1 ]  # a list\n    engine: CAFFE\n'),
    );
  });

  it('adds the parameters to a layer that has none, on a line or between brackets as the layer is written', () => {
    const text = setEngines(
      TEXTS.small,
      new Map<string, Engine>([
        ['relu1', 'CAFFE'],
        ['prob', 'CAFFE'],
      ]),
    );
    expect(text).toContain('  top: "conv1"\n  relu_param { engine: CAFFE }\n}\nlayer { name: "relu2"');
    expect(text).toContain('  top: "prob" softmax_param { engine: CAFFE } }\n');
  });

  it('understands an engine by its number, as protobuf does', () => {
    const text = 'layer { name: "a" type: "ReLU" relu_param { engine: 1 } }';
    expect(setEngines(text, new Map<string, Engine>([['a', 'CAFFE']]))).toBe(text);
    expect(setEngines(text, new Map<string, Engine>([['a', 'CUDNN']]))).toBe(text.replace('1', 'CUDNN'));
    const engineIn = (written: string) =>
      readModelFile(text.replace('1', written), 'a.prototxt', ['CUDNN', 'CAFFE']);
    expect(engineIn('0x2').model!.engines).toEqual(new Map([['a', 'CUDNN']]));
    expect(engineIn('0').model!.engines).toEqual(new Map([['a', undefined]]));
    expect(engineIn('3').problems.map(({ value }) => value)).toEqual(['3']);
    expect(engineIn('1.0').problems.map(({ value }) => value)).toEqual(['1.0']);
  });

  it('knows LIBDNN in convolution and pooling only', () => {
    const problemsOf = (type: string, parameter: string) =>
      readModelFile(`layer { name: "a" type: "${type}" ${parameter} { engine: LIBDNN } }`, 'a.prototxt', [
        'CUDNN',
        'CAFFE',
        'LIBDNN',
      ]).problems.map(({ expected }) => expected);
    expect(problemsOf('Convolution', 'convolution_param')).toEqual([]);
    expect(problemsOf('Pooling', 'pooling_param')).toEqual([]);
    expect(problemsOf('ReLU', 'relu_param')).toEqual(['CUDNN, CAFFE, DEFAULT']);
  });

  it('fits into parameters that stand on one line', () => {
    const engines = new Map<string, Engine>([
      ['relu2', 'CAFFE'],
      ['relu3', 'CAFFE'],
      ['pool', 'CAFFE'],
    ]);
    const text = setEngines(TEXTS.small, engines);
    expect(text).toContain('relu_param { negative_slope: 0.1 engine: CAFFE }');
    expect(text).toContain('relu_param { engine: CAFFE }');
    expect(text).toContain('pooling_param: { pool: AVE global_pooling: true engine: CAFFE }');
  });

  it('replaces an engine that is there', () => {
    const text = setEngines(TEXTS.small, new Map<string, Engine>([['conv2', 'CAFFE']]));
    expect(text).toBe(TEXTS.small.replace('engine: CUDNN # chosen', 'engine: CAFFE # chosen'));
    expect(setEngines(TEXTS.small, new Map<string, Engine>([['conv2', 'CUDNN']]))).toBe(TEXTS.small);
  });

  it('keeps the line ends of the text', () => {
    const text = setEngines(
      TEXTS.crlf,
      new Map<string, Engine>([
        ['conv1', 'CAFFE'],
        ['relu1', 'CAFFE'],
      ]),
    );
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain('    engine: CAFFE\r\n');
  });

  it('understands old-style layers', () => {
    const text = setEngines(
      TEXTS.old,
      new Map<string, Engine>([
        ['conv1', 'CUDNN'],
        ['relu1', 'CAFFE'],
      ]),
    );
    expect(enginesOf(text)).toEqual({ conv1: 'CUDNN', relu1: 'CAFFE', prob: undefined });
    expect(layersOf(parseWithProtobuf(text)).map(({ type }) => type)).toEqual([
      'CONVOLUTION',
      'RELU',
      'SOFTMAX',
    ]);
  });

  it('leaves layers alone that have no engine, or that the text does not have', () => {
    const text = setEngines(
      TEXTS.small,
      new Map<string, Engine>([
        ['fc', 'CAFFE'],
        ['nowhere', 'CAFFE'],
      ]),
    );
    expect(text).toBe(TEXTS.small);
  });

  describe.each(Object.entries(TEXTS))('in the text %s, for any choice of engines', (_, text) => {
    const names = caffeLayers(parsePrototxt(text)).filter(({ type }) => ENGINE_PARAMETERS.has(type));
    const choice = fc
      .array(fc.constantFrom<Engine | undefined>('CAFFE', 'CUDNN', 'LIBDNN', undefined), {
        minLength: names.length,
        maxLength: names.length,
      })
      .map(
        (engines) =>
          new Map(names.flatMap(({ name }, at) => (engines[at] ? [[name, engines[at]] as const] : []))),
      );

    it('is what a real protobuf parser reads, with nothing else changed', () => {
      fc.assert(
        fc.property(choice, (engines) => {
          const before = parseWithProtobuf(text);
          const after = parseWithProtobuf(setEngines(text, engines));
          expect(withoutEngines(after)).toEqual(withoutEngines(before));
          for (const [at, layer] of names.entries()) {
            const parameter = ENGINE_PARAMETERS.get(names[at]!.type)!;
            const of = (net: ParsedNet) =>
              (
                layersOf(net).find(({ name }) => name === layer.name)?.[parameter] as
                  { engine?: string } | undefined
              )?.engine;
            expect(of(after)).toBe(engines.get(layer.name) ?? of(before));
          }
        }),
      );
    });

    it('changes nothing the second time, and goes back to where it was', () => {
      fc.assert(
        fc.property(choice, (engines) => {
          const once = setEngines(text, engines);
          expect(setEngines(once, engines)).toBe(once);
          const other = new Map(names.map(({ name }) => [name, 'CAFFE' as const]));
          expect(setEngines(setEngines(once, other), engines)).toBe(
            setEngines(setEngines(text, other), engines),
          );
        }),
      );
    });
  });
});
