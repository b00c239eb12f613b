import { expect, test } from 'vitest';
import { fits, fitText, textWidth } from '../../../src/figures/drawing/text.ts';

const NAMES = ['inception_3b/5x5_reduce', 'ab', 'ä層😀-conv/relu', 'WWWWiiii'];

test('of a text that does not fit as much of both ends is kept as does, the first a character more', () => {
  for (const name of NAMES) {
    const characters = [...name];
    const shortened = characters.map((_, kept) => {
      const head = Math.ceil(kept / 2);
      const tail = characters.slice(characters.length - (kept - head));
      return [...characters.slice(0, head), '…', ...tail].join('');
    });
    for (let width = 0; width < textWidth(name); width += 3) {
      const longest = shortened.findLast((text, kept) => kept > 1 && fits(text, width));
      expect(fitText(name, width)).toBe(longest ?? '…');
    }
    expect(fitText(name, textWidth(name))).toBe(name);
  }
});
