import { expect, test } from 'vitest';
import { JsonSyntaxError, parseJson } from '../../src/dataset/json-position.ts';

function fault(text: string) {
  try {
    parseJson(text);
  } catch (error) {
    if (error instanceof JsonSyntaxError) {
      const { message, value, isCutOff } = error;
      return [`${error.position.line}:${error.position.column}`, message, value, isCutOff];
    }
    throw error;
  }
  return undefined;
}

test.each([
  ['[1, x]', '1:5', 'unexpected character', 'x'],
  [`[${'1,\n'.repeat(50)}\u0007]`, '51:1', 'unexpected character', '\u0007'],
  ['[1,]', '1:4', 'unexpected character', ']'],
  ['{"a": 1, "🙂": 🙂}', '1:15', 'unexpected character', '🙂'],
  ['nope', '1:2', 'unexpected character', 'o'],
  ['[1 2]', '1:4', "expected ',' or ']' after array element", undefined],
  ['{"a": 1}}', '1:9', 'unexpected non-whitespace character after JSON', undefined],
])('what is wrong with %j is told with its place and without the text around it', (text, ...expected) => {
  expect(fault(text)).toEqual([...expected, false]);
});

test.each(['', '[', '[1, 2', '{"a', '{"a"', '{"a": tru'])('of %j the rest is missing', (text) => {
  expect(fault(text)?.at(-1)).toBe(true);
});
