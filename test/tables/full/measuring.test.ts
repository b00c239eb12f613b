import { describe, expect, it } from 'vitest';
import { commandsOf } from '../../../src/analysis/run-commands.ts';
import { loadAnalysis } from '../../../src/cli/read-analysis.ts';
import { measuringTables } from '../../../src/tables/full/measuring-tables.ts';
import { measuringFacts, placeholderText, unrecordedText } from '../../../src/tables/full/measuring-words.ts';
import { alignedTable } from '../../../src/tables/text-table.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';

const recorded = await loadAnalysis('test/fixtures/datasets/recorded');
const measuring = recorded.descriptor.measuring!;

describe('how a dataset was measured', () => {
  it('is told in terms, what is one for each batch size with them', () => {
    expect(measuringFacts(measuring)).toEqual([
      ['Collector', 'version 1.0.0'],
      ['Order of the runs', 'one repetition after the other, the cases of each shuffled from the seed 42'],
      ['Repetitions', '2'],
      ['Timed iterations of a run', '10 and 3, at batch sizes 1 and 8'],
      ['Untimed ones before them', '2'],
      ['Runs were ended after', '300 s'],
      ['Sensors were read every', '200 ms'],
    ]);
  });

  it('says where a list cannot be told apart by batch sizes', () => {
    expect(measuringFacts({ ...measuring, batchSizes: undefined })).toContainEqual([
      'Timed iterations of a run',
      '10 and 3, one for each batch size, in an order that was not recorded',
    ]);
  });

  it('has versions, files, what was not recorded and what changed, with the reasons', () => {
    const tables = measuringTables(recorded, measuring);
    expect(tables.map(({ id }) => id)).toEqual(['programs', 'files', 'not-recorded', 'changed-files']);
    const told = tables.map(alignedTable).join('\n');
    expect(told).toContain('version 1.2.3; threads 1, 4; fused true');
    expect(told).toContain(`program     /opt/bin/bench        ${'a'.repeat(59)}…`);
    expect(told).not.toContain('libgone');
    expect(tables[1]!.notes).toEqual(['The CSV has the 1 shared library too that the programs loaded.']);
    expect(told).toMatch(/gpu clock {2,}no such file/);
  });

  it('says what the words in braces stand for', () => {
    const [command] = commandsOf(
      recorded,
      recorded.summaries.points.filter(({ library }) => library.startsWith('runtime')),
    );
    const meaning = (name: string) => placeholderText(recorded, command!, name);
    expect(command!.open.map(meaning)).toEqual([
      '1 and 8',
      '10 and 3, at batch sizes 1 and 8',
      '1 and 4',
      'not recorded',
    ]);
  });
});

it('of a dataset without a record, what is known and what is not is one line', async () => {
  expect(unrecordedText(await analyseJetsonTx1())).toBe(
    'Known: the revisions of 8 libraries, 3 runs of each point and what the platform says of its conditions. The record of a collector is missing: the order of the runs, warm-up, the commands that started the programs, and hashes of programs, models and shared libraries.',
  );
});
