import { expect, test } from 'vitest';
import { append, appendText, createMark } from '../../../src/figures/drawing/mark.ts';
import { escapeMarkup, serializeSvg } from '../../../src/figures/drawing/serialize.ts';

test('attributes stand by their names, however they were given, and those that are undefined are left out', () => {
  const root = createMark('svg', { width: 10, class: 'fig', fill: undefined });
  append(root, 'g', { transform: 'none', 'data-index': 0 });
  expect(serializeSvg(root)).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" class="fig" width="10"><g data-index="0" transform="none"/></svg>',
  );
});

test('numbers have at most one decimal, and zero has no sign', () => {
  const root = createMark('svg');
  append(root, 'rect', { x: 1 / 3, y: -0.04, width: 2e3 });
  expect(serializeSvg(root)).toContain('<rect width="2000" x="0.3" y="0"/>');
});

test('texts and attributes are escaped, and lose what no file can carry', () => {
  const root = createMark('svg');
  appendText(root, 'a < b & "c" > d', { 'data-series': '<"&">' });
  expect(serializeSvg(root)).toContain(
    '<text data-series="&lt;&quot;&amp;&quot;&gt;">a &lt; b &amp; &quot;c&quot; &gt; d</text>',
  );
  expect(escapeMarkup('a\u0000b\ud800c\uffffd 😀')).toBe('a\ufffdb\ufffdc\ufffdd 😀');
});
