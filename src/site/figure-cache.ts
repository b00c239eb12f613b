import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { contentDigest } from './content-digest.ts';
import { keepFile, readKept } from './kept-files.ts';

/** What a figure is drawn from. */
export interface FigureSource {
  /** The dataset, or the datasets that are compared. */
  readonly name: string;
  /** Of everything in it that a figure can show. */
  readonly digest: string;
}

/** What was drawn in an earlier build. */
export interface FigureCache {
  /**
   * The bytes kept for `key`, or else those that `make` gives, which are then kept.
   *
   * @param key says everything about the figure but where its data come from
   */
  bytes(source: FigureSource, key: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** A digest of the code that draws, and of the libraries that it uses. */
export function drawingCodeDigest(): Promise<string> {
  const code = [
    'src/dataset',
    'src/prototxt',
    'src/analysis',
    'src/figures',
    'src/site/figure-png.ts',
    'package-lock.json',
  ];
  return contentDigest(...code.map((path) => resolve(path)));
}

/**
 * Keeps what is drawn under the content of the data and of the code, never under a time stamp, so that it cannot be
 * stale; the folder can be deleted at any time. Of each source one state is kept: the folder does not grow with every
 * change.
 */
export function createFigureCache(directory: string, code: string): FigureCache {
  const opened = new Map<string, Promise<string>>();

  function open({ name, digest }: FigureSource): Promise<string> {
    const state = `${name}@${shortDigest(`${digest} ${code}`)}`;
    const known = opened.get(state) ?? removeOthers(name, state);
    opened.set(state, known);
    return known;
  }

  async function removeOthers(name: string, state: string): Promise<string> {
    const kept = await readdir(directory).catch(() => []);
    const outdated = kept.filter((folder) => folder.startsWith(`${name}@`) && folder !== state);
    await Promise.all(
      outdated.map((folder) => rm(join(directory, folder), { recursive: true, force: true })),
    );
    return join(directory, state);
  }

  return {
    async bytes(source, key, make) {
      const path = join(await open(source), shortDigest(key));
      const kept = await readKept(path);
      if (kept !== undefined) return kept;
      const made = await make();
      await keepFile(path, made);
      return made;
    },
  };
}

/** Draws everything anew: for `dev`, where the code may change under it. */
export const NO_FIGURE_CACHE: FigureCache = { bytes: (_source, _key, make) => make() };

function shortDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
