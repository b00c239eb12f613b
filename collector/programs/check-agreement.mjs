#!/usr/bin/env node
// Checks that the programs of a plan give the same result for the same images, before anything is timed: each with every
// level of its factors, model by model. Ends with 1 where one fails, or differs by more than 32-bit arithmetic explains.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { compareResults } from './compare-results.mjs';

/** Relative, of each value: what sums in another order do to a network of some twenty layers, and a margin. */
const TOLERANCE = 1e-4;

const { values: given } = parseArgs({
  options: {
    plan: { type: 'string' },
    'batch-size': { type: 'string', multiple: true, default: ['1', '4'] },
  },
});
if (given.plan === undefined) {
  console.error('usage: check-agreement.mjs --plan FILE [--batch-size N]...');
  process.exit(2);
}
const plan = JSON.parse(readFileSync(given.plan, 'utf8'));
const folder = dirname(resolve(given.plan));
const work = mkdtempSync(join(tmpdir(), 'agreement-'));

/** Each combination of levels of the factors that a library takes, which are those that its call names. */
function levelsOf(library) {
  const call = JSON.stringify([library.arguments, library.environment ?? {}]);
  const taken = Object.entries(plan.factors ?? {}).filter(([name]) => call.includes(`{${name}}`));
  return taken.reduce(
    (all, [name, { values }]) =>
      all.flatMap((levels) =>
        (library.factors?.[name] ?? values).map((level) => ({ ...levels, [name]: level })),
      ),
    [{}],
  );
}

/** The result of a program's last pass over the images that it makes up; throws with what it printed where it fails. */
function resultOf(library, model, batchSize, levels) {
  const output = join(work, 'result');
  rmSync(output, { force: true });
  const values = {
    model: resolve(folder, model.model),
    model_tag: model.tag,
    batch_size: batchSize,
    iterations: 1,
    warm_up_iterations: 0,
    threads: library.threads,
    results: '/dev/null',
    ...levels,
  };
  const fill = (text) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const environment = Object.entries(library.environment ?? {}).map(([name, value]) => [name, fill(value)]);
  const program = library.program.includes('/') ? resolve(folder, library.program) : library.program;
  const { status, signal, error, stdout, stderr } = spawnSync(
    program,
    [...library.arguments.map(fill), `--output=${output}`],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      env: {
        HOME: homedir(),
        LC_ALL: 'C',
        PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
        ...Object.fromEntries(environment),
      },
    },
  );
  if (error) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program}: ended with ${signal ?? status}\n${stdout}${stderr}`);
  const bytes = readFileSync(output);
  return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
}

let failures = 0;
for (const model of plan.models) {
  for (const batchSize of given['batch-size']) {
    let first;
    for (const library of plan.libraries) {
      for (const levels of levelsOf(library)) {
        const at = Object.entries(levels).map(([name, level]) => `${name} ${level}`);
        const words = [model.tag, `batch size ${batchSize}`, library.tag, ...at].join(', ');
        try {
          const result = resultOf(library, model, batchSize, levels);
          first ??= { result, words: [library.tag, ...at].join(', ') };
          const { agrees, difference } = compareResults(result, first.result, TOLERANCE);
          if (!agrees) failures += 1;
          console.log(`${agrees ? 'ok' : 'DIFFERS'}: ${words}: ${difference} from ${first.words}`);
        } catch (failure) {
          failures += 1;
          console.log(`FAILED: ${words}: ${failure.message}`);
        }
      }
    }
  }
}
rmSync(work, { recursive: true });
console.log(failures === 0 ? 'all agree' : `${failures} do not agree`);
process.exitCode = failures === 0 ? 0 : 1;
