import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareResults } from '../../../collector/programs/compare-results.mjs';
import { onnxGraph } from '../../../scripts/onnx/onnx-graph.ts';
import { onnxFile } from '../../../scripts/onnx/onnx-messages.ts';
import { randomWeights } from '../../../scripts/onnx/random-weights.ts';
import { networkDefinition } from '../../../src/prototxt/network-definition.ts';
import { parsePrototxt } from '../../../src/prototxt/parse-prototxt.ts';
import { linesOf } from './protocol-lines.ts';

const programs = resolve('collector/programs');
const work = mkdtempSync(join(tmpdir(), 'programs-'));

// Every kind of layer that the four networks have, in little.
const NETWORK = networkDefinition(
  parsePrototxt(`
    name: "Little" input: "data" input_shape { dim: 1 dim: 3 dim: 17 dim: 17 }
    layer { name: "conv1" type: "Convolution" bottom: "data" top: "conv1"
      convolution_param { num_output: 8 kernel_size: 3 stride: 1 pad: 1 } }
    layer { name: "relu1" type: "ReLU" bottom: "conv1" top: "conv1" }
    layer { name: "norm1" type: "LRN" bottom: "conv1" top: "norm1" lrn_param { local_size: 5 alpha: 0.1 beta: 0.75 } }
    layer { name: "pool1" type: "Pooling" bottom: "norm1" top: "pool1" pooling_param { pool: MAX kernel_size: 2 stride: 2 } }
    layer { name: "a" type: "Convolution" bottom: "pool1" top: "a" convolution_param { num_output: 4 kernel_size: 1 } }
    layer { name: "relu_a" type: "ReLU" bottom: "a" top: "a" }
    layer { name: "b" type: "Convolution" bottom: "pool1" top: "b"
      convolution_param { num_output: 4 kernel_size: 3 pad: 1 group: 2 } }
    layer { name: "relu_b" type: "ReLU" bottom: "b" top: "b" }
    layer { name: "both" type: "Concat" bottom: "a" bottom: "b" top: "both" }
    layer { name: "mean" type: "Pooling" bottom: "both" top: "mean" pooling_param { pool: AVE kernel_size: 3 stride: 3 } }
    layer { name: "fc" type: "InnerProduct" bottom: "mean" top: "fc" inner_product_param { num_output: 10 } }
    layer { name: "relu_fc" type: "ReLU" bottom: "fc" top: "fc" }
    layer { name: "drop" type: "Dropout" bottom: "fc" top: "fc" dropout_param { dropout_ratio: 0.5 } }
    layer { name: "prob" type: "Softmax" bottom: "fc" top: "prob" }`),
);
const model = join(work, 'little.onnx');
writeFileSync(model, onnxFile(onnxGraph(NETWORK, randomWeights(3))));
const LAYERS = NETWORK.layers.map(({ name }) => name);

function buildOpencv(): string | undefined {
  const program = join(work, 'bench-opencv');
  const { status } = spawnSync(join(programs, 'build-opencv.sh'), [program]);
  return status === 0 ? program : undefined;
}

interface Program {
  readonly name: string;
  readonly command: string | undefined;
  readonly framework: string;
  readonly fuses: boolean;
}

const PROGRAMS: readonly Program[] = [
  {
    name: 'ONNX Runtime',
    command: join(programs, 'bench-onnxruntime.mjs'),
    framework: 'onnxruntime',
    fuses: true,
  },
  {
    name: 'ONNX Runtime Web (skipped where onnxruntime-web is not installed)',
    command: existsSync('node_modules/onnxruntime-web')
      ? join(programs, 'bench-onnxruntime-web.mjs')
      : undefined,
    framework: 'onnxruntime-web',
    fuses: true,
  },
  {
    name: 'OpenCV (skipped where libopencv-dev is not installed)',
    command: existsSync('/usr/include/opencv4/opencv2/dnn.hpp') ? buildOpencv() : undefined,
    framework: 'opencv',
    fuses: true,
  },
  {
    name: 'PyTorch (skipped where python3-torch is not installed)',
    command:
      spawnSync('/usr/bin/python3', ['-c', 'import torch, numpy']).status === 0
        ? join(programs, 'bench-pytorch.py')
        : undefined,
    framework: 'pytorch',
    fuses: false,
  },
];

const PLAN_ARGUMENTS = ['--batch-size=3', '--iterations=2', '--warm-up=1', '--threads=2'];

