import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Numbers that look random and are the same on every machine. */
function pseudoRandom(seed: number): () => number {
  let state = seed;
  return () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
}

/** So many runs of a point that single times of layers are not kept, and with its iterations none of those either. */
const MANY = 70;

/**
 * Writes a dataset that has what others lack: two boards and numbers of threads, one of which does not apply, runs that fail
 * with plausible times, points of 2 and of 70 repetitions, layers below the timer's resolution, directions that were not
 * measured, single times of which first ones are left out, and digits up to the last of a double.
 */
export async function writeInventedCampaign(folder: string): Promise<void> {
  const random = pseudoRandom(7);
  const key = 'model,library,batch_size,board,threads,repetition';
  const runs = [
    `${key},status,failure,forward_ms,backward_ms,forward_backward_ms,memory_bytes,iterations_left_out`,
  ];
  const layers = [`${key},layer_index,layer,forward_ms,backward_ms`];
  const iterations = [`${key},iteration,forward_ms,backward_ms,forward_backward_ms`];
  for (const board of ['attic', 'cellar'])
    for (const model of ['net', 'wide "net", new'])
      for (const [library, threads] of [
        ['cpu', '1'],
        ['cpu', '4'],
        ['gpu', ''],
      ])
        for (const batch of [1, 16]) {
          const isLong = board === 'attic' && model === 'net' && library === 'gpu';
          const repetitions = isLong ? MANY : 2;
          for (let repetition = 0; repetition < repetitions; repetition += 1) {
            const cells = `"${model.replaceAll('"', '""')}",${library},${batch},${board},${threads},${repetition}`;
            const fails = random() < 0.15;
            const forward = (1 + random() / 50) * batch * (library === 'gpu' ? 3 : 11);
            const backward = library === 'cpu' ? forward * (2 + random()) : undefined;
            const both = backward === undefined ? '' : forward + backward;
            runs.push(
              `${cells},${fails ? 'failed,exit 139 (SIGSEGV)' : 'ok,'},${forward},${backward ?? ''},${both},${batch * 1000},${isLong ? repetition % 3 : ''}`,
            );
            for (let layer = 0; layer < 5; layer += 1) {
              const share = layer === 4 && random() < 0.5 ? 0 : forward * random();
              const back = backward === undefined ? '' : backward * random();
              layers.push(`${cells},${layer},layer/${layer},${share},${back}`);
            }
            for (let iteration = 0; iteration < (isLong && batch === 16 ? 1000 : 7); iteration += 1)
              iterations.push(
                `${cells},${iteration},${forward * (1 + random() / 9)},,${iteration % 2 ? both : ''}`,
              );
          }
        }
  await mkdir(folder, { recursive: true });
  const descriptor = {
    title: 'Two boards of nobody',
    created: '2026-11-29',
    sources: [],
    licenses: [],
    factors: { board: { label: 'Board' }, threads: { label: 'Threads' } },
    resources: [
      {
        name: 'runs',
        path: 'runs.csv',
        schema: { fields: [{ name: 'iterations_left_out', type: 'integer', measured: true }] },
      },
    ],
  };
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
  for (const [table, lines] of Object.entries({ runs, layers, iterations }))
    await writeFile(join(folder, `${table}.csv`), `${lines.join('\n')}\n`);
}
