import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { embedPage } from '../../src/site/embed-page.ts';

const PAGE = embedPage({
  faces: {
    wide: {
      ...{ id: 'times', title: 'Times of <b>', caption: 'In ms.', alt: 'A chart "of" times' },
      ...{ svg: '', width: 720, height: 200, table: { columns: [], rows: [] } },
    },
    page: { plots: ['<svg class="fig fig-wide"></svg>'], heads: ['<svg class="fig key"></svg>'] },
  },
  stylesheet: 'body{margin:0}',
  script: 'parent.postMessage(1, "*");',
  font: '/fonts/sans.woff2',
  address: 'https://example.org/speed/#times',
  from: 'A report · version 1.0.0',
});

const { document } = parseHTML(PAGE);
const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('allows its own style and script, its typeface, and nothing else', () => {
  const policy = document.querySelector('meta[http-equiv]')!.getAttribute('content');
  expect(policy).toBe(
    [
      "default-src 'none'",
      `style-src ${hashOf(document.querySelector('style')!.textContent)}`,
      `script-src ${hashOf(document.querySelector('script')!.textContent)}`,
      "font-src 'self'; base-uri 'none'; form-action 'none'",
    ].join('; '),
  );
});

it('shows the drawing with its words, and leads to where it stands', () => {
  expect(document.querySelectorAll('.figure-head svg, .figure-box svg').length).toBe(2);
  expect(document.querySelector('h1')!.textContent).toBe('Times of <b>');
  const box = document.querySelector('.figure-box')!;
  expect(document.getElementById(box.getAttribute('aria-describedby')!)!.textContent).toBe(
    'A chart "of" times',
  );
  const link = document.querySelector('.from a')!;
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
    'https://example.org/speed/#times',
    '_blank',
  ]);
});
