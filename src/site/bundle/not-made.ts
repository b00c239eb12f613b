/** Why pages cannot be made, where it may lie in what the author has written: in words. */
export class NotMade extends Error {}

/** What was thrown, without where in the program it came from. */
export function withoutPlaces(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\s+at /.test(line))
    .join('\n')
    .trim();
}
