import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { isSystemError } from '../dataset/system-error.ts';
import { readSealed, writeSealed } from './sealed-file.ts';
import { cacheDirectory } from './settings.ts';
import { shortDigest } from './short-digest.ts';
import { tagSlug } from './tag-slug.ts';

/** What values are made from, in the state that it is in. */
export interface CacheSource {
  /** A dataset, or the datasets that are compared. */
  readonly name: string;
  /** Of everything that a value may depend on but its key: data and code. */
  readonly digest: string;
}

/** How a value is written, and read again. */
export interface CacheForm<Value> {
  /** Its bytes, in one part or in many, which need not be copied together then. */
  write(value: Value): readonly Uint8Array[];
  read(bytes: Uint8Array): Value;
}

/** Values of one sort. */
export interface CacheShelf<Value> {
  /**
   * The value under `key`: from memory, from the folder, or else as `make` gives it, which runs once however many ask.
   * It is always what `form` reads, so that what an earlier build kept cannot differ from what is made anew.
   *
   * @param key says everything about the value but what it is made from
   * @param isKept asked once the value is made: whether it is for the next build too
   */
  get(source: CacheSource, key: string, make: () => Promise<Value>, isKept?: () => boolean): Promise<Value>;
  /** Keeps a value for the next build in place of what is kept. */
  put(source: CacheSource, key: string, value: Value): void;
  /** Whether the folder has a value, whole or not. */
  isStored(source: CacheSource, key: string): boolean;
  /** The value that the folder has. @throws Error where it has none any more */
  getStored(source: CacheSource, key: string): Value;
}

export interface ShelfOptions {
  /** Whether values stay in memory once they have been asked for; unless said otherwise they do. */
  readonly inMemory?: boolean;
  /** Of how many sources they do: those of the source that was asked for longest ago go first. Unless said otherwise, of all. */
  readonly mostSources?: number;
}

export interface ContentCache {
  /** @param sort names its folder */
  shelf<Value>(sort: string, form: CacheForm<Value>, options?: ShelfOptions): CacheShelf<Value>;
}

/**
 * Keeps what is costly to make under the content of what it is made from, never under a time stamp: it cannot be stale,
 * and may be deleted at any time. Of each source one state is kept, in memory and in the folder, so that neither grows
 * with every change.
 *
 * @param directory where values are kept from one build to the next; without it, in memory alone
 * @param warn is told, once, that the directory cannot be used; values are then made anew
 */
