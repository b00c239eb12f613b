import sharp from 'sharp';
import { expect, test } from 'vitest';
import { socialCard } from '../../../src/site/picture/social-card.ts';
import { drawSketch } from '../../figures/sketches.ts';

const SIZE = { width: 1200, height: 630 };
const figure = drawSketch({ id: 'a', kind: 'best-by-model', models: ['small'] });

/** How far from its edges a card is empty: left, top, right, bottom. */
async function margins(card: Buffer): Promise<readonly number[]> {
  const { info } = await sharp(card).trim({ threshold: 4 }).toBuffer({ resolveWithObject: true });
  const [left, top] = [-(info.trimOffsetLeft ?? 0), -(info.trimOffsetTop ?? 0)];
  return [left, top, SIZE.width - left - info.width, SIZE.height - top - info.height];
}

test('a card has the size that networks expect, and its words and chart clear of the edges', async () => {
  const tall = {
    ...figure,
    height: figure.height * 3,
    svg: figure.svg.replaceAll(`${figure.height}"`, `${figure.height * 3}"`),
  };
  for (const chart of [figure, tall, undefined]) {
    const card = await socialCard('A title', 'A line below it', chart);
    expect(await sharp(card).metadata()).toMatchObject({ format: 'png', ...SIZE });
    for (const margin of await margins(card)) expect(margin).toBeGreaterThan(30);
  }
});

test('a card without a chart has its right half empty, and one with a chart has not', async () => {
  const [, , right] = await margins(await socialCard('A title', 'A line below it', figure));
  expect(right).toBeLessThan(100);
  const [, , empty] = await margins(await socialCard('A title', 'A line below it'));
  expect(empty).toBeGreaterThan(600);
});
