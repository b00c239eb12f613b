#!/usr/bin/env node
// Times an ONNX model with ONNX Runtime Web, which is WebAssembly here. README.md beside this file says how it is
// installed and called.
import fs from 'node:fs';
import * as ort from 'onnxruntime-web';
import { benchOnnxRuntime } from './onnxruntime-program.mjs';

await benchOnnxRuntime({
  framework: 'onnxruntime-web',
  version: ort.env.versions.web,
  Tensor: ort.Tensor,
  start(model, { threads, ...options }) {
    ort.env.wasm.numThreads = threads;
    return ort.InferenceSession.create(model, { ...options, executionProviders: ['wasm'] });
  },
  profileOf(session) {
    // WebAssembly has no files here: what would be written to one is printed.
    const { writeSync } = fs;
    let printed = '';
    fs.writeSync = (_, text) => {
      printed += text;
    };
    session.endProfiling();
    fs.writeSync = writeSync;
    return printed;
  },
});
// Its threads would keep the process alive.
process.exit();
