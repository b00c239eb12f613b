import { afterEach, expect, test, vi } from 'vitest';
import { had, loadText, NotLoaded } from '../../src/client/load.ts';

afterEach(() => vi.unstubAllGlobals());

test('a text is what the host gives', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('all of it')));
  expect(await loadText('/a.json')).toBe('all of it');
});

test('what the host does not have is not loaded, with its answer', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404, statusText: 'Not Found' })));
  await expect(loadText('/a.json')).rejects.toThrow(new NotLoaded('cannot load /a.json: 404 Not Found'));
});

test('what does not arrive is not loaded, in the words of the browser', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(loadText('/a.json')).rejects.toThrow(new NotLoaded('Failed to fetch'));
});

test('a fault of the program goes through', async () => {
  const fault = new RangeError('invalid array length');
  await expect(had(Promise.reject(fault))).rejects.toBe(fault);
});
