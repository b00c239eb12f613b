import { describe, expect, it } from 'vitest';
import { librarySets, reasonableLibraries } from '../../../src/analysis/adaptive/library-sets.ts';
import { smallDescriptor, smallSummaries } from './small-summaries.ts';

const timed = (...libraries: string[]) =>
  smallSummaries(libraries.map((library) => ({ library, batchSize: 1, layers: { conv: [1] } })));

describe('library sets', () => {
  it('holds in reasonable the fp32 libraries that run the layers of Caffe, in the order of the descriptor', () => {
    const descriptor = smallDescriptor({
      'nvidia-cudnn': {},
      cpu: {},
      'nvidia-fp16-cudnn': { precision: 'fp16' },
      'tensorrt-fp32': { framework: 'tensorrt' },
      untimed: {},
    });
    const summaries = timed('cpu', 'nvidia-cudnn', 'nvidia-fp16-cudnn', 'tensorrt-fp32');
    expect(reasonableLibraries(summaries, descriptor)).toEqual(['nvidia-cudnn', 'cpu']);
  });

  it('offers a smaller set only where all its libraries were timed', () => {
    const descriptor = smallDescriptor({ 'nvidia-cuda': {}, 'nvidia-cudnn': {}, cpu: {} });
    const names = librarySets(timed('cpu', 'nvidia-cuda', 'nvidia-cudnn'), descriptor).map(
      ({ name }) => name,
    );
    expect(names).toEqual(['reasonable', 'cudnn+cublas']);
  });

  it('offers reasonable alone to a campaign with other tags', () => {
    expect(librarySets(timed('onednn', 'eigen'), smallDescriptor({ onednn: {}, eigen: {} }))).toEqual([
      { name: 'reasonable', libraries: ['onednn', 'eigen'] },
    ]);
  });

  it('falls back on the libraries with unfused layers where none is described', () => {
    const summaries = smallSummaries([
      { library: 'plain', batchSize: 1, layers: { conv: [1], relu: [1] } },
      { library: 'fusing', batchSize: 1, layers: { 'conv + relu': [1] } },
      { library: 'joining', batchSize: 1, layers: { 'left||right': [1] } },
    ]);
    expect(reasonableLibraries(summaries, smallDescriptor({}))).toEqual(['plain']);
  });
});
