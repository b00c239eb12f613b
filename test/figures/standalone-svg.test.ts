import { expect, test } from 'vitest';
import { inLightTheme, standaloneSvg } from '../../src/figures/standalone-svg.ts';
import { lightStylesheet } from '../../src/figures/stylesheet.ts';
import { drawSketch } from './sketches.ts';

test('a published drawing brought to the light theme is the one that pictures are painted from', () => {
  const figure = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'] });
  expect(inLightTheme(standaloneSvg(figure))).toBe(standaloneSvg(figure, lightStylesheet));
  expect(standaloneSvg(figure)).toContain('prefers-color-scheme');
  expect(inLightTheme(standaloneSvg(figure))).not.toContain('prefers-color-scheme');
});
