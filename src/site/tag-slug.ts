import { createHash } from 'node:crypto';

/** Folder names end at 255 bytes on common file systems; an address should end well before. */
const LONGEST = 80;

/**
 * A tag as a path segment: itself where it is safe and short, otherwise made so and told apart by a digest of the tag. Capital
 * letters are not safe: on many disks `Net` and `net` are one folder.
 */
export function tagSlug(tag: string): string {
  if (tag.length <= LONGEST && /^[a-z0-9_][a-z0-9_.+-]*$/.test(tag)) return tag;
  const safe = tag
    .toLowerCase()
    .replaceAll(/[^\w.+-]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^[-.]+|[-.]+$/g, '');
  const digest = createHash('sha256').update(tag).digest('hex').slice(0, 8);
  return `${safe === '' ? 'tag' : safe}-${digest}`;
}
