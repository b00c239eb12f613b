/** What one item of a batch is called, and several: `{ one: 'token', many: 'tokens' }`. */
export interface ItemWords {
  readonly one: string;
  readonly many: string;
}

/**
 * The project's own words, in which `image` and `images` stand for what a batch has several of, for a dataset that may say
 * that this is something else: `Time per image, ms` becomes `Time per token, ms`.
 *
 * @param words as they are written in the program, without labels or other words of a dataset's
 */
export function inItems(words: string, { item }: { readonly item?: ItemWords | undefined }): string {
  if (item === undefined) return words;
  return words.replace(/\b(i)mage(s?)\b/gi, (_, initial: string, plural: string) => {
    const word = plural === '' ? item.one : item.many;
    return initial === 'I' ? word.charAt(0).toUpperCase() + word.slice(1) : word;
  });
}

/** What to call the items of two datasets at once: their own word where it is the same one, else just items. */
export function commonItem(
  { item }: { readonly item?: ItemWords | undefined },
  { item: other }: { readonly item?: ItemWords | undefined },
): { readonly item?: ItemWords | undefined } {
  return { item: item?.one === other?.one ? item : { one: 'item', many: 'items' } };
}
