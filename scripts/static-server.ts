import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import sirv from 'sirv';

export interface StaticServer {
  /** With a trailing slash, e.g. `http://127.0.0.1:4567/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** `gzip` is the worst that hosts in common use do; a browser that takes Brotli gets it unless one is asked for. */
export type Encoding = 'gzip' | 'br';

/** Serves a built report as any static host does: compressed, with the 404 page for what is missing. */
export async function serveStatic(
  directory: string,
  { encoding }: { readonly encoding?: Encoding } = {},
): Promise<StaticServer> {
  const serve = sirv(directory, { dev: false, etag: true });
  const compress = compression();
  const notFound = sirv(directory, { single: '404.html' });
  const server: Server = createServer((request, response) => {
    if (encoding !== undefined) request.headers['accept-encoding'] = encoding;
    compress(request as never, response as never, () => {
      serve(request, response, () => {
        response.statusCode = 404;
        request.url = '/404.html';
        notFound(request, response, () => void response.end('not found'));
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
