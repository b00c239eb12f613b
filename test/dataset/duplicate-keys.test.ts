import { expect, test } from 'vitest';
import { duplicateKeys } from '../../src/dataset/duplicate-keys.ts';

test('a key that one object has twice is found, however it is written', () => {
  expect(duplicateKeys('{"a": 1, "b": {"a": 2}, "\\u0061": 3}')).toEqual([{ key: 'a', offset: 24 }]);
});

test('neither keys of other objects nor texts that look like keys are the same key', () => {
  expect(duplicateKeys('[{"a": 1}, {"a": ["a", {"a": "a: \\"a\\":"}]}]')).toEqual([]);
});
