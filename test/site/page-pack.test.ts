import { expect, test } from 'vitest';
import { packForm, type PagePack } from '../../src/site/page-pack.ts';

const AT_FIRST = '0123456789ab';
const LATER = 'ba9876543210';

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** The texts of pages that are written at one commit and read at another. */
function reread(pages: Record<string, string>) {
  const pack: PagePack = new Map(
    Object.entries(pages).map(([file, text]) => [file, { given: '', shown: [], body: bytes(text) }]),
  );
  const read = packForm(LATER).read(Buffer.concat(packForm(AT_FIRST).write(pack)));
  return Object.fromEntries([...read].map(([file, { body }]) => [file, Buffer.from(body).toString()]));
}

test('what is read of a pack is what was put into it', () => {
  const pack: PagePack = new Map([
    ['a.csv', { given: 'props', shown: [], body: bytes('µs\n1\n') }],
    ['empty.csv', { given: '', shown: [{ dataset: 'b', digest: 'state' }], body: bytes('') }],
    [
      'c.html',
      {
        given: '',
        shown: [{ dataset: 'b', digest: 'state', parts: [['names[]', 'part']] }],
        body: Uint8Array.of(0, 10, 255),
      },
    ],
  ]);
  const read = packForm(undefined).read(Buffer.concat(packForm(undefined).write(pack)));
  expect(
    [...read].map(([file, { body, ...page }]) => [file, { ...page, body: Uint8Array.from(body) }]),
  ).toEqual([...pack]);
});

test('a page has the commit of now at every place where it had the earlier one, and nothing else is another', () => {
  const page = (commit: string) => `µ ${commit}${commit} 0123456789 ${commit}`;
  expect(reread({ 'a.html': page(AT_FIRST), 'b.html': 'none' })).toEqual({
    'a.html': page(LATER),
    'b.html': 'none',
  });
});
