import { expect, it } from 'vitest';
import { layersOfProfile } from '../../../collector/programs/onnxruntime-profile.mjs';

const NODES = [
  { name: 'conv1', opType: 'Conv', input: ['data', 'w1'], output: ['conv1'] },
  { name: 'relu1', opType: 'Relu', input: ['conv1'], output: ['relu1'] },
  { name: 'conv2', opType: 'Conv', input: ['relu1', 'w2'], output: ['conv2'] },
  { name: 'relu2', opType: 'Relu', input: ['conv2'], output: ['relu2'] },
  { name: 'pool2', opType: 'MaxPool', input: ['relu2'], output: ['pool2'] },
  { name: 'fc6', opType: 'Gemm', input: ['pool2', 'w6'], output: ['fc6'] },
  { name: 'relu6', opType: 'Relu', input: ['fc6'], output: ['relu6'] },
  { name: 'fc8', opType: 'Gemm', input: ['relu6', 'w8'], output: ['fc8'] },
];

const event = (name: string, operator: string, microseconds: number) =>
  `{"cat" : "Node","pid" :1,"dur" :${String(microseconds)},"ts" :1,"ph" : "X","name" :"${name}","args" : {"op_name" : "${operator}"}},`;

it('layers are means of all passes but the first, in the order in which they ran', () => {
  const profile = [
    '[',
    '{"cat" : "Session","pid" :1,"dur" :5,"ts" :1,"ph" : "X","name" :"model_run","args" : {}},',
    event('fc8_kernel_time', 'Gemm', 9000),
    event('pool2_kernel_time', 'MaxPool', 8000),
    event('fc8_kernel_time', 'Gemm', 1000),
    event('pool2_kernel_time', 'MaxPool', 500),
    event('fc8_kernel_time', 'Gemm', 3000),
    event('pool2_kernel_time', 'MaxPool', 501),
    ']',
  ].join('\n');
  expect(layersOfProfile(profile, NODES)).toEqual([
    { name: 'fc8', type: 'Gemm', forward_ms: 2 },
    { name: 'pool2', type: 'MaxPool', forward_ms: 0.5005 },
  ]);
});

it.each([
  ['a convolution by itself', 'conv1', 'Conv', 'conv1'],
  ['a layer by itself', 'relu1', 'Relu', 'relu1'],
  ['a convolution fused with what follows it', 'conv1', 'FusedConv', 'conv1 + relu1'],
  ['the same in the layout of the CPU’s vectors', 'relu2_nchwc', 'Conv', 'conv2 + relu2'],
  ['a fully connected layer fused with what follows it', 'fused fc6', 'FusedGemm', 'fc6 + relu6'],
  ['a layer in the layout of the CPU’s vectors', 'pool2_nchwc', 'MaxPool', 'pool2'],
  ['a fully connected layer by itself', 'fc8', 'Gemm', 'fc8'],
  ['a node that ONNX Runtime put in', 'ReorderInput_token_6', 'ReorderInput', 'ReorderInput_token_6'],
])('%s is named after the network’s layers', (_, node, operator, name) => {
  const profile = [
    event(`${node}_kernel_time`, operator, 2000),
    event(`${node}_kernel_time`, operator, 1000),
  ];
  expect(layersOfProfile(profile.join('\n'), NODES)).toEqual([{ name, type: operator, forward_ms: 1 }]);
});
