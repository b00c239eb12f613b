import { describe, expect, test } from 'vitest';
import { libraryLooks, modelLooks } from '../../src/figures/looks.ts';
import { analyse } from '../analysis/analyse-runs.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';

const withLibraries = (libraries: string[]) => analyse(libraries.map((library) => ({ library })));
const text = (analysis: ReturnType<typeof analyse>) =>
  new Map([...libraryLooks(analysis)].map(([library, { hue, texture }]) => [library, `${hue} ${texture}`]));

describe('looks of libraries', () => {
  test('one backend has one hue, and half precision a texture besides', async () => {
    const looks = libraryLooks(await analyseJetsonTx1());
    expect(looks.get('nvidia-cudnn')).toEqual({ hue: 'c3', texture: 'plain' });
    expect(looks.get('nvidia-fp16-cudnn')).toEqual({ hue: 'c3', texture: 'diagonal' });
    expect(looks.get('tensorrt-fp16')!.hue).toBe(looks.get('tensorrt-fp32')!.hue);
  });

  test('fourteen unknown libraries differ', () => {
    const looks = text(
      withLibraries(Array.from({ length: 14 }, (_, index) => `lib-${String(index).padStart(2, '0')}`)),
    );
    expect(new Set(looks.values()).size).toBe(14);
  });

  test('a tag keeps its look in another dataset that does not describe it', async () => {
    const described = text(await analyseJetsonTx1());
    const plain = text(
      withLibraries(['nvidia-cudnn', 'tensorrt-fp16', 'cpu', 'libdnn-cuda', 'something-else']),
    );
    for (const tag of ['nvidia-cudnn', 'tensorrt-fp16', 'cpu', 'libdnn-cuda']) {
      expect(plain.get(tag), tag).toBe(described.get(tag));
    }
  });

  test('two libraries of one backend and precision still differ', () => {
    const looks = text(withLibraries(['a-cudnn', 'b-cudnn', 'c-cudnn']));
    expect(new Set(looks.values()).size).toBe(3);
  });

  test('two libraries of one backend that has no hue of its own share one', () => {
    const looks = libraryLooks(withLibraries(['clblast-fp32', 'clblast-fp16', 'mkl-fp32']));
    expect(looks.get('clblast-fp16')!.hue).toBe(looks.get('clblast-fp32')!.hue);
    expect(looks.get('mkl-fp32')!.hue).not.toBe(looks.get('clblast-fp32')!.hue);
  });

  test('models are never in a library’s hue', () => {
    const looks = [...modelLooks(['a', 'b', 'c', 'd', 'e', 'f']).values()];
    expect(looks.every(({ hue }) => hue.startsWith('m'))).toBe(true);
    expect(new Set(looks.map(({ hue, texture }) => `${hue} ${texture}`)).size).toBe(6);
  });
});
