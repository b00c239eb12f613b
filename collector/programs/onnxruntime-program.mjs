// What the programs for ONNX Runtime and for its WebAssembly build have in common.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tell, timeIterations } from './bench-lines.mjs';
import { madeUpImages } from './made-up-images.mjs';
import { readNodes } from './onnx-nodes.mjs';
import { layersOfProfile } from './onnxruntime-profile.mjs';

/** Passes that the layers' times are means of; the first one of a session is not among them. */
const PROFILED_PASSES = 2;

/**
 * Times the ONNX model that the command line names, then its layers in a session of their own, whose profiling slows it.
 *
 * `start(model, options)` gives a session, `profileOf(session)` the text of its profile once it has ended.
 */
export async function benchOnnxRuntime({ framework, version, Tensor, start, profileOf }) {
  const { values: given, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'batch-size': { type: 'string', default: '1' },
      iterations: { type: 'string', default: '10' },
      'warm-up': { type: 'string', default: '1' },
      threads: { type: 'string', default: '1' },
      fusion: { type: 'string', default: 'on' },
      output: { type: 'string' },
    },
  });
  const batchSize = Number(given['batch-size']);
  const iterations = Number(given.iterations);
  const threads = Number(given.threads);
  const options = { graphOptimizationLevel: given.fusion === 'on' ? 'all' : 'disabled' };

  try {
    const model = readFileSync(positionals[0]);
    const session = await start(model, { ...options, threads });
    const [input] = session.inputMetadata;
    const shape = [batchSize, ...input.shape.slice(1)];
    const images = madeUpImages(shape.reduce((product, size) => product * size));
    const run = (of) => of.run({ [input.name]: new Tensor('float32', images, shape) });

    const { fusion } = given;
    tell('setup', { v: 1, framework, version, batch_size: batchSize, threads, fusion });
    await timeIterations(() => run(session), { iterations, warmUp: Number(given['warm-up']) });
    if (given.output !== undefined) {
      const { data } = (await run(session))[session.outputNames[0]];
      writeFileSync(given.output, new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    }
    await session.release();

    const profiled = await start(model, { ...options, threads, enableProfiling: true });
    for (let pass = 0; pass <= PROFILED_PASSES; pass += 1) await run(profiled);
    const layers = layersOfProfile(await profileOf(profiled), readNodes(model));
    for (const layer of layers) tell('layer', layer);
  } catch (error) {
    tell('error', { reason: error.message.split('\n', 1)[0] });
    process.exitCode = 1;
  }
}
