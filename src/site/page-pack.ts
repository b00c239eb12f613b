import type { CacheForm } from './content-cache.ts';

/** A page or file as it was made. */
export interface KeptPage {
  /** What of other datasets it shows, each with a digest of the state that it shows; undefined of what has none. */
  readonly others: readonly (readonly [use: string, digest: string | undefined])[];
  readonly body: Uint8Array;
}

/** Pages by their files within the site. */
export type PagePack = ReadonlyMap<string, KeptPage>;

/** What stands before the bodies, which follow one another. */
interface Head {
  readonly file: string;
  readonly others: KeptPage['others'];
  readonly bytes: number;
  /** Where in the body the commit stands. */
  readonly commits: readonly number[];
}

/**
 * Many pages in one file, which is written and read at once: hundreds of small ones take longer to open than to read.
 *
 * @param commit of now, which pages that were kept at another one have in its place; of the same length as theirs
 */
export function packForm(commit: string | undefined): CacheForm<PagePack> {
  return {
    write(pages) {
      const heads = [...pages].map(([file, { others, body }]): Head => ({
        ...{ file, others, bytes: body.length },
        commits: commit === undefined ? [] : placesOf(commit, body),
      }));
      return [Buffer.from(`${JSON.stringify(heads)}\n`), ...[...pages.values()].map(({ body }) => body)];
    },
    read(bytes) {
      const buffer = bufferOf(bytes);
      const end = buffer.indexOf('\n');
      const heads = JSON.parse(buffer.toString('utf8', 0, end)) as readonly Head[];
      const pages = new Map<string, KeptPage>();
      let at = end + 1;
      for (const { file, others, bytes: length, commits } of heads) {
        const body = buffer.subarray(at, at + length);
        if (commit !== undefined) for (const place of commits) body.write(commit, place);
        pages.set(file, { others, body });
        at += length;
      }
      return pages;
    },
  };
}

function placesOf(word: string, bytes: Uint8Array): readonly number[] {
  const buffer = bufferOf(bytes);
  const places: number[] = [];
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + word.length)) places.push(at);
  return places;
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
