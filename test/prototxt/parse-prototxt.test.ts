import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { caffeLayers } from '../../src/prototxt/caffe-layers.ts';
import { parsePrototxt } from '../../src/prototxt/parse-prototxt.ts';
import { positionAt } from '../../src/prototxt/read-model-file.ts';
import { PrototxtSyntaxError } from '../../src/prototxt/syntax-error.ts';
import { parseWithProtobuf } from './caffe-schema.ts';

function failure(text: string): string {
  try {
    parsePrototxt(text);
  } catch (error) {
    if (!(error instanceof PrototxtSyntaxError)) throw error;
    const { line, column } = positionAt(text, error.offset);
    return `${String(line)}:${String(column)} ${error.message} ${error.value ?? ''} (${error.expected})`;
  }
  return 'no failure';
}

describe('a prototxt', () => {
  const text = readFileSync(new URL('fixtures/small.prototxt', import.meta.url), 'utf8');

  it('has the layers that a real protobuf parser finds, in order', () => {
    const expected = parseWithProtobuf(text).layer!.map(({ name, type }) => ({ name, type }));
    expect(caffeLayers(parsePrototxt(text)).map(({ name, type }) => ({ name, type }))).toEqual(expected);
  });

  it('keeps where every value stands', () => {
    const [name] = parsePrototxt(text).fields;
    expect(text.slice(name!.value.start, name!.value.end)).toBe('"Small"');
  });

  it('may be empty, or nothing but comments', () => {
    expect(parsePrototxt('').fields).toEqual([]);
    expect(parsePrototxt('# nothing\n  # here').fields).toEqual([]);
  });

  it('may be nested as deeply as other parsers go', () => {
    expect(failure(`${'a {'.repeat(100)}${'}'.repeat(100)}`)).toBe('no failure');
  });

  it('takes values of every form', () => {
    const values = parsePrototxt(
      'a: -1.5e-3f b: 0x1F c: -inf d: "one" \'two\' e: [1, 2] f: [] ext: true [a.b/c.d]: 1',
    );
    expect(values.fields.map(({ name, value }) => [name, value.kind === 'scalar' ? value.text : ''])).toEqual(
      [
        ['a', '-1.5e-3f'],
        ['b', '0x1F'],
        ['c', '-inf'],
        ['d', '"one" \'two\''],
        ['e', '1'],
        ['e', '2'],
        ['ext', 'true'],
        ['[a.b/c.d]', '1'],
      ],
    );
  });
});

it('takes a list of messages without a colon, as protobuf does', () => {
  const { fields } = parsePrototxt('layer [ { name: "a" type: "ReLU" }, < name: "b" type: "ReLU" > ] e []');
  expect(fields.map(({ name, value }) => [name, value.kind])).toEqual([
    ['layer', 'message'],
    ['layer', 'message'],
  ]);
  expect(failure('dim [ 1, 2 ]')).toBe('1:7 unexpected text 1 ("{", as there is no ":" before the list)');
});

describe('a malformed prototxt', () => {
  it.each([
    ['layer {\n  name: "a"\n', '1:7 bracket is never closed { ("}")'],
    ['layer { name: "a" }\n}', '2:1 unexpected text } (the name of a field)'],
    ['layer { name: "a" >', '1:19 unexpected text > ("}")'],
    ['name: "a\nlayer {}', '1:7 string is not closed "a (" on the same line)'],
    ['layer {\n  name "a" }', '2:8 unexpected text "a" (":" and a value, or "{")'],
    ['name: 12ab', '1:7 malformed number 12ab (a number followed by white space)'],
    ['name:\n', '2:1 unexpected end of the text  (a number, a string or a word)'],
    ['name: - "a"', '1:9 unexpected text "a" (a number, a string or a word)'],
    ['dim: [1 2]', '1:9 unexpected text 2 ("," or "]")'],
    [`a ${'{b'.repeat(20_000)}`, '1:203 nested too deeply { (at most 100 brackets in one another)'],
    ['layer { % }', '1:9 unexpected character % (a field, a value or a bracket)'],
  ])('%j is told with line and column', (text, expected) => {
    expect(failure(text)).toBe(expected);
  });

  it('is refused by a real protobuf parser too', () => {
    for (const text of [
      'layer {',
      'layer { name: "a" >',
      'name: "a',
      'layer { name "a" }',
      'name:',
      'layer { % }',
    ]) {
      expect(failure(text)).not.toBe('no failure');
      expect(() => parseWithProtobuf(text)).toThrow();
    }
  });
});
