import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { manifestRun, readManifest } from '../../../src/dataset/import/manifest.ts';

const SCHEMA = z.strictObject({ runs: z.array(manifestRun).min(1) });

async function problemsOf(text: string): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'manifest-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'runs.yaml');
  await writeFile(file, text);
  try {
    await readManifest(file, SCHEMA);
    return [];
  } catch (error) {
    return (error as Error).message.replaceAll(file, 'runs.yaml').split('\n');
  }
}

test('all that is wrong with a manifest is told at once, each with its place', async () => {
  expect(
    await problemsOf(`runs:
  - { model: net, library: lib, batchSize: 0 }
  - { model: " net", library: lib, batchSize: 1, repetitions: 2 }
  - { library: lib, batchSize: 1, status: broken }
`),
  ).toEqual([
    'runs.yaml:2:33: invalid runs.0.batchSize: "0"; expected number to be >0',
    'runs.yaml:3:7: invalid runs.1.model: " net"; expected a name without white space around it',
    'runs.yaml:3:50: unknown name: "repetitions"; expected repetition, which is the nearest, or another of model, library, batchSize, repetition, status, failure, memoryBytes, factors',
    'runs.yaml:4:5: runs.2.model is missing; expected string',
    'runs.yaml:4:35: invalid runs.2.status: "broken"; expected ok, which is the nearest, or another of ok, failed, timeout',
  ]);
});

test.each([
  ['an alias of nothing', 'runs: *none\n', /^runs\.yaml:0:0: unresolved alias .*; expected valid YAML$/],
  ['an alias within itself', 'runs: &a [*a]\n', /^runs\.yaml:0:0: an alias stands within what it stands for/],
  ['a key twice', 'runs: []\nruns: []\n', /^runs\.yaml:2:1: map keys must be unique; expected valid YAML$/],
  ['nothing', '', /^runs\.yaml:0:0: the file is empty; expected a manifest or a mapping, in YAML or JSON$/],
  ['times of trtexec', '[{ "computeMs": 1 }]', /^runs\.yaml:0:0: it seems to be what trtexec writes with/],
  [
    'a log',
    '&&&& RUNNING TensorRT.trtexec: [a]',
    /^runs\.yaml:0:0: it seems to be the console log of trtexec/,
  ],
])('a manifest that holds %s is refused in one line', async (_, text, message) => {
  expect(await problemsOf(text)).toEqual([expect.stringMatching(message)]);
});

test('a manifest may be JSON', async () => {
  expect(await problemsOf('{ "runs": [{ "model": "net", "library": "lib", "batchSize": 1 }] }')).toEqual([]);
});
