import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadAnalysis } from '../../src/cli/read-analysis.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import { drawFaces } from '../../src/figures/build-faces.ts';
import { publishFaces } from '../../src/figures/page-markup.ts';
import { standardFigures } from '../../src/figures/standard-figures.ts';
import { whatIsShown } from '../../src/figures/what-is-shown.ts';
import { ORIGINAL_CHARTS } from './original-charts.ts';

const REAL = new URL('../../data/jetson-tx1', import.meta.url).pathname;

/** One row in so many is changed. */
const STEP = { 'runs.csv': 41, 'layers.csv': 997 };

/** Makes all numbers with a point longer in a row, and in every so many after it. */
function lengthen(file: keyof typeof STEP, first: number): (text: string) => string {
  return (text) =>
    text
      .split('\n')
      .map((row, index) =>
        index > 0 && index % STEP[file] === first
          ? row.replace(/,(\d+\.\d+)/g, (_, number: string) => `,${(Number(number) * 1.3).toFixed(4)}`)
          : row,
      )
      .join('\n');
}

test('a chart that shows the same has the same drawings, whatever else has changed in the data', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'what-is-shown-'));
  try {
    const drawn = new Map<string, string>();
    let [same, other] = [0, 0];
    for (const [file, first] of [
      ['runs.csv', -1],
      ['runs.csv', 3],
      ['runs.csv', 17],
      ['layers.csv', 5],
      ['layers.csv', 400],
    ] as const) {
      cpSync(REAL, folder, { recursive: true });
      writeFileSync(join(folder, file), lengthen(file, first)(readFileSync(join(folder, file), 'utf8')));
      const analysis = await loadAnalysis(folder);
      for (const spec of [...ORIGINAL_CHARTS, ...standardFigures(analysis)]) {
        const chart = buildChart(spec, analysis);
        const shown = whatIsShown(spec, chart);
        const drawing = JSON.stringify(publishFaces(drawFaces(chart, spec.id)));
        const earlier = drawn.get(shown);
        if (earlier === undefined) other += 1;
        else same += 1;
        expect(earlier ?? drawing, spec.id).toBe(drawing);
        drawn.set(shown, drawing);
      }
    }
    expect(same).toBeGreaterThan(50);
    expect(other).toBeGreaterThan(150);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
