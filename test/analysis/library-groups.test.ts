import { expect, test } from 'vitest';
import type { Descriptor } from '../../src/dataset/types.ts';
import { libraryAttributes } from '../../src/analysis/library-attributes.ts';
import { libraryGroup, libraryGroups } from '../../src/analysis/library-groups.ts';
import { libraryLabel, modelLabel, shortLibraryLabel } from '../../src/analysis/labels.ts';
import { analyse, emptyDescriptor } from './analyse-runs.ts';
import { analyseJetsonTx1 } from './real-dataset.ts';

test('the groups of the original report, from the attributes of its libraries', async () => {
  const analysis = await analyseJetsonTx1();
  const groups = Object.fromEntries(libraryGroups(analysis));
  expect(groups).toMatchObject({
    all: analysis.libraries,
    cpu: ['cpu'],
    gpu: analysis.libraries.filter((library) => library !== 'cpu'),
    cublas: ['nvidia-cuda', 'nvidia-fp16-cuda'],
    cudnn: ['nvidia-cudnn', 'nvidia-fp16-cudnn'],
    tensorrt: ['tensorrt-fp32', 'tensorrt-fp16'],
    fp16: ['nvidia-fp16-cuda', 'nvidia-fp16-cudnn', 'tensorrt-fp16'],
    reasonable: ['cpu', 'libdnn-cuda', 'nvidia-cuda', 'nvidia-cudnn'],
    'cuda-level': ['libdnn-cuda', 'nvidia-cuda', 'nvidia-cudnn'],
  });
});

test('the tags alone give the same groups where no descriptor says anything', async () => {
  const described = await analyseJetsonTx1();
  const undescribed = analyse(described.libraries.map((library) => ({ library })));
  const same = ['cpu', 'gpu', 'cudnn', 'tensorrt', 'fp16'] as const;
  for (const group of same) {
    expect([...libraryGroup(group, undescribed)].sort(), group).toEqual(
      [...libraryGroup(group, described)].sort(),
    );
  }
});

test('what the descriptor says outweighs what the tag seems to say', () => {
  const descriptor: Descriptor = {
    ...emptyDescriptor,
    libraries: new Map([['cpu-fp16-trap', { label: 'Trap', device: 'gpu', precision: 'int8' }]]),
  };
  expect(libraryAttributes('cpu-fp16-trap', descriptor)).toEqual({ device: 'gpu', precision: 'int8' });
});

test('the first telling word of a tag wins: libDNN on CUDA is libDNN', () => {
  expect(libraryAttributes('libdnn-cublas', emptyDescriptor)).toMatchObject({ backend: 'libdnn' });
  expect(libraryAttributes('libdnn-cuda', emptyDescriptor)).toEqual({ device: 'gpu', backend: 'libdnn' });
  expect(libraryAttributes('TensorRT_8.6-FP16', emptyDescriptor)).toEqual({
    device: 'gpu',
    backend: 'tensorrt',
    framework: 'tensorrt',
    precision: 'fp16',
  });
});

test.each(['mystery', 'constructor', '__proto__', 'toString'])(
  'a tag that tells nothing has no attributes: %s',
  (tag) => {
    expect(libraryAttributes(tag, emptyDescriptor)).toEqual({});
  },
);

test('an unknown group is refused with the names of those that there are', () => {
  const analysis = analyse([{ library: 'cpu' }]);
  expect(() => libraryGroup('gpus', analysis)).toThrow(
    /unknown group of libraries: "gpus"; expected one of all, cpu/,
  );
});

test('a described tag is shown by its label, by its short one where there is little room, any other as it is', () => {
  const descriptor: Descriptor = {
    ...emptyDescriptor,
    libraries: new Map([
      ['a', { label: 'Long A', shortLabel: 'A' }],
      ['b', { label: 'B' }],
    ]),
    models: new Map([['net', { label: 'Net' }]]),
  };
  expect(['a', 'b', '<c>'].map((tag) => libraryLabel(tag, descriptor))).toEqual(['Long A', 'B', '<c>']);
  expect(['a', 'b', '<c>'].map((tag) => shortLibraryLabel(tag, descriptor))).toEqual(['A', 'B', '<c>']);
  expect(['net', 'other'].map((tag) => modelLabel(tag, descriptor))).toEqual(['Net', 'other']);
});

test('a tag that is the name of an object method is shown as it is', () => {
  expect(modelLabel('constructor', emptyDescriptor)).toBe('constructor');
  expect(libraryLabel('__proto__', emptyDescriptor)).toBe('__proto__');
});
