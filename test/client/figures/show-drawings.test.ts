import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showDrawings } from '../../../src/client/figures/show-drawings.ts';
import { createMark, type Mark } from '../../../src/figures/drawing/mark.ts';

beforeEach(() => {
  vi.stubGlobal('document', parseHTML('<!doctype html><html></html>').document);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const attributes = fc.dictionary(
  fc.constantFrom('d', 'fill', 'x'),
  fc.option(fc.constantFrom('a', 'b', 2), { nil: undefined }),
);
const { mark } = fc.letrec<{ mark: Mark; marks: Mark[] }>((tie) => ({
  mark: fc.oneof(
    { depthSize: 'small' },
    fc
      .tuple(fc.constantFrom('rect', 'text'), attributes, fc.constantFrom('', 'one', 'two'))
      .map(([name, of, text]) => createMark(name, of, [], text)),
    fc
      .tuple(fc.constantFrom('g', 'text'), attributes, tie('marks'))
      .map(([name, of, children]) => createMark(name, of, children)),
  ),
  marks: fc.array(tie('mark'), { maxLength: 4 }),
}));
const drawings = fc.array(mark, { maxLength: 3 });

test('after other drawings there is what there would be without them', () => {
  fc.assert(
    fc.property(drawings, drawings, (before, after) => {
      const [place, fresh] = [document.createElement('div'), document.createElement('div')];
      showDrawings(place, before);
      showDrawings(place, after);
      showDrawings(fresh, after);
      expect(place.innerHTML).toBe(fresh.innerHTML);
    }),
  );
});

test('a bar that gets an error bar stays, without what pointing at it had added', () => {
  const column = (...more: Mark[]) =>
    createMark('g', { class: 'c0' }, [createMark('rect', { width: 3 }), ...more]);
  const place = document.createElement('div');
  showDrawings(place, [column()]);
  const group = place.firstElementChild!;
  const bar = group.firstElementChild;
  group.classList.add('current');
  showDrawings(place, [column(createMark('path', { d: 'M0 0h3' }))]);
  expect(place.firstElementChild).toBe(group);
  expect(group.firstElementChild).toBe(bar);
  expect(place.innerHTML).toBe('<g class="c0"><rect width="3" /><path d="M0 0h3" /></g>');
});
