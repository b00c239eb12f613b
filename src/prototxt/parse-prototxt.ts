import { PrototxtSyntaxError } from './syntax-error.ts';
import { tokenize } from './tokenize.ts';
import type { Token } from './tokenize.ts';

/** A message: its fields in order, with the offsets of what is between its brackets (the whole text at the top). */
export interface Message {
  readonly kind: 'message';
  /** Just after the opening bracket. */
  readonly start: number;
  /** The closing bracket. */
  readonly end: number;
  readonly fields: readonly Field[];
}

/** A number, a string, or the name of an enum's value; `text` as written, adjacent strings included. */
export interface Scalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type Value = Message | Scalar;

/** One value of a field; a list `[a, b]` is as many fields. */
export interface Field {
  readonly name: string;
  /** Of the name. */
  readonly start: number;
  readonly value: Value;
}

/** As deep as protobuf's own parsers go. */
const DEEPEST = 100;

/**
 * Parses protobuf's text format without a schema, keeping where everything stands, so that a change can leave every
 * other character alone. Both `{ }` and `< >`, lists, `,` and `;` between fields, and comments are understood.
 *
 * @throws PrototxtSyntaxError
 */
export function parsePrototxt(text: string): Message {
  const tokens = tokenize(text);
  let at = 0;
  let depth = 0;
  const peek = () => tokens[at]!;
  const take = () => tokens[at++]!;
  const takes = (punctuation: string) =>
    peek().text === punctuation && peek().kind === 'punctuation' && Boolean(take());

  function unexpected(expected: string): PrototxtSyntaxError {
    const token = peek();
    return token.kind === 'end'
      ? new PrototxtSyntaxError('unexpected end of the text', token.start, undefined, expected)
      : new PrototxtSyntaxError('unexpected text', token.start, token.text, expected);
  }

  function fields(isLast: (token: Token) => boolean): Field[] {
    const found: Field[] = [];
    while (!isLast(peek())) {
      found.push(...field());
      if (!takes(',')) takes(';');
    }
    return found;
  }

  function field(): readonly Field[] {
    const { start } = peek();
    const name = fieldName();
    const colon = takes(':');
    const values = value(colon);
    return values.map((each) => ({ name, start, value: each }));
  }

  function fieldName(): string {
    if (peek().kind === 'identifier') return take().text;
    if (!takes('[')) throw unexpected('the name of a field');
    let name = '[';
    while (peek().text !== ']') {
      if (peek().kind !== 'identifier' && !/^[./]$/.test(peek().text))
        throw unexpected('the name of an extension and ]');
      name += take().text;
    }
    return name + take().text;
  }

  function value(colon: boolean): readonly Value[] {
    if (peek().text === '{' || peek().text === '<') return [message()];
    if (!colon && peek().text !== '[') throw unexpected('":" and a value, or "{"');
    if (!takes('[')) return [scalar()];
    const values: Value[] = [];
    while (!takes(']')) {
      const isMessage = peek().text === '{' || peek().text === '<';
      if (!isMessage && !colon) throw unexpected('"{", as there is no ":" before the list');
      values.push(isMessage ? message() : scalar());
      if (peek().text !== ']' && !takes(',')) throw unexpected('"," or "]"');
    }
    return values;
  }

  function message(): Message {
    const open = take();
    depth += 1;
    if (depth > DEEPEST) {
      throw new PrototxtSyntaxError(
        'nested too deeply',
        open.start,
        open.text,
        `at most ${String(DEEPEST)} brackets in one another`,
      );
    }
    const closing = open.text === '{' ? '}' : '>';
    const inside = fields(
      ({ kind, text: next }) => kind === 'end' || (kind === 'punctuation' && /[}>\]]/.test(next)),
    );
    if (peek().kind === 'end') {
      throw new PrototxtSyntaxError('bracket is never closed', open.start, open.text, `"${closing}"`);
    }
    if (peek().text !== closing) throw unexpected(`"${closing}"`);
    depth -= 1;
    return { kind: 'message', start: open.end, end: take().start, fields: inside };
  }

  function scalar(): Scalar {
    const first = peek();
    const minus = takes('-');
    let last = peek();
    const isNumber = last.kind === 'number' || last.kind === 'identifier';
    if (!isNumber && (minus || last.kind !== 'string')) throw unexpected('a number, a string or a word');
    take();
    while (last.kind === 'string' && peek().kind === 'string') last = take();
    return { kind: 'scalar', text: text.slice(first.start, last.end), start: first.start, end: last.end };
  }

  const all = fields(({ kind }) => kind === 'end');
  return { kind: 'message', start: 0, end: text.length, fields: all };
}
