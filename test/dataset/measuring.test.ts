import { describe, expect, it, test } from 'vitest';
import { readDataset } from '../../src/dataset/read-dataset.ts';
import { type Edit, editedDataset, swap } from './edited-dataset.ts';
import { problemsOf } from './problems-of.ts';

const RECORDED = 'test/fixtures/datasets/recorded';

describe('the record of how a dataset was measured', () => {
  it('is read as its collector writes it', async () => {
    const { dataset, problems } = await readDataset(RECORDED);
    expect(problems).toEqual([]);
    const measuring = dataset!.descriptor.measuring!;
    expect(measuring).toMatchObject({
      collector: '1.0.0',
      order: 'interleaved',
      seed: 42,
      batchSizes: [1, 8],
      iterations: [10, 3],
      warmUpIterations: 2,
      notRecorded: [
        ['gpu clock', 'no such file'],
        ['power', 'no monitor'],
      ],
    });
    expect(measuring.programs.map(({ library }) => library)).toEqual(['runtime', 'caffe-gpu']);
    expect(measuring.programs[0]).toMatchObject({
      environment: [['MODE', 'fast & loose']],
      reported: [
        ['version', ['1.2.3']],
        ['threads', ['1', '4']],
        ['fused', ['true']],
      ],
      files: [
        { role: 'program', bytes: 1234 },
        { role: 'loaded', missing: 'No such file or directory' },
      ],
    });
    expect(measuring.networks).toMatchObject([
      { model: 'net', files: [{ role: 'definition' }, { role: 'model' }] },
    ]);
  });

  it('is not in the descriptions of libraries and models, which the browser gets', async () => {
    const { dataset } = await readDataset(RECORDED);
    const { libraries, models } = dataset!.descriptor;
    expect(libraries.get('runtime')).toEqual({ label: 'Runtime', revision: '1.2.3' });
    expect(models.get('net')).toEqual({ label: 'Net' });
  });

  it.each([
    ['ran as many iterations as it says', [10, 10, 3], [1, 8]],
    ['ran another number', [10, 10, 4], undefined],
    ['did not tell', [10, 10, undefined], undefined],
  ])('has the batch sizes that a list is for, if every run of them %s', async (_, iterations, batchSizes) => {
    const folder = await editedDataset(
      {
        'datapackage.json': (text) =>
          text
            .replace('"batch_sizes": [1, 8],', '')
            .replace(
              '"path": "runs.csv"',
              '"path": "runs.csv", "schema": { "fields": [{ "name": "iterations", "type": "integer" }] }',
            ),
        'runs.csv': () =>
          [
            'model,library,batch_size,threads,repetition,status,failure,forward_ms,backward_ms,forward_backward_ms,memory_bytes,iterations',
            ...iterations.map(
              (ran, run) =>
                `net,runtime,${run === 2 ? '8' : '1'},1,${String(run)},ok,,20,,,,${ran?.toString() ?? ''}`,
            ),
            '',
          ].join('\n'),
      },
      'recorded',
    );
    const { dataset, problems } = await readDataset(folder);
    expect(problems).toEqual([]);
    expect(dataset!.descriptor.measuring!.batchSizes).toEqual(batchSizes);
  });

  it('is absent where nobody recorded it', async () => {
    const { dataset } = await readDataset('test/fixtures/datasets/small');
    expect(dataset!.descriptor.measuring).toBeUndefined();
  });
});

const BAD: readonly (readonly [string, Edit, string])[] = [
  [
    'an order is unknown',
    swap('"interleaved"', '"random"'),
    '12:14: measuring.order is not valid: "random"; expected one of "interleaved"|"blocked"',
  ],
  [
    'a seed is no whole number',
    swap('42', '"42"'),
    '13:13: measuring.seed is not valid: "42"; expected number',
  ],
  [
    'iterations are text',
    swap('[10, 3]', '["many"]'),
    '16:25: measuring.iterations_asked is not valid: "[\\"many\\"]"; expected a number, or a list with one for each batch size',
  ],
  [
    'a hash is none',
    (text) => text.replace('a'.repeat(64), 'abc'),
    '51:21: libraries.runtime.files.0.sha256 is not valid: "abc"; expected a SHA-256 of 64 hexadecimal digits',
  ],
  [
    'a file has neither a hash nor a reason',
    swap(', "missing": "No such file or directory"', ''),
    '54:9: libraries.runtime.files.1 is not valid: "{\\"role\\":\\"loaded\\",\\"path\\":\\"/opt/lib/libgone.so\\"}"; expected sha256, or missing with the reason',
  ],
  [
    'an argument is a number',
    swap('"--batch={batch_size}"', '1'),
    '40:9: libraries.runtime.arguments.1 is not valid: "1"; expected string',
  ],
  [
    'a reason for what was not recorded is no text',
    swap('"no monitor"', 'false'),
    '8:61: platform.not_recorded.power is not valid: "false"; expected string',
  ],
];

test.each(BAD)('%s: its place, the value and what was expected are told', async (_, edit, problem) => {
  expect(await problemsOf('datapackage.json', edit, 'recorded')).toEqual([
    `recorded/datapackage.json:${problem}`,
  ]);
});

test('everything that is wrong with it is told at once', async () => {
  const folder = await editedDataset(
    {
      'datapackage.json': (text) =>
        text.replace('42', '-1').replace('"caffe"', '"cafe"').replace('1234', '-5'),
    },
    'recorded',
  );
  const { problems } = await readDataset(folder);
  expect(problems.map(({ message }) => message)).toEqual([
    'measuring.seed is not valid',
    'libraries.runtime.files.0.bytes is not valid',
    'libraries.caffe-gpu.kind is not valid',
  ]);
});
