import { expect, it } from 'vitest';
import { readAddress, writeAddress } from '../../../src/client/compare/read-address.ts';

it('an address says two datasets and what their libraries have in common', () => {
  const asked = { a: 'my board', b: 'other', common: ['tag', 'precision'] } as const;
  expect(writeAddress(asked)).toBe('?a=my+board&b=other&same=tag,precision');
  expect(readAddress(writeAddress(asked))).toEqual({ ...asked, problems: [] });
});

it('nothing in common is asked for by name; without a word the two decide', () => {
  expect(writeAddress({ a: 'one', b: 'other', common: [] })).toBe('?a=one&b=other&same=none');
  expect(readAddress('?same=none').common).toEqual([]);
  expect(readAddress('?a=one&b=other').common).toBeUndefined();
});

it('what is not known is told, the rest is read, and links of others may have more', () => {
  expect(readAddress('?a=one&same=backend,colour&utm_source=mail')).toEqual({
    a: 'one',
    b: undefined,
    common: ['backend'],
    problems: [
      'Libraries cannot be told to have the same "colour"; expected tag, backend, precision, device, framework or none.',
    ],
  });
});
