import {
  differenceEuclidean,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  filterDeficiencyTrit,
  parse,
  type Color,
} from 'culori';
import { describe, expect, test } from 'vitest';
import {
  DARK,
  figureStylesheet,
  LIGHT,
  lightStylesheet,
  standaloneStylesheet,
} from '../../src/figures/stylesheet.ts';

function luminance(colour: string): number {
  const full = colour.length === 4 ? colour.replace(/[0-9a-f]/g, '$&$&') : colour;
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = parseInt(full.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** WCAG 2.2, contrast ratio. */
function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each([
  ['light', LIGHT, ['#fcfbf8', '#ffffff']],
  ['dark', DARK, ['#15171b', '#1d2026']],
] as const)('the %s theme', (_, theme, papers) => {
  test('marks stand out from every paper of the site by at least 3:1', () => {
    for (const { fill } of [...theme.libraries, ...theme.models]) {
      for (const paper of papers) expect(contrast(fill, paper), fill).toBeGreaterThanOrEqual(3);
    }
  });

  test('text stands out by at least 4.5:1, on paper and on marks', () => {
    for (const paper of papers) {
      expect(contrast(theme.ink, paper)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(theme.quiet, paper)).toBeGreaterThanOrEqual(4.5);
    }
    for (const { fill, on } of theme.libraries) expect(contrast(on, fill), fill).toBeGreaterThanOrEqual(4.5);
  });
});

const VISIONS: Readonly<Record<string, (colour: Color) => Color>> = {
  normal: (colour) => colour,
  protanopia: filterDeficiencyProt(1),
  deuteranopia: filterDeficiencyDeuter(1),
  tritanopia: filterDeficiencyTrit(1),
};
/** In OKLab, where black and white are 1 apart and 0.02 can just be seen. */
const APART = { 'the five hues of backends': [5, 0.09], 'all seven hues': [7, 0.05] } as const;

describe.each(Object.keys(VISIONS))('under %s vision', (vision) => {
  test.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)('hues differ, %s', (_, { libraries }) => {
    const distance = differenceEuclidean('oklab');
    for (const [which, [count, least]] of Object.entries(APART)) {
      const seen = libraries.slice(0, count).map(({ fill }) => VISIONS[vision]!(parse(fill)!));
      const distances = seen.flatMap((a, at) => seen.slice(at + 1).map((b) => distance(a, b)));
      expect(Math.min(...distances), which).toBeGreaterThan(least);
    }
  });
});

describe('the stylesheets', () => {
  test('paper is always light: dark rules are for screens alone', () => {
    for (const text of [figureStylesheet, standaloneStylesheet]) {
      const outside = text.replace(/@media screen[^{]*\{[^@]*/g, '');
      for (const { fill } of DARK.libraries) expect(outside).not.toContain(fill);
    }
  });

  test('the rasteriser gets nothing that it does not know', () => {
    expect(lightStylesheet).not.toMatch(/var\(|prefers-color-scheme/);
  });
});
