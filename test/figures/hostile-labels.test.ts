import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { analyse } from '../analysis/analyse-runs.ts';
import { figureCsv } from '../../src/figures/figure-csv.ts';
import { standaloneSvg } from '../../src/figures/standalone-svg.ts';
import type { FigureSpec } from '../../src/figures/spec.ts';
import { drawSketch, textsOf } from './sketches.ts';

const SCRIPT = '<script>alert(1)</script>';
const HOSTILE = [
  SCRIPT,
  '=cmd()',
  '"onload="alert(1)',
  "'&lt;]]>",
  '$&$`',
  'tab\u0000\u0007bell',
  '\ud800',
  '-->',
];

const analysis = analyse(
  HOSTILE.flatMap((library) =>
    [2, 4].map((batchSize) => ({
      library,
      model: SCRIPT,
      batchSize,
      forwardMs: 10,
      memoryBytes: 1e6,
      layers: [[SCRIPT, 5] as const, ['=cmd()', 5] as const],
    })),
  ),
);
const specs: FigureSpec[] = [
  { id: 'a', kind: 'best-by-model' },
  { id: 'b', kind: 'best-by-library' },
  { id: 'c', kind: 'speedup-by-model', baseline: SCRIPT },
  { id: 'd', kind: 'layers', model: SCRIPT, batchSizes: [2] },
  { id: 'e', kind: 'adaptive-breakdown', model: SCRIPT, librarySet: HOSTILE.slice(0, 3) },
  { id: 'f', kind: 'memory-by-model', batchSize: 4 },
  { id: 'g', kind: 'balance', model: SCRIPT, library: '"onload="alert(1)' },
];

describe('labels that would be code', () => {
  const figures = specs.map((spec) => drawSketch(spec, analysis));

  test('are text in the drawing', () => {
    for (const { svg } of figures) {
      expect(svg).not.toContain('<script');
      expect(svg).not.toMatch(/"\s*onload=/);
    }
    expect(textsOf(figures[0]!)).toEqual(expect.arrayContaining([SCRIPT, '=cmd()', "'&lt;]]>"]));
  });

  test('leave a file that is well-formed, by a parser that insists on it', async () => {
    for (const figure of figures) {
      const { format } = await sharp(Buffer.from(standaloneSvg(figure))).metadata();
      expect(format).toBe('svg');
    }
  });

  test('are no formulas in a spreadsheet', () => {
    for (const { table } of figures) expect(figureCsv(table)).not.toMatch(/(^|[,"\n])=cmd/);
    expect(figureCsv(figures[0]!.table)).toContain("'=cmd()");
  });
});
