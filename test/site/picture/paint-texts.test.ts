import { describe, expect, test } from 'vitest';
import { textLook } from '../../../src/figures/text-look.ts';
import { scale, shift, readTransform, within } from '../../../src/site/picture/matrix.ts';
import { paintTexts } from '../../../src/site/picture/paint-texts.ts';
import type { DrawnText } from '../../../src/site/picture/take-texts.ts';

const [WIDTH, HEIGHT] = [120, 60];

function text(words: string, more: Partial<DrawnText> = {}, classes: readonly string[] = []): DrawnText {
  return { text: words, size: 20, look: textLook(classes), place: shift(60, 30), ...more };
}

/** White, with texts on it. */
function painted(...texts: readonly DrawnText[]): Uint8Array {
  const data = new Uint8Array(WIDTH * HEIGHT * 3).fill(255);
  paintTexts({ data, width: WIDTH, height: HEIGHT }, texts, scale(1));
  return data;
}

/** Where there is anything but white. */
function inked(data: Uint8Array) {
  const pixels = Array.from({ length: WIDTH * HEIGHT }, (_, index) => index).filter(
    (index) => data[index * 3] !== 255,
  );
  const [xs, ys] = [pixels.map((index) => index % WIDTH), pixels.map((index) => Math.floor(index / WIDTH))];
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

describe('a painted text', () => {
  test('stands on its baseline, to the side that its anchor says', () => {
    const start = inked(painted(text('HHH')));
    expect(start.bottom).toBe(29);
    expect(start.left).toBeGreaterThanOrEqual(60);
    const end = inked(painted(text('HHH', {}, ['end'])));
    expect(end.right).toBeLessThan(60);
    const middle = inked(painted(text('HHH', {}, ['mid'])));
    expect((middle.left + middle.right) / 2).toBeCloseTo(59.5, 0);
  });

  test('goes the way that it is turned', () => {
    const { left, right, top, bottom } = inked(
      painted(text('HHH', { place: within(shift(60, 30), readTransform('rotate(-90)')) })),
    );
    expect(right).toBeLessThan(60);
    expect(bottom).toBeLessThan(30);
    expect(bottom - top).toBeGreaterThan(2 * (right - left));
  });

  test('has its colour where it covers a pixel, and white beside it', () => {
    const data = painted(text('—', { size: 40, look: { ...textLook([]), fill: '#123456' } }));
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += 3)
      colours.add(Buffer.from(data.subarray(at, at + 3)).toString('hex'));
    expect(colours).toContain('123456');
    expect(colours).toContain('ffffff');
  });

  test('has a halo around it that lies below its own letters', () => {
    const look = { ...textLook([]), fill: '#ffffff', halo: '#000000' };
    const bare = inked(painted(text('HHH')));
    const data = painted(text('HHH', { look }));
    const { left, right, top } = inked(data);
    for (const reach of [bare.left - left, right - bare.right, bare.top - top]) {
      expect(reach).toBeGreaterThanOrEqual(1);
      expect(reach).toBeLessThanOrEqual(2);
    }
    const letters = painted(text('HHH', { look: { ...look, fill: '#000000', halo: undefined } }));
    for (const [at, byte] of letters.entries()) if (byte === 0) expect(data[at]).toBe(255);
  });

  test('is cut off at the edge of the picture', () => {
    for (const [x, y] of [
      [-10, 30],
      [110, 30],
      [60, 5],
      [60, 65],
    ] as const)
      expect(inked(painted(text('HHHH', { place: shift(x, y) }))).right).toBeLessThan(WIDTH);
  });

  test('tells what its typeface has not', () => {
    const data = new Uint8Array(WIDTH * HEIGHT * 3);
    const missing = paintTexts({ data, width: WIDTH, height: HEIGHT }, [text('模a模')], scale(1));
    expect([...missing]).toEqual(['模']);
  });
});
