import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import compression from 'compression';
import sirv from 'sirv';

export interface StaticServer {
  /** With the base path and a trailing slash, e.g. `http://127.0.0.1:4567/some/path/`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves a built report as any static host does: compressed, from a base path, the 404 page for what is missing. */
export async function serveStatic(directory: string, base = '/'): Promise<StaticServer> {
  const serve = sirv(directory, { dev: false, etag: true });
  const compress = compression();
  const notFound = sirv(directory, { single: '404.html' });
  const server: Server = createServer((request, response) => {
    compress(request as never, response as never, () => {
      const path = request.url ?? '/';
      if (!path.startsWith(base)) {
        response.statusCode = 404;
        response.end('outside the base path');
        return;
      }
      request.url = `/${path.slice(base.length)}`;
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
    url: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => (error ? reject(error) : resolve()));
      }),
  };
}
