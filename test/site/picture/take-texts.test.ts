import { beforeAll, describe, expect, test } from 'vitest';
import { HALO_WIDTH } from '../../../src/figures/text-look.ts';
import { buildFaces } from '../../../src/figures/build-faces.ts';
import { standaloneSvg } from '../../../src/figures/standalone-svg.ts';
import { standardFigures } from '../../../src/figures/standard-figures.ts';
import { lightStylesheet } from '../../../src/figures/stylesheet.ts';
import { takeTexts } from '../../../src/site/picture/take-texts.ts';
import { analyseJetsonTx1 } from '../../analysis/real-dataset.ts';
import { ORIGINAL_CHARTS } from '../../figures/original-charts.ts';
import { parseSvg } from '../../figures/svg-marks.ts';

const svg = (inside: string) => `<svg viewBox="-10 -20 100 50" width="100" height="50">${inside}</svg>`;
const only = (inside: string) => takeTexts(svg(inside)).texts[0]!;
const at = (inside: string) => {
  const [a, b, , , e, f] = only(inside).place;
  return { x: e, y: f, degrees: (Math.atan2(b, a) * 180) / Math.PI };
};

describe('texts are taken out of a drawing', () => {
  test('and nothing else', () => {
    const { drawing, texts } = takeTexts(
      svg('<g class="c0"><rect/><text x="1">a</text></g><title>t</title>'),
    );
    expect(drawing).toBe(svg('<g class="c0"><rect/></g><title>t</title>'));
    expect(texts.map(({ text }) => text)).toEqual(['a']);
  });

  test('with their place in the picture, whatever they stand in', () => {
    expect(at('<text x="3" y="4">a</text>')).toEqual({ x: 13, y: 24, degrees: 0 });
    expect(at('<g transform="translate(5 6)"><g/><text x="3">a</text></g>')).toEqual({
      x: 18,
      y: 26,
      degrees: 0,
    });
    expect(at('<g transform="translate(5 6)"></g><text>a</text>')).toEqual({ x: 10, y: 20, degrees: 0 });
  });

  test('and with their angle, around which they are shifted', () => {
    const { x, y, degrees } = at('<text transform="translate(2 3) rotate(90)" x="4">a</text>');
    expect([x, y, degrees].map(Math.round)).toEqual([12, 27, 90]);
  });

  test('with their characters, and white space as it is shown', () => {
    expect(only('<text> a &lt;&amp;&gt; &quot;b&quot;\n  c\u202fd </text>').text).toBe('a <&> "b" c\u202fd');
  });

  test('unless there is something in them that would be lost', () => {
    expect(() => takeTexts(svg('<text>a<tspan>b</tspan></text>'))).toThrow(
      'text of a drawing: <text>a<tspan>b</tspan></text></svg>; expected words alone in it',
    );
    expect(() => takeTexts(svg('<g transform="skewX(3)"><text>a</text></g>'))).toThrow(
      'transform of a drawing: skewX(3); expected translate(x y) or rotate(degrees)',
    );
  });
});

/** What the stylesheet says of an element: the strongest of its rules does, or else what its parent has. */
function styleOf(element: Element, property: string): string | undefined {
  let [strongest, found] = [-1, undefined as string | undefined];
  for (const [, selectors, body] of lightStylesheet.matchAll(/(\.fig[^{}]*)\{([^}]*)\}/g)) {
    const value = new RegExp(`(?:^|;)${property}:([^;]*)`).exec(body!)?.[1];
    for (const selector of value === undefined ? [] : selectors!.split(',')) {
      const strength = 100 * selector.split('.').length + selector.split(' text').length;
      if (strength < strongest || !element.matches(selector)) continue;
      [strongest, found] = [strength, value];
    }
  }
  if (found !== undefined || element.parentElement === null) return found;
  return styleOf(element.parentElement, property);
}

describe('the texts of every chart of the report', () => {
  let drawings: readonly string[];

  beforeAll(async () => {
    const analysis = await analyseJetsonTx1();
    drawings = [...ORIGINAL_CHARTS, ...standardFigures(analysis)].map((spec) =>
      standaloneSvg(buildFaces(spec, analysis).wide, lightStylesheet),
    );
  });

  test('are those of its picture', () => {
    for (const drawing of drawings) {
      const written = [...parseSvg(drawing).querySelectorAll('text')].map(({ textContent }) => textContent);
      expect(takeTexts(drawing).texts.map(({ text }) => text)).toEqual(written);
    }
  });

  test('look in it as the stylesheet wants', () => {
    const seen = new Set<string>();
    for (const drawing of drawings) {
      const { texts } = takeTexts(drawing);
      for (const [index, element] of [...parseSvg(drawing).querySelectorAll('text')].entries()) {
        const around = `${String(element.getAttribute('class'))} ${String(element.parentElement?.getAttribute('class'))}`;
        if (seen.has(around)) continue;
        seen.add(around);
        const { look, size } = texts[index]!;
        const style = (property: string) => styleOf(element, property);
        expect(look, around).toEqual({
          weight: Number(style('font-weight') ?? 400),
          anchor: style('text-anchor') ?? 'start',
          fill: style('fill'),
          halo: style('stroke'),
        });
        expect(`${String(size)}px`).toBe(style('font-size'));
        if (look.halo !== undefined) expect(Number(style('stroke-width'))).toBe(HALO_WIDTH);
      }
    }
    expect(seen.size).toBeGreaterThan(20);
  });
});
