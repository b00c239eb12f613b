import { expect, test } from 'vitest';
import { drawFaces } from '../../src/figures/build-faces.ts';
import type { Chart } from '../../src/figures/chart.ts';
import { append } from '../../src/figures/drawing/mark.ts';
import { publishFaces } from '../../src/figures/page-markup.ts';

/** A chart that notes at which widths it is drawn. */
function notedChart(): { readonly chart: Chart; readonly widths: number[] } {
  const widths: number[] = [];
  const chart: Chart = {
    table: { columns: [], rows: [] },
    title: 'A title',
    caption: 'A caption.',
    alt: 'What there is to see.',
    draw({ root, width }) {
      widths.push(width);
      append(root, 'path', { d: 'M0 0' });
      return { width, height: 9.5 };
    },
  };
  return { chart, widths };
}

test('a chart is drawn once at each width, for files and pages alike', () => {
  const { chart, widths } = notedChart();
  const faces = drawFaces(chart, 'a');
  publishFaces(faces);
  publishFaces(faces);
  expect(widths).toEqual([720, 336]);
});

test('nothing is drawn that is not asked for', () => {
  const { chart, widths } = notedChart();
  const faces = drawFaces(chart, 'a');
  expect([faces.title, widths]).toEqual(['A title', []]);
  expect([faces.wide.height, widths]).toEqual([10, [720]]);
  expect(drawFaces(chart, 'a', true).page.plots).toHaveLength(1);
  expect(widths).toEqual([720, 720]);
});

test('a file says in itself what it shows, a drawing in a page leaves that to the page', () => {
  const { wide, page } = publishFaces(drawFaces(notedChart().chart, 'a'));
  expect(wide.svg).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" aria-describedby="svg-a-desc" aria-labelledby="svg-a-title" class="fig fig-wide" height="10" role="img" viewBox="0 0 720 10" width="720"><title id="svg-a-title">A title</title><desc id="svg-a-desc">What there is to see.</desc><path d="M0 0"/></svg>',
  );
  expect(page.plots[0]).toBe(
    '<svg aria-describedby="svg-a-desc" aria-label="A title" class="fig fig-wide" height="10" role="img" viewBox="0 0 720 10" width="720"><path d="M0 0"/></svg>',
  );
});
