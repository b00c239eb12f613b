import { expect, test, vi } from 'vitest';
import { figurePng } from '../../../src/site/picture/figure-png.ts';
import { paint } from '../../../src/site/picture/painter.ts';
import { socialCard } from '../../../src/site/picture/social-card.ts';
import { drawSketch } from '../../figures/sketches.ts';

// As under `node --watch`, which runs `npm run dev`.
vi.stubEnv('WATCH_REPORT_DEPENDENCIES', '1');

const figure = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'] });

test('pictures are painted elsewhere as they are here, several at a time', async () => {
  const [picture, card, bare] = await Promise.all([
    paint({ of: figure }),
    paint({ title: 'A title', line: 'A line', chart: figure }),
    paint({ title: 'A title', line: 'A line', chart: undefined }),
  ]);
  expect(picture).toEqual(await figurePng(figure));
  expect(card).toEqual(await socialCard('A title', 'A line', figure));
  expect(bare).toEqual(await socialCard('A title', 'A line'));
});

test('what cannot be painted is told, and what comes after it is painted', async () => {
  const broken = { ...figure, svg: figure.svg.replace('</text>', '<tspan>b</tspan></text>') };
  await expect(paint({ of: broken })).rejects.toThrow('expected words alone in it');
  expect(await paint({ of: figure })).toEqual(await figurePng(figure));
});
