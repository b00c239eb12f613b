import { expect, test } from 'vitest';
import { safeId } from '../../src/figures/safe-id.ts';

test('a plain tag is its own id', () => {
  expect(safeId('deepscale-squeezenet-1.1')).toBe('deepscale-squeezenet-1.1');
});

test('texts that differ in anything give ids that differ, safe in references and file names', () => {
  const texts = ['a b', 'a_b', 'a/b', '../a', 'a"b', 'a)b', '', 'ä', '漢'.repeat(40), `${'漢'.repeat(39)}字`];
  const ids = texts.map(safeId);
  expect(new Set(ids).size).toBe(texts.length);
  for (const id of ids) {
    expect(id).toMatch(/^[\w.+-]*$/);
    expect(id.length).toBeLessThan(150);
  }
});
