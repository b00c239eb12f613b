import { expect, test } from 'vitest';
import { markdownHtml } from '../../src/site/markdown-html.ts';

test('what came with data is shown, not run', async () => {
  expect(
    await markdownHtml('Two **new** boards, <script>alert(1)</script> and\n\n<img src=x onerror=alert(1)>'),
  ).toBe(
    '<p>Two <strong>new</strong> boards, &#x3C;script>alert(1)&#x3C;/script> and</p>\n&#x3C;img src=x onerror=alert(1)>',
  );
});

test('its headings have no place among those of the page', async () => {
  expect(await markdownHtml('### Added\n\n- one')).toBe(
    '<p><strong>Added</strong></p>\n<ul>\n<li>one</li>\n</ul>',
  );
});