describe.each(PROGRAMS)('the program for $name', { timeout: 300_000 }, ({ command, framework, fuses }) => {
  const run = (...further: readonly string[]) => linesOf(command!, [model, ...PLAN_ARGUMENTS, ...further]);
  const layersOf = (...further: readonly string[]) =>
    run(...further).flatMap((line) => (line.event === 'layer' ? [line['name'] as string] : []));

  it.skipIf(command === undefined)('speaks the lines protocol', () => {
    const lines = run();
    expect(lines[0]).toMatchObject({ framework, batch_size: 3, threads: 2 });
    expect(lines[0]!['version']).toMatch(/^\d+\.\d+/);
    expect(lines.filter(({ event }) => event === 'iteration')).toHaveLength(2);
    expect(lines.find(({ event }) => event === 'begin')).toMatchObject({ warm_up: 1 });
  });

  it.skipIf(command === undefined)('times each layer by its name in the network', () => {
    const layers = layersOf(...(fuses ? ['--fusion=off'] : []));
    expect(layers.filter((layer) => LAYERS.includes(layer)).toSorted()).toEqual(LAYERS.toSorted());
  });

  it.skipIf(command === undefined || !fuses)('names layers that were fused after both', () => {
    const layers = layersOf('--fusion=on');
    for (const fused of ['conv1 + relu1', 'a + relu_a', 'b + relu_b', 'fc + relu_fc']) {
      expect(layers).toContain(fused);
    }
    expect(layers).not.toContain('relu1');
  });

  it.skipIf(command === undefined)('fails with a reason where there is no model', () => {
    const { status, stdout, stderr } = spawnSync(command!, ['/nowhere.onnx'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stdout + stderr).toMatch(/nowhere\.onnx/);
  });
});

describe('the check of agreement', { timeout: 300_000 }, () => {
  const check = (libraries: readonly object[]) => {
    const plan = join(work, 'plan.json');
    writeFileSync(
      plan,
      JSON.stringify({
        factors: { threads: { values: [1, 2] } },
        libraries,
        models: [{ tag: 'little', model: 'little.onnx' }],
      }),
    );
    return spawnSync(join(programs, 'check-agreement.mjs'), ['--plan', plan, '--batch-size=3'], {
      encoding: 'utf8',
    });
  };
  const libraries = PROGRAMS.flatMap(({ command, framework, fuses }) =>
    command === undefined
      ? []
      : (fuses ? ['on', 'off'] : ['']).map((fusion) => ({
          tag: `${framework}-${fusion}`,
          program: command,
          arguments: [
            '{model}',
            '--batch-size={batch_size}',
            '--threads={threads}',
            ...(fusion === '' ? [] : [`--fusion=${fusion}`]),
          ],
        })),
  );

  it('is passed by the programs that are installed, with fusion and without', () => {
    const { status, stdout } = check(libraries);
    expect(stdout).toMatch(/all agree\n$/);
    expect(stdout.match(/^ok: little, batch size 3, .*threads 2/gm)).toHaveLength(libraries.length);
    expect(status).toBe(0);
  });

  it('tells which program differs, and which fails', () => {
    const other = join(work, 'other.onnx');
    writeFileSync(other, onnxFile(onnxGraph(NETWORK, randomWeights(4))));
    const [onnxruntime] = libraries;
    const { status, stdout } = check([
      onnxruntime!,
      { ...onnxruntime, tag: 'another', arguments: [other, '--batch-size={batch_size}'] },
      { tag: 'broken', program: '/bin/false', arguments: [] },
    ]);
    expect(stdout).toMatch(/^DIFFERS: little, batch size 3, another: at most /m);
    expect(stdout).toMatch(/^FAILED: little, batch size 3, broken: \/bin\/false: ended with 1/m);
    expect(stdout).toMatch(/2 do not agree\n$/);
    expect(status).toBe(1);
  });

  it('compares every value by its own size', () => {
    const compare = (...values: readonly number[]) =>
      compareResults(Float32Array.from(values), Float32Array.of(1, 0.001), 1e-4);
    expect(compare(1, 0.001)).toEqual({ agrees: true, difference: 'at most 0.0e+0, and 0.0e+0 of a value' });
    expect(compare(1.00005, 0.001).agrees).toBe(true);
    expect(compare(1, 0.0011).agrees).toBe(false);
    expect(compare(1)).toEqual({ agrees: false, difference: '1 values instead of 2' });
    expect(compare(1, Number.NaN)).toEqual({ agrees: false, difference: 'values that are not finite' });
    expect(compare(0, 0)).toEqual({ agrees: false, difference: 'nothing but 0' });
  });
});
