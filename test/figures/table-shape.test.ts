import { describe, expect, it } from 'vitest';
import { tableShape } from '../../src/figures/table-shape.ts';

const heads = (...labels: string[]) => labels.map((label) => ({ label, head: true }));
const others = (...labels: string[]) => labels.map((label) => ({ label }));

describe('a table', () => {
  it('of four columns keeps its rows on one line', () => {
    const { classes } = tableShape(
      [...heads('model'), ...others('a', 'b', 'c')],
      [['AlexNet', '1', '2', '3']],
    );
    expect(classes).toEqual([]);
  });

  it('of more has what names a row above its numbers, six of them beside each other where they are short', () => {
    const columns = [...heads('model', 'library'), ...others('a', 'b', 'c', 'd', 'e', 'f')];
    const { classes } = tableShape(columns, [
      ['AlexNet', 'TensorRT fp16', '336', '57.1%', '12.7', '47.6', '16', '184'],
    ]);
    expect(classes).toEqual(['two-heads', 'wraps', 'heads-2', 'beside-6']);
  });

  it('fills its lines evenly: seven numbers are four and three', () => {
    const columns = [...heads('layer'), ...others(...'abcdefg')];
    expect(tableShape(columns, []).classes).toContain('beside-4');
  });

  it('gives room to its longest word, wherever that is', () => {
    const columns = [
      ...heads('library'),
      ...others('AlexNet', 'GoogleNet', 'SqueezeNet 1.0', 'SqueezeNet 1.1'),
    ];
    expect(tableShape(columns, []).classes).toContain('beside-4');
    const texts = [['OpenBLAS', '1', '2', '3', 'inception_3a/3x3_reduce_and_relu']];
    expect(tableShape(columns, texts).classes).toContain('beside-2');
  });

  it('gives a sentence a line of its own', () => {
    const columns = [...heads('library'), ...others('a', 'b', 'c', 'note')];
    const sentence = 'One execution without warm-up; layers are fused.';
    const { classes, wordy } = tableShape(columns, [['TensorRT', '1', '2', '3', sentence]]);
    expect(wordy).toEqual([false, false, false, false, true]);
    expect(classes).toContain('beside-3');
  });
});
