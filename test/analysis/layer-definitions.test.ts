import { expect, test } from 'vitest';
import { layerDefinitions } from '../../src/analysis/layer-definitions.ts';
import { smallNetwork } from './adaptive/small-summaries.ts';

test('the layer that Caffe makes of an input field is the input, whatever the definition names it after', () => {
  const definitionOf = layerDefinitions([
    ...smallNetwork({ data: 'Input', conv: 'Convolution' }, 'named-data'),
    ...smallNetwork({ image: 'Input', input: 'Convolution' }, 'with-its-own'),
    ...smallNetwork({ conv: 'Convolution' }, 'without'),
  ]);
  expect(definitionOf('named-data', 'input')?.type).toBe('Input');
  expect(definitionOf('named-data', 'data')?.type).toBe('Input');
  expect(definitionOf('with-its-own', 'input')?.type).toBe('Convolution');
  expect(definitionOf('without', 'input')).toBeUndefined();
});
