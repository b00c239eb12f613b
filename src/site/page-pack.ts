import type { CacheForm } from './content-cache.ts';

/** What a page shows of a dataset, in the state that it was in. */
export interface ShownDataset {
  readonly dataset: string;
  /** A digest of all of it; undefined where it has none. */
  readonly digest: string | undefined;
  /** Digests of the parts that the page shows; absent where it may show anything. */
  readonly parts?: readonly (readonly [part: string, digest: string | undefined])[];
}

/** A page or file as it was made. */
export interface KeptPage {
  /** A digest of what it was given. */
  readonly given: string;
  /** What it shows of datasets. */
  readonly shown: readonly ShownDataset[];
  readonly body: Uint8Array;
}

/** Pages by their files within the site. */
export type PagePack = ReadonlyMap<string, KeptPage>;

/** What stands before the bodies, which follow one another. */
interface Head {
  readonly file: string;
  readonly given: string;
  readonly shown: KeptPage['shown'];
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
      const heads = [...pages].map(([file, { given, shown, body }]): Head => ({
        ...{ file, given, shown, bytes: body.length },
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
      for (const { file, given, shown, bytes: length, commits } of heads) {
        const body = buffer.subarray(at, at + length);
        if (commit !== undefined) for (const place of commits) body.write(commit, place);
        pages.set(file, { given, shown, body });
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
