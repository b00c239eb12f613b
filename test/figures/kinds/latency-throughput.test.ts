import { describe, expect, it } from 'vitest';
import { parseSvg } from '../svg-marks.ts';
import { observedSketch } from '../observed-sketch.ts';
import { columnOf, drawSketch, sketchAnalysis, textsOf } from '../sketches.ts';
import { analyse } from '../../analysis/analyse-runs.ts';
import { standardFigures } from '../../../src/figures/standard-figures.ts';

const draw = (limit?: number, analysis = observedSketch()) =>
  drawSketch({ id: 'in-time', kind: 'latency-throughput', model: 'net', limit }, analysis);

describe('time per batch against images per second', () => {
  it('has a dot for each batch size of each library, and the numbers of each', () => {
    const figure = draw();
    expect(columnOf(figure, 'batch_size')).toEqual([1, 4, 1, 4, 1, 4, 1]);
    expect(columnOf(figure, 'batch_ms')[1]).toBeCloseTo(16, 10);
    expect(columnOf(figure, 'images_per_second')[1]).toBeCloseTo(250, 10);
    expect(parseSvg(figure.svg).querySelectorAll('[data-index]')).toHaveLength(7);
    expect(figure.table.columns.map(({ key }) => key)).not.toContain('within');
  });

  it('says which gives the most without a limit, and which within one', () => {
    expect(draw().caption).toContain('Quick gives the most: 250 images/s at batch size 4, in 16.0 ms.');
    expect(draw(10).caption).toContain(
      'Within 10 ms per batch, Quick gives the most: 200 images/s at batch size 1, in 5.00 ms.',
    );
    expect(columnOf(draw(10), 'within')).toEqual(['yes', 'no', 'yes', 'no', 'yes', 'no', 'no']);
  });

  it('names what cannot keep the limit, and says where nothing can', () => {
    expect(draw(10).caption).toContain('No batch of Bare keeps the limit.');
    expect(draw(1).alt).toContain('Within 1 ms per batch, none of the libraries can run a batch.');
  });

  it('rings the one that gives the most, and draws the limit', () => {
    const { svg } = draw(10);
    const [ring, ...others] = parseSvg(svg).querySelectorAll('circle.line');
    expect(others).toHaveLength(0);
    expect(ring!.parentElement!.getAttribute('data-series')).toBe('quick');
    expect(textsOf(draw(10))).toContain('10 ms');
    expect(textsOf(draw())).not.toContain('10 ms');
  });

  it('does not call a library the fastest without saying whose bars touch', () => {
    const noisy = (library: string, ...times: readonly number[]) =>
      times.map((forwardMs, repetition) => ({ library, batchSize: 1, repetition, forwardMs }));
    const analysis = analyse([
      ...noisy('a', 9, 10, 11),
      ...noisy('b', 9.5, 10.5, 11.5),
      ...noisy('c', 30, 31, 32),
    ]);
    expect(draw(undefined, analysis).caption).toContain(
      'Not to be told from it, given the spread over repetitions, is b (95.2 images/s).',
    );
    expect(draw(undefined, analyse([...noisy('a', 9), ...noisy('b', 20)])).caption).toContain(
      'Some have too few repetitions to be told from it.',
    );
  });

  it('says where the winner itself may be over the limit', () => {
    const analysis = analyse([
      { library: 'a', batchSize: 1, repetition: 0, forwardMs: 9 },
      { library: 'a', batchSize: 1, repetition: 1, forwardMs: 11 },
    ]);
    expect(draw(11, analysis).caption).toContain('Whether that batch keeps the limit cannot be told');
  });

  it('belongs to every dataset with times, each model with a limit that tells its libraries apart', () => {
    const drawn = standardFigures(sketchAnalysis()).filter(({ kind }) => kind === 'latency-throughput');
    expect(drawn).toMatchObject([
      { id: 'standard-latency-small', model: 'small', limit: 20 },
      { id: 'standard-latency-large', model: 'large', limit: 100 },
    ]);
  });
});