export function createContentCache(
  directory?: string,
  warn: (message: string) => void = console.warn,
): ContentCache {
  let isWritable = true;

  function giveUp(error: unknown): void {
    if (!isSystemError(error)) throw error;
    if (isWritable) {
      warn(`nothing kept for the next build in ${directory!}: ${error.message}`);
    }
    isWritable = false;
  }

  function keep(path: string, parts: readonly Uint8Array[]): void {
    if (!isWritable) return;
    try {
      writeSealed(path, parts);
    } catch (error) {
      // The folder may be deleted meanwhile.
      if (!(isSystemError(error) && error.code === 'ENOENT')) giveUp(error);
    }
  }

  function shelf<Value>(
    sort: string,
    form: CacheForm<Value>,
    { inMemory = true, mostSources = Infinity }: ShelfOptions = {},
  ): CacheShelf<Value> {
    interface State {
      readonly digest: string;
      readonly values: Map<string, Promise<Value>>;
    }
    const states = new Map<string, State>();
    const folder = directory && join(directory, sort);
    /** Files in it, by source. */
    let files: Map<string, Set<string>> | undefined;

    function fileOf({ name, digest }: CacheSource, key: string): string {
      return [tagSlug(name), stateDigest(digest), shortDigest(key)].join(BETWEEN);
    }

    function pathOf(source: CacheSource, key: string): string | undefined {
      return folder && join(folder, fileOf(source, key));
    }

    function store(source: CacheSource, key: string, parts: readonly Uint8Array[]): void {
      if (folder === undefined) return;
      const file = fileOf(source, key);
      keep(join(folder, file), parts);
      note(source, file);
    }

    /** That the folder has a file, which will be removed with the state of its source. */
    function note({ name }: CacheSource, file: string): void {
      const of = tagSlug(name);
      files?.set(of, (files.get(of) ?? new Set()).add(file));
    }

    /** Makes room for one state of a source. */
    function removeOthers({ name, digest }: CacheSource): void {
      if (folder === undefined) return;
      files ??= filesBySource(folder);
      const of = tagSlug(name);
      const state = [of, stateDigest(digest), ''].join(BETWEEN);
      const known = [...(files.get(of) ?? [])];
      files.set(of, new Set(known.filter((file) => file.startsWith(state))));
      try {
        for (const file of known) if (!file.startsWith(state)) rmSync(join(folder, file), { force: true });
      } catch (error) {
        giveUp(error);
      }
    }

    function stateOf(source: CacheSource): State {
      const known = states.get(source.name);
      states.delete(source.name);
      const isKnown = known?.digest === source.digest;
      if (!isKnown) removeOthers(source);
      const state: State = isKnown ? known : { digest: source.digest, values: new Map() };
      states.set(source.name, state);
      for (const name of states.keys()) {
        if (states.size <= mostSources) break;
        states.delete(name);
      }
      return state;
    }

    function stored(source: CacheSource, key: string): Uint8Array | undefined {
      const path = pathOf(source, key);
      const bytes = path === undefined ? undefined : readSealed(path);
      // Another thread may have written it since the folder was listed.
      if (bytes) note(source, fileOf(source, key));
      return bytes;
    }

    async function find(
      source: CacheSource,
      key: string,
      make: () => Promise<Value>,
      isKept: () => boolean,
    ): Promise<Value> {
      const kept = stored(source, key);
      if (kept) return form.read(kept);
      const parts = form.write(await make());
      if (isKept()) store(source, key, parts);
      return form.read(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
    }

    return {
      put(source, key, value) {
        stateOf(source);
        store(source, key, form.write(value));
      },
      isStored(source, key) {
        const path = pathOf(source, key);
        return path !== undefined && existsSync(path);
      },
      getStored(source, key) {
        const bytes = stored(source, key);
        if (!bytes) throw new Error(`no longer in the cache: ${sort} of ${source.name}; build again`);
        return form.read(bytes);
      },
      get(source, key, make, isKept = () => true) {
        const state = stateOf(source);
        const known = state.values.get(key);
        if (known !== undefined) return known;
        const value = find(source, key, make, isKept);
        state.values.set(key, value);
        const forget = () => state.values.delete(key);
        value.then(inMemory ? undefined : forget, forget);
        return value;
      },
    };
  }

  return { shelf };
}

/** Between the source, its state and the key in the name of a file: nothing else of it. A folder for each would cost more than the file. */
const BETWEEN = '~';

/** What one build keeps for the next. */
export const buildCache = createContentCache(cacheDirectory);

/** Values that are plain data. */
export function jsonForm<Value>(): CacheForm<Value> {
  return {
    write: (value) => [Buffer.from(JSON.stringify(value))],
    read: (bytes) => JSON.parse(Buffer.from(bytes).toString('utf8')) as Value,
  };
}

/** Values that have maps or typed arrays in them, in less time than JSON takes. */
export function structuredForm<Value>(): CacheForm<Value> {
  return { write: (value) => [serialize(value)], read: (bytes) => deserialize(bytes) as Value };
}

/** Values that are files. */
export const BYTES: CacheForm<Uint8Array> = { write: (bytes) => [bytes], read: (bytes) => bytes };

function filesBySource(folder: string): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const file of filesIn(folder)) {
    const source = file.split(BETWEEN, 1)[0]!;
    const ofSource = files.get(source) ?? new Set();
    files.set(source, ofSource.add(file));
  }
  return files;
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [];
  }
}

/** What one V8 writes from memory, an earlier one cannot read. */
function stateDigest(digest: string): string {
  return shortDigest(`${process.versions.v8} ${digest}`);
}
