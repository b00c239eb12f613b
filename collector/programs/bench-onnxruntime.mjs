#!/usr/bin/env node
// Times an ONNX model with ONNX Runtime's CPU provider. README.md beside this file says how it is installed and called.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ort from 'onnxruntime-node';
import { benchOnnxRuntime } from './onnxruntime-program.mjs';

const folder = mkdtempSync(join(tmpdir(), 'onnxruntime-'));
await benchOnnxRuntime({
  framework: 'onnxruntime',
  version: ort.env.versions.node,
  Tensor: ort.Tensor,
  start: (model, { threads, ...options }) =>
    ort.InferenceSession.create(model, {
      ...options,
      executionProviders: ['cpu'],
      intraOpNumThreads: threads,
      profileFilePrefix: join(folder, 'profile'),
    }),
  profileOf(session) {
    session.endProfiling();
    return readFileSync(join(folder, readdirSync(folder)[0]), 'utf8');
  },
});
rmSync(folder, { recursive: true });
