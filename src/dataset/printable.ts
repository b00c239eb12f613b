/** What is not seen, or moves the text around it: controls, marks of direction, separators of lines, halves of characters. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Text of unknown origin for one line of a message: what cannot be seen in it is spelt out, `\n` or `\u{202e}`. */
export function printable(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const escaped = JSON.stringify(character).slice(1, -1);
    return /^\\[a-z]$/.test(escaped) ? escaped : `\\u{${character.codePointAt(0)!.toString(16)}}`;
  });
}
