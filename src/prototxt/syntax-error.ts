/** Where and why a text is not a message in protobuf's text format. Offsets are into the text. */
export class PrototxtSyntaxError extends Error {
  readonly offset: number;
  readonly value: string | undefined;
  readonly expected: string;

  constructor(message: string, offset: number, value: string | undefined, expected: string) {
    super(message);
    this.name = 'PrototxtSyntaxError';
    this.offset = offset;
    this.value = value;
    this.expected = expected;
  }
}
