/** File names end at 255 bytes on common file systems, and an id is one with words before and after it. */
const LONGEST = 120;

/** Any text as a word that is safe in ids, references and file names, and differs where the texts differ. */
export function safeId(text: string): string {
  const word = [...text.toWellFormed()]
    .map((character) =>
      /[A-Za-z0-9.+-]/.test(character) ? character : `_${character.codePointAt(0)!.toString(16)}_`,
    )
    .join('');
  return word.length <= LONGEST ? word : `${word.slice(0, LONGEST)}_${digest(word)}`;
}

/** FNV-1a with 64 bits, in letters and digits: it runs in the browser too, at once, and nothing secret depends on it. */
export function digest(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(36);
}
