import { expect, test } from 'vitest';
import { tagHints } from '../../src/dataset/tag-hints.ts';

const runsOf = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([model, count]) =>
    Array.from({ length: count }, () => ({ model, library: 'lib' })),
  );

function hints(counts: Readonly<Record<string, number>>, described: readonly string[]) {
  const models = new Map(described.map((tag) => [tag, { label: tag.toUpperCase() }]));
  return tagHints(runsOf(counts), { models, libraries: new Map() });
}

test('a tag that is nearly a described one without runs is told', () => {
  expect(hints({ 'bvlc-alexnett': 3 }, ['bvlc-alexnet', 'bvlc-googlenet'])).toEqual([
    'the model "bvlc-alexnett" of 3 runs is not described, but "bvlc-alexnet" is, which has none: one may be a slip for the other',
  ]);
});

test('so is a single run under a slip of a tag that all others have', () => {
  expect(hints({ 'bvlc-alexnet': 11, 'bvlc-alexnt': 1 }, ['bvlc-alexnet'])).toEqual([
    'the model "bvlc-alexnt" of 1 run is not described, but "bvlc-alexnet" is, which has 11: one may be a slip for the other',
  ]);
});

test.each([
  ['is described itself', { 'nvidia-cuda': 8, 'nvidia-cudnn': 1 }, ['nvidia-cuda', 'nvidia-cudnn']],
  ['has as many runs', { 'nvidia-cuda': 8, 'nvidia-cudnn': 8 }, ['nvidia-cuda']],
  ['is another version', { resnet18: 1, resnet50: 20 }, ['resnet50']],
  ['is short and another word', { vgg: 1, vit: 20 }, ['vit']],
  ['is like none', { lenet: 2 }, ['bvlc-alexnet']],
])('a tag that %s is no slip', (_, counts, described) => {
  expect(hints(counts, described)).toEqual([]);
});

test('a library that is known for its framework alone counts as not described', () => {
  const libraries = new Map([
    ['tensorrt-fp16', { label: 'TensorRT fp16', framework: 'tensorrt' }],
    ['tensort-fp16', { label: 'tensort-fp16', framework: 'tensorrt' }],
  ]);
  const runs = [{ model: 'net', library: 'tensort-fp16' }];
  expect(tagHints(runs, { models: new Map(), libraries })).toHaveLength(1);
});
