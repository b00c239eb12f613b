import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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
    expect(stdout).toMatch(
      /a saving of 4\.9% \(95% interval \d\.\d% to \d\.\d%\) over CUDNN alone at its best batch size, 16: /,
    );
    expect(stdout).toMatch(/against the file as it is, at the same batch size: .* 6\.1% less/);
    expect(stdout).toContain('noise floor: ');
    const plan = JSON.parse(readFileSync(join(folder, 'adaptive.plan.json'), 'utf8')) as {
      models: { prototxt: string }[];
      batch_sizes: number[];
    };
    expect(plan.models.map((model) => model.prototxt)).toEqual(['deploy.prototxt', 'adaptive.prototxt']);
    // Both sides of the saving: the plan's batch size and cuDNN's best.
    expect(plan.batch_sizes).toEqual([14, 16]);
    expect(stdout).toContain('expected at batch size 14:');
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
    const conv1 = 'layer { name: "conv1" type: "Convolution" convolution_param { engine: LIBDNN } }\n';
    writeFileSync(libdnn, conv1 + knownNetwork(MODEL)!);
    const { status, stderr } = await adaptive('--prototxt', libdnn);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `${libdnn}:1:71: unknown engine of layer "conv1": "LIBDNN"; expected CUDNN, CAFFE, DEFAULT`,
    );
    expect((await adaptive('--prototxt', libdnn, '--dialect', 'opencl')).status).toBe(0);
  });

  it('says of another dialect what was measured instead, and does not plan to measure under its name', async () => {
    const out = join(folder, 'opencl.prototxt');
    const { stdout } = await adaptive('--prototxt', prototxt, '--out', out, '--dialect', 'opencl');
    expect(stdout).toContain('measured: CUDNN as nvidia-cudnn (NVIDIA Caffe 0.15');
    expect(stdout).toContain('whether BVLC Caffe, OpenCL branch saves the same has to be measured');
    const { libraries } = JSON.parse(readFileSync(join(folder, 'opencl.plan.json'), 'utf8')) as {
      libraries: { tag: string }[];
    };
    expect(libraries.map(({ tag }) => tag)).toEqual(['opencl-caffe']);
    const { stdout: nvidia } = await adaptive('--prototxt', prototxt);
    expect(nvidia).not.toContain('\nmeasured: ');
  });

  it('keeps every byte of a file that is not UTF-8', async () => {
    const latin1 = join(folder, 'latin1.prototxt');
    const out = join(folder, 'latin1-adaptive.prototxt');
    const bytes = Buffer.concat([Buffer.from('# caf\xe9\n', 'latin1'), Buffer.from(knownNetwork(MODEL)!)]);
    writeFileSync(latin1, bytes);
    expect((await adaptive('--prototxt', latin1, '--out', out)).status).toBe(0);
    const written = readFileSync(out).toString('latin1');
    expect(written.replaceAll('  relu_param { engine: CAFFE }\n', '')).toBe(bytes.toString('latin1'));
    expect(written).toMatch(/^# caf\xe9\n/);
  });

  it('keeps characters beyond ASCII and a byte-order mark, and counts columns in characters', async () => {
    const utf8 = join(folder, 'utf8.prototxt');
    const out = join(folder, 'utf8-adaptive.prototxt');
    writeFileSync(utf8, `\uFEFF# \u00e9\u4e2d\n${knownNetwork(MODEL)!}`);
    expect((await adaptive('--prototxt', utf8, '--out', out)).status).toBe(0);
    expect(readFileSync(out, 'utf8').startsWith('\uFEFF# \u00e9\u4e2d\n')).toBe(true);
    writeFileSync(utf8, 'name: "\u00e9\u4e2d" %');
    expect((await adaptive('--prototxt', utf8)).stderr).toContain(`${utf8}:1:12: unexpected character`);
  });

  it.each([
    ['the same path', () => prototxt],
    ['a relative path', () => relative(process.cwd(), prototxt)],
    [
      'a link',
      () => {
        const link = join(folder, 'link.prototxt');
        symlinkSync(prototxt, link);
        return link;
      },
    ],
  ])('refuses to overwrite the file that it reads: %s', async (_, target) => {
    const before = readFileSync(prototxt, 'utf8');
    const { status, stderr } = await adaptive('--prototxt', prototxt, '--out', target());
    expect(status).toBe(1);
    expect(stderr).toContain('--out would overwrite the model file that is read');
    expect(readFileSync(prototxt, 'utf8')).toBe(before);
  });

  it('quotes the command for a shell', async () => {
    const spaced = join(folder, "it's $HOME");
    mkdirSync(spaced);
    const { stdout } = await adaptive('--prototxt', prototxt, '--out', join(spaced, 'a b.prototxt'));
    const plan = join(folder, String.raw`it'\''s $HOME/a b.plan.json`);
    expect(stdout).toContain(`collector run --plan '${plan}' --out ${MODEL}-adaptive`);
  });

  it('refuses a model file that has hardly a layer of the measured network, and names both sides', async () => {
    const other = join(folder, 'other.prototxt');
    writeFileSync(other, 'layer { name: "conv1" type: "Convolution" } layer { name: "mine" type: "ReLU" }');
    const { status, stderr } = await adaptive('--prototxt', other);
    expect(status).toBe(1);
    expect(stderr).toContain(
      `${other} is not ${MODEL} as measured in jetson-tx1: the prototxt has 1 of its 66 layers; expected at least half\n`,
    );
    expect(stderr).toContain('in the prototxt and not in the data: mine\n');
    expect(stderr).toMatch(/in the data and not in the prototxt: relu_conv1, pool1, /);
  });

  it('leaves a layer alone that is of another type than the one that was measured, and says so', async () => {
    const other = join(folder, 'other-type.prototxt');
    const out = join(folder, 'other-type-adaptive.prototxt');
    writeFileSync(
      other,
      knownNetwork(MODEL)!.replace(
        'name: "relu_conv1"\n  type: "ReLU"',
        'name: "relu_conv1"\n  type: "PReLU"',
      ),
    );
    const { stdout } = await adaptive('--prototxt', other, '--out', out);
    expect(stdout).toContain('engines set: 25\n');
    expect(readFileSync(out, 'utf8').match(/relu_param/g)).toHaveLength(25);
    expect(stdout).toContain(
      'of another type in the prototxt than in the data, left alone: relu_conv1 (PReLU, not ReLU)\n',
    );
    expect(stdout).toContain('the prototxt has 65 of its 66 layers');
  });

  it('writes no plan for a file whose batch size cannot be set, as one for training', async () => {
    const training = join(folder, 'train_val.prototxt');
    const out = join(folder, 'train_val-adaptive.prototxt');
    const data = 'layer { name: "data" type: "Data" top: "data" data_param { batch_size: 32 } }\n';
    writeFileSync(training, data + knownNetwork(MODEL)!.replace(/^input.*\n/gm, ''));
    const { status, stdout } = await adaptive('--prototxt', training, '--out', out);
    expect(status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('engine: CAFFE');
    expect(stdout).toContain(
      `wrote ${out}, and no plan to measure it: ${training} has no input whose batch size`,
    );
    expect(existsSync(join(folder, 'train_val-adaptive.plan.json'))).toBe(false);
  });

  it('lists names that are given twice, and layers without one', async () => {
    const twice = join(folder, 'twice.prototxt');
    writeFileSync(
      twice,
      `layer { type: "ReLU" }\nlayer { name: "drop9" type: "Dropout" }\n${knownNetwork(MODEL)!}`,
    );
    const { stdout } = await adaptive('--prototxt', twice);
    expect(stdout).toContain('names of more than one layer in the prototxt, all set alike: drop9\n');
    expect(stdout).toContain('layers of the prototxt without a name or a type, left alone, at: 1:1\n');
    expect(stdout).toContain(
      'the expectation is for the network as measured: the prototxt has 66 of its 66 layers',
    );
  });

  it('never plans what is slower than cuDNN alone, and says when no change is best', async () => {
    const free = await adaptive('--prototxt', prototxt, '--switch-cost', '0');
    expect(free.stdout).not.toContain('no change');
    const { stdout } = await adaptive('--prototxt', prototxt, '--switch-cost', '1.4');
    expect(stdout).toContain('engines set: none\n');
    expect(stdout).toContain('the best plan is no change: leave the file as it is\n');
    expect(stdout).toContain('expected at batch size 16: ');
    expect(stdout).toContain('a saving of 0.0% (95% interval 0.0% to 0.0%)');
  });

  it.each([
    [['--batch-size', '3'], 'at batch size 3'],
    [['--batch-size', 'two'], 'expected a whole number above zero'],
    [['--switch-cost', '-1'], 'expected milliseconds'],
    [['--switch-cost', 'Infinity'], 'expected milliseconds'],
    [['--switch-cost', 'NaN'], 'expected milliseconds'],
    [['--method', 'guess'], 'Allowed choices are switchable'],
    [['--dataset', 'elsewhere'], 'elsewhere'],
    [['--prototxt', 'missing.prototxt'], 'cannot read missing.prototxt: no such file or directory\n'],
    [['--out', 'missing/a.prototxt'], 'cannot write missing/a.prototxt: no such file or directory\n'],
    [['--out', '.'], 'cannot write .: '],
    [['--out', ''], 'expected a path'],
  ])('fails on %j and says why', async (options, expected) => {
    const { status, stderr } = await adaptive('--prototxt', prototxt, ...options);
    expect(status).not.toBe(0);
    expect(stderr).toContain(expected);
  });
});
