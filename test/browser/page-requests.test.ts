import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { useBrowser, visit } from './browser.ts';

useBrowser();

/** Asks for nothing for longer than it takes to count as still, before it has been read to its end. */
const READ_SLOWLY = '<script>for (const end = Date.now() + 100; Date.now() < end; );</script>'.repeat(20);
const SLOW = `<!doctype html><p>read${READ_SLOWLY}<script type="module">import "./import.js"</script>`;

const ANSWERS: Readonly<Record<string, readonly [type: string, body: string]>> = {
  '/slow/': ['text/html', SLOW],
  '/slow/import.js': ['text/javascript', 'document.querySelector("p").textContent = "run"'],
  '/waiting/': ['text/html', '<!doctype html><script>fetch("held")</script>'],
};

let server: Server;
let origin: string;
const held: ServerResponse[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/waiting/held') held.push(response);
    else {
      const [type, body] = ANSWERS[request.url!] ?? ['text/plain', ''];
      response.setHeader('content-type', type).end(body);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it('a page is still soon after its last answer, also where it was long read without asking for anything', async () => {
  const { page, requests, close } = await visit('slow/', {}, origin);
  await requests.still(10_000);
  expect(await page.locator('p').textContent()).toBe('run');
  await close();
});

it('a page is not still while an answer is awaited, and what is awaited is named in the end', async () => {
  const { requests, close } = await visit('waiting/', {}, origin);
  await expect(requests.still(1500)).rejects.toThrow(
    `${origin}waiting/ still waits for ${origin}waiting/held`,
  );
  for (const response of held) response.end();
  await requests.still();
  await close();
});
