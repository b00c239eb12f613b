import { expect, test } from 'vitest';
import { caffeLayers } from '../../src/prototxt/caffe-layers.ts';
import { engineOf } from '../../src/prototxt/engine-of-layer.ts';
import { parsePrototxt } from '../../src/prototxt/parse-prototxt.ts';
import { readModelFile } from '../../src/prototxt/read-model-file.ts';
import { setEngines } from '../../src/prototxt/set-engines.ts';

const typesOf = (text: string) => caffeLayers(parsePrototxt(text)).map(({ type }) => type);

test('an old name of a type is told in the spelling of today', () => {
  expect(typesOf('layers { name: "a" type: INNER_PRODUCT } layer { name: "b" type: "ReLU" }')).toEqual([
    'InnerProduct',
    'ReLU',
  ]);
});

test.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
  'a type that every object has a property of, %s, is a type like any other, with no engine to set',
  (type) => {
    const text = `layer { name: "conv1" type: "${type}" convolution_param { engine: CAFFE } }\n`;
    expect(typesOf(text)).toEqual([type]);
    expect(engineOf(caffeLayers(parsePrototxt(text))[0]!)).toBeUndefined();
    expect(readModelFile(text, 'm.prototxt', ['CUDNN', 'CAFFE']).model!.engines.get('conv1')).toBeUndefined();
    expect(setEngines(text, new Map([['conv1', 'CUDNN']]))).toBe(text);
  },
);

test('a file of the oldest form is told so where it begins, and not that it has no layers', () => {
  const text =
    'name: "old"\nlayers { layer { name: "a" type: "conv" } top: "a" }\nlayers { layer { name: "b" } }\n';
  expect(readModelFile(text, 'm.prototxt', ['CAFFE'])).toEqual({
    problems: [
      {
        file: 'm.prototxt',
        line: 2,
        column: 1,
        message: 'the form is too old: layers { layer { … } }',
        expected: 'layer { … } or layers { … }, as Caffe’s upgrade_net_proto_text writes them',
      },
    ],
  });
});
