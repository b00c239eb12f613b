import { parseHTML } from 'linkedom';
import { afterEach, expect, test, vi } from 'vitest';
import { svgElement } from '../../../src/client/figures/svg-element.ts';
import { createMark, SVG_NAMESPACE } from '../../../src/figures/drawing/mark.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

test('a drawing comes into a page as its markup would', () => {
  vi.stubGlobal('document', parseHTML('<!doctype html><html></html>').document);
  const text = createMark('text', { x: -4 }, [], 'a < b & c');
  const element = svgElement(
    createMark('svg', { role: 'img' }, [createMark('g', { 'data-index': 3 }, [text])]),
  );
  expect(element.namespaceURI).toBe(SVG_NAMESPACE);
  expect(element.outerHTML).toBe(
    '<svg role="img"><g data-index="3"><text x="-4">a &lt; b &amp; c</text></g></svg>',
  );
});
