/** What a person wrote is wrong as it is put, whatever the data are: what is wrong, and what to say instead. */
export class Misstated extends Error {
  readonly what: string;
  readonly expected: string;

  constructor(what: string, expected: string) {
    super(`${what}; expected ${expected}`);
    this.what = what;
    this.expected = expected;
  }
}
