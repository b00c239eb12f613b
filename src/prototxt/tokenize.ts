import { PrototxtSyntaxError } from './syntax-error.ts';

export type TokenKind = 'identifier' | 'number' | 'string' | 'punctuation' | 'end';

/** `text` is the source between the two offsets; white space and comments are between tokens. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const SPACE = /(?:[ \t\r\n\f\v]+|#[^\n]*)+/y;
const PATTERNS: readonly (readonly [TokenKind, RegExp])[] = [
  ['identifier', /[A-Za-z_][A-Za-z0-9_]*/y],
  ['number', /(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fF]?)/y],
  ['string', /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'/y],
  ['punctuation', /[{}<>[\]:,;.\-/]/y],
];

/**
 * The tokens of protobuf's text format (protobuf.dev/reference/protobuf/textformat-spec), the last one of kind `end`.
 *
 * @throws PrototxtSyntaxError at a character that starts no token
 */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  // A byte-order mark is kept, and is no part of the message.
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  for (;;) {
    at += matchAt(SPACE, text, at)?.length ?? 0;
    if (at >= text.length) break;
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  tokens.push({ kind: 'end', text: '', start: text.length, end: text.length });
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of PATTERNS) {
    const found = matchAt(pattern, text, start);
    if (found === undefined) continue;
    const end = start + found.length;
    if (kind === 'number' && /[A-Za-z0-9_.]/.test(text.charAt(end))) {
      const run = matchAt(/[A-Za-z0-9_.]+/y, text, start) ?? found;
      throw new PrototxtSyntaxError('malformed number', start, run, 'a number followed by white space');
    }
    return { kind, text: found, start, end };
  }
  const character = String.fromCodePoint(text.codePointAt(start)!);
  if (character === '"' || character === "'") {
    const line = matchAt(/[^\r\n]*/y, text, start)!;
    throw new PrototxtSyntaxError('string is not closed', start, line, `${character} on the same line`);
  }
  throw new PrototxtSyntaxError('unexpected character', start, character, 'a field, a value or a bracket');
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
