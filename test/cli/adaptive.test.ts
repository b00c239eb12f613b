import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knownNetwork } from '../../src/prototxt/architectures/known-networks.ts';
import { runCommand } from './run-command.ts';

const MODEL = 'deepscale-squeezenet-1.1';
let folder: string;
let prototxt: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'adaptive-'));
  prototxt = join(folder, 'deploy.prototxt');
  writeFileSync(
    prototxt,
    `# kept as it is\n${knownNetwork(MODEL)!.replace('layer {\n  name: "drop9"', 'layer {\n  name: "drop99"')}`,
  );
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function adaptive(...options: readonly string[]) {
  return runCommand('adaptive', '--dataset', 'jetson-tx1', '--model', MODEL, ...options);
}

describe('npm run adaptive', () => {
  it('writes the model file with every ReLU switched and nothing else, and a plan that measures it', async () => {
    const out = join(folder, 'adaptive.prototxt');
    const { status, stdout } = await adaptive('--prototxt', prototxt, '--out', out);
    expect(status).toBe(0);
    const written = readFileSync(out, 'utf8');
    expect(written.replaceAll('  relu_param { engine: CAFFE }\n', '')).toBe(readFileSync(prototxt, 'utf8'));
    expect(written.match(/relu_param/g)).toHaveLength(26);
    expect(stdout).toContain('engines set: 26');
    expect(stdout).toMatch(/a saving of \d+\.\d% \(95% interval \d+\.\d% to \d+\.\d%\)/);
    expect(stdout).toContain('noise floor: ');
    const plan = JSON.parse(readFileSync(join(folder, 'adaptive.plan.json'), 'utf8')) as {
      models: { prototxt: string }[];
      batch_sizes: number[];
    };
    expect(plan.models.map((model) => model.prototxt)).toEqual(['deploy.prototxt', 'adaptive.prototxt']);
    expect(stdout).toContain(`expected at batch size ${String(plan.batch_sizes[0])}:`);
    expect(stdout).toContain(`collector run --plan ${join(folder, 'adaptive.plan.json')} --out `);
  });

  it('lists layers that only the model file has, and those that only the data have', async () => {
    const { stdout } = await adaptive('--prototxt', prototxt);
    expect(stdout).toContain('in the prototxt and not in the data: drop99\n');
    expect(stdout).toContain('in the data and not in the prototxt: drop9\n');
  });

  it('writes nothing without --out', async () => {
    const { stdout } = await adaptive('--prototxt', prototxt, '--batch-size', '8');
    expect(stdout).toContain('expected at batch size 8:');
    expect(stdout).toContain('nothing written');
    expect(existsSync(join(folder, 'deploy.plan.json'))).toBe(false);
  });

  it('tells where a malformed model file is wrong, and fails', async () => {
    const broken = join(folder, 'broken.prototxt');
    writeFileSync(broken, 'layer {\n  name: "conv1"\n  type "Convolution"\n}\n');
    const { status, stderr } = await adaptive('--prototxt', broken);
    expect(status).toBe(1);
    expect(stderr).toContain(`${broken}:3:8: unexpected text: "\\"Convolution\\""; expected `);
  });

  it('refuses an engine that the dialect does not have', async () => {
    const libdnn = join(folder, 'libdnn.prototxt');
    writeFileSync(
      libdnn,
      'layer { name: "conv1" type: "Convolution" convolution_param { engine: LIBDNN } }\n',
    );
    const { status, stderr } = await adaptive('--prototxt', libdnn);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `${libdnn}:1:71: unknown engine of layer "conv1": "LIBDNN"; expected CUDNN, CAFFE, DEFAULT`,
    );
    expect((await adaptive('--prototxt', libdnn, '--dialect', 'opencl')).status).toBe(0);
  });

  it.each([
    [['--batch-size', '3'], 'at batch size 3'],
    [['--batch-size', 'two'], 'expected a whole number above zero'],
    [['--switch-cost', '-1'], 'expected milliseconds'],
    [['--method', 'guess'], 'Allowed choices are switchable'],
    [['--dataset', 'elsewhere'], 'elsewhere'],
    [['--prototxt', 'missing.prototxt'], 'missing.prototxt'],
  ])('fails on %j and says why', async (options, expected) => {
    const { status, stderr } = await adaptive('--prototxt', prototxt, ...options);
    expect(status).not.toBe(0);
    expect(stderr).toContain(expected);
  });
});
