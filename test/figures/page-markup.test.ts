import { expect, test } from 'vitest';
import { pageMarkup, spellOutIndexes } from '../../src/figures/page-markup.ts';
import { drawSketch } from './sketches.ts';
import { parseSvg } from './svg-marks.ts';

// A drawing's own element has no attribute for its namespace; one from a parser does.
const markupOf = (svg: string) => pageMarkup({ root: parseSvg(svg.replace(/ xmlns="[^"]*"/, '')) });

const rows = (svg: Element) =>
  [...svg.querySelectorAll('[data-index]')].map((mark) => mark.getAttribute('data-index'));

test.each(['best-by-model', 'best-by-library'] as const)(
  'marks that follow each other are numbered by their order alone, and get their numbers back: %s',
  (kind) => {
    const { svg } = drawSketch({ id: 'a', kind, libraries: ['slow', 'fast'] });
    const markup = markupOf(svg);
    expect(markup).not.toContain('data-index="');
    expect(markup).not.toContain('xmlns');
    const drawing = parseSvg(markup.replaceAll(' data-index ', ' data-index="" '));
    spellOutIndexes(drawing);
    expect(rows(drawing)).toEqual(rows(parseSvg(svg)));
  },
);

test('a mark out of order keeps its number', () => {
  const marks = [0, 4, 5, 5].map((index) => `<g data-index="${index}"/>`).join('');
  expect(markupOf(`<svg>${marks}</svg>`)).toBe(
    '<svg><g data-index/><g data-index="4"/><g data-index/><g data-index="5"/></svg>',
  );
});
