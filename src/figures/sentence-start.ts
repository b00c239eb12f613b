/** With a capital, as a sentence begins; a name such as cuDNN or fc7 is written as it is. */
export function sentenceStart(text: string): string {
  return /^[a-z]+(?=[\s,.]|$)/.test(text) ? text[0]!.toUpperCase() + text.slice(1) : text;
}
