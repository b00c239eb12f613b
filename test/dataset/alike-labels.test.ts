import { expect, test } from 'vitest';
import { alikeLabels } from '../../src/dataset/alike-labels.ts';

const runs = ['cpu', 'cuda', 'cudnn'].map((library) => ({ model: 'net', library }));
const hints = (libraries: Readonly<Record<string, { label: string; shortLabel?: string }>>) =>
  alikeLabels(runs, { models: new Map(), libraries: new Map(Object.entries(libraries)) });

test('two libraries with one label are told, as is a label that is another one’s tag', () => {
  expect(hints({ cuda: { label: 'GPU' }, cudnn: { label: 'GPU' } })).toEqual([
    '2 libraries have the label "GPU": cuda, cudnn',
  ]);
  expect(hints({ cuda: { label: 'cpu' } })).toEqual(['2 libraries have the label "cpu": cpu, cuda']);
});

test('so are short labels, but not twice what is alike in full', () => {
  expect(
    hints({ cuda: { label: 'CUDA 8', shortLabel: 'GPU' }, cudnn: { label: 'cuDNN', shortLabel: 'GPU' } }),
  ).toEqual(['2 libraries have the short label "GPU": cuda, cudnn']);
});

test('libraries without runs, and labels of their own, are not told', () => {
  expect(hints({ cuda: { label: 'CUDA' }, unused: { label: 'CUDA' } })).toEqual([]);
});
