import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { codeEnding, codeRoot } from '../../roots.ts';
import { keptFolder } from '../kept-folder.ts';
import { cacheDirectory } from '../settings.ts';
import { BUNDLE, type Bundle } from './bundle.ts';
import { NotMade } from './not-made.ts';

const BUNDLES = join(cacheDirectory, 'bundles');

export interface LoadedBundle extends Bundle {
  /** Its folder, as an absolute path. */
  readonly folder: string;
}

/** A bundle that is kept, or being made. */
export interface PendingBundle {
  readonly made: Promise<LoadedBundle>;
  /** Makes an end of making it, where nobody needs it any more. */
  stop(): void;
}

/**
 * The bundle of the code and the content in the state that they are in: the one that an earlier build kept, or one that is made
 * from now on, beside whatever happens meanwhile.
 *
 * @param digest of everything that goes into it
 */
export function loadBundle(digest: string): PendingBundle {
  const aborting = new AbortController();
  const made = keptOrMade(join(BUNDLES, digest), aborting.signal);
  // Whoever waits is told; until then nobody may.
  made.catch(() => undefined);
  return {
    made,
    stop: () => {
      aborting.abort();
    },
  };
}

async function keptOrMade(path: string, signal: AbortSignal): Promise<LoadedBundle> {
  const folder = await keptFolder(path, (unfinished) => make(unfinished, signal));
  return { folder, ...(JSON.parse(await readFile(join(folder, BUNDLE), 'utf8')) as Bundle) };
}

async function make(folder: string, signal: AbortSignal): Promise<void> {
  const script = join(codeRoot, `site/bundle/make-bundle${codeEnding}`);
  const maker = fork(script, [folder], { silent: true, signal });
  const said = Promise.all([text(maker.stdout!), text(maker.stderr!)]);
  const status = await new Promise<number | null>((resolve, reject) => {
    maker.once('error', reject);
    maker.once('close', resolve);
  });
  const words = (await said).join('').trim();
  if (status !== 0) throw new NotMade(`the pages cannot be bundled: ${words}`);
  if (words !== '') console.warn(words);
}
