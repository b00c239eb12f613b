import type { ViteDevServer } from 'vite';
import { href } from '../href.ts';

/** How long nobody may have opened a page. */
const LULL_MS = 500;

/** A module of a page that Vite made. */
const SCRIPT = /<script type="module" src="([^"]+)"/g;

/**
 * Has Vite make, in a lull, the pages that were opened without it: the first change of one is then shown as soon as any other.
 *
 * @returns what is to be told the address of each, without the origin
 */
export function warmUpLater(server: ViteDevServer): (address: string) => void {
  const opened = new Set<string>();
  let lull: NodeJS.Timeout | undefined;
  return (address) => {
    opened.add(address);
    clearTimeout(lull);
    lull = setTimeout(() => {
      const addresses = [...opened];
      opened.clear();
      // The server may have been stopped; and what is wrong with a page, it tells whoever opens it.
      warmUp(server, addresses).catch(() => undefined);
    }, LULL_MS).unref();
  };
}

async function warmUp(server: ViteDevServer, addresses: readonly string[]): Promise<void> {
  const { local, network } = server.resolvedUrls!;
  const origin = local[0] ?? network[0];
  for (const address of addresses) {
    const page = await (await fetch(new URL(address, origin))).text();
    for (const [, script] of page.matchAll(SCRIPT))
      await server.environments.client.warmupRequest(script!.slice(href('/').length - 1));
  }
}
