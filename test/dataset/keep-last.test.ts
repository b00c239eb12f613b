import { expect, it } from 'vitest';
import { keepLast } from '../../src/dataset/keep-last.ts';

it('computes again for a key only when it is given something else', () => {
  let computed = 0;
  const words = keepLast((text: string, language: string) => {
    computed += 1;
    return `${language}: ${text}`;
  });
  expect(words('a', 'one', 'en')).toBe('en: one');
  expect(words('a', 'one', 'en')).toBe('en: one');
  expect(words('b', 'one', 'de')).toBe('de: one');
  expect(words('a', 'one', 'en')).toBe('en: one');
  expect(computed).toBe(2);
  expect(words('a', 'two', 'en')).toBe('en: two');
  expect(words('a', 'one', 'en')).toBe('en: one');
  expect(computed).toBe(4);
});
