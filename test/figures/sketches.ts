import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Figure } from '../../src/figures/figure.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { analyse, type SketchedDescriptor, type SketchedRun } from '../analysis/analyse-runs.ts';
import { drawSpec } from './draw-spec.ts';
import { parseSvg } from './svg-marks.ts';

const DESCRIPTOR: SketchedDescriptor = {
  libraries: {
    slow: { label: 'OpenBLAS', backend: 'openblas', precision: 'fp32', device: 'cpu', framework: 'caffe' },
    fast: { label: 'cuDNN fp32', backend: 'cudnn', precision: 'fp32', device: 'gpu', framework: 'caffe' },
    half: { label: 'cuDNN fp16', backend: 'cudnn', precision: 'fp16', device: 'gpu', framework: 'caffe' },
    broken: { label: 'libDNN', backend: 'libdnn', precision: 'fp32', device: 'gpu', framework: 'caffe' },
  },
  models: { small: { label: 'Small net' }, large: { label: 'Large net' } },
};

/** Three repetitions around a time; layers share it in tenths. */
function thrice(
  model: string,
  library: string,
  batchSize: number,
  forwardMs: number,
  layers: readonly (readonly [string, number])[] = [],
  more: SketchedRun = {},
): SketchedRun[] {
  return [0.9, 1, 1.1].map((factor, repetition) => ({
    model,
    library,
    batchSize,
    repetition,
    forwardMs: forwardMs * factor,
    layers: layers.map(([layer, ms]) => [layer, ms * factor] as const),
    ...more,
  }));
}

/** Two models, four libraries: one trains and reports memory, one is half precision, one mostly fails. */
export function sketchAnalysis(): Analysis {
  return analyse(
    [
      ...thrice(
        'small',
        'slow',
        2,
        80,
        [
          ['conv', 60],
          ['pool', 20],
        ],
        { forwardBackwardMs: 200, memoryBytes: 4e6 },
      ),
      ...thrice(
        'small',
        'slow',
        4,
        120,
        [
          ['conv', 90],
          ['pool', 30],
        ],
        { forwardBackwardMs: 300, memoryBytes: 8e6 },
      ),
      ...thrice(
        'small',
        'fast',
        2,
        20,
        [
          ['conv', 8],
          ['pool', 12],
        ],
        { forwardBackwardMs: 60, memoryBytes: 4e6 },
      ),
      ...thrice(
        'small',
        'fast',
        4,
        32,
        [
          ['conv', 12],
          ['pool', 20],
        ],
        { forwardBackwardMs: 90, memoryBytes: 8e6 },
      ),
      ...thrice('small', 'half', 4, 16, [
        ['conv', 8],
        ['pool', 8],
      ]),
      ...[0, 1, 2].map((repetition) => ({
        model: 'small',
        library: 'broken',
        batchSize: 4,
        repetition,
        forwardMs: 1,
        failure: 'exit 139 (SIGSEGV)',
      })),
      ...thrice('large', 'slow', 2, 400),
      ...thrice('large', 'fast', 2, 100),
      ...thrice('large', 'broken', 2, 90).slice(0, 2),
      { model: 'large', library: 'broken', batchSize: 2, repetition: 2, failure: 'out of memory' },
    ],
    DESCRIPTOR,
  );
}

export function drawSketch(spec: FigureSpec, analysis = sketchAnalysis(), width = 720): Figure {
  return drawSpec(spec, analysis, width);
}

/** All texts of a drawing, in order. */
export function textsOf({ svg }: Figure): string[] {
  return [...parseSvg(svg).querySelectorAll('text')].map((text) => text.textContent ?? '');
}

/** A column of the figure's table. */
export function columnOf({ table }: Figure, key: string): unknown[] {
  const position = table.columns.findIndex((column) => column.key === key);
  return table.rows.map((row) => row[position]);
}
