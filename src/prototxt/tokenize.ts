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
/** The kinds in the order of the groups of {@link TOKEN}. */
const KINDS = ['identifier', 'number', 'string', 'punctuation'] as const;
const TOKEN = new RegExp(
  [
    /([A-Za-z_][A-Za-z0-9_]*)/,
    /(0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[fF]?)/,
    /("(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*')/,
    /([{}<>[\]:,;.\-/])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'y',
);

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

function tokenAt(source: string, start: number): Token {
  TOKEN.lastIndex = start;
  const [text, ...groups] = TOKEN.exec(source) ?? [];
  if (text !== undefined) {
    const kind = KINDS[groups.findIndex((group) => group !== undefined)]!;
    const end = start + text.length;
    if (kind === 'number' && /[A-Za-z0-9_.]/.test(source.charAt(end))) {
      const run = matchAt(/[A-Za-z0-9_.]+/y, source, start) ?? text;
      throw new PrototxtSyntaxError('malformed number', start, run, 'a number followed by white space');
    }
    return { kind, text, start, end };
  }
  const character = String.fromCodePoint(source.codePointAt(start)!);
  if (character === '"' || character === "'") {
    const line = matchAt(/[^\r\n]*/y, source, start)!;
    throw new PrototxtSyntaxError('string is not closed', start, line, `${character} on the same line`);
  }
  throw new PrototxtSyntaxError('unexpected character', start, character, 'a field, a value or a bracket');
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
