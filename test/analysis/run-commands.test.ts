import { describe, expect, it } from 'vitest';
import { commandsOf, commandText } from '../../src/analysis/run-commands.ts';
import type { PointSummary } from '../../src/analysis/summaries.ts';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';

const recorded = await loadAnalysis('test/fixtures/datasets/recorded');

const texts = (isChosen: (point: PointSummary) => boolean) =>
  commandsOf(recorded, recorded.summaries.points.filter(isChosen)).map(commandText);

describe('the command of', () => {
  it('a point is complete, as a shell takes it', () => {
    expect(texts(({ library, batchSize }) => library === 'runtime@threads=1' && batchSize === 8)).toEqual([
      `MODE='fast & loose' /opt/bin/bench /models/net.onnx --batch=8 --iterations=3 --warm-up=2 --threads=1 'it'\\''s {unknown}'`,
    ]);
  });

  it('several points of a library leaves in braces what varies among them', () => {
    const [command] = commandsOf(
      recorded,
      recorded.summaries.points.filter(({ library }) => library.startsWith('runtime')),
    );
    expect(commandText(command!)).toContain(
      '/opt/bin/bench /models/net.onnx --batch={batch_size} --iterations={iterations} --warm-up=2 --threads={threads}',
    );
    expect(command!.open).toEqual(['batch_size', 'iterations', 'threads', 'unknown']);
  });

  it('caffe has the words that it gets besides those of the plan', () => {
    expect(texts(({ library }) => library === 'caffe-gpu')).toEqual([
      '~/caffe/build/tools/caffe time -model /models/net.prototxt -iterations 10 -gpu 1',
    ]);
  });

  it('what was not recorded is not made up', () => {
    expect(texts(({ library }) => library === 'by-hand')).toEqual([]);
  });
});
