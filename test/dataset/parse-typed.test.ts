import { describe, expect, it } from 'vitest';
import { parseTyped } from '../../src/dataset/parse-cell.ts';

describe('a cell of a further column', () => {
  it.each(['true', 'false', 'True', '0', ''])('described as a boolean may be %j', (text) => {
    expect(parseTyped(text, 'boolean')).toBe(text);
  });

  it.each(['yes', 'maybe', '2'])('described as a boolean is refused where it is %j', (text) => {
    expect(parseTyped(text, 'boolean')).toEqual({
      problem: 'is not a boolean, as datapackage.json says',
      expected: 'true or false, or an empty cell where it was not measured',
    });
  });

  it('is text where nothing else is said', () => {
    expect(parseTyped('yes', undefined)).toBe('yes');
  });
});
