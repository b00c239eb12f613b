import { createCanvas } from '../../figures/drawing/canvas.ts';
import { swatchClass } from '../../figures/drawing/look-class.ts';
import { append, createMark } from '../../figures/drawing/mark.ts';
import { drawMarker } from '../../figures/drawing/marker.ts';
import { safeId } from '../../figures/safe-id.ts';
import { highlightSeries } from './highlight.ts';
import type { Series, SeriesChoice } from './series-choice.ts';
import { svgElement } from './svg-element.ts';
import { say } from './tooltip.ts';

const SWATCH = 14;

/** Each series with a button that hides it and one that leaves it alone. */
export function createSeriesChips(
  { label, mark, series }: SeriesChoice,
  id: string,
  onChange: (shown: readonly string[]) => void,
): { readonly element: HTMLElement; reset(): void } {
  const element = document.createElement('fieldset');
  element.className = 'figure-series';
  element.appendChild(document.createElement('legend')).textContent = `${label}, to show or hide`;
  const shown = new Set(series.map(({ tag }) => tag));
  const toggles = new Map<string, HTMLButtonElement>();
  const refresh = () => {
    for (const [tag, toggle] of toggles) toggle.ariaPressed = String(shown.has(tag));
  };
  const change = (tags: readonly string[]) => {
    if (tags.length === 0) {
      say('One series has to stay.');
      return;
    }
    shown.clear();
    for (const tag of tags) shown.add(tag);
    refresh();
    onChange(series.filter(({ tag }) => shown.has(tag)).map(({ tag }) => tag));
  };
  const all = series.map(({ tag }) => tag);

  for (const each of series) {
    const toggle = createButton('figure-chip');
    toggle.dataset['series'] = each.tag;
    toggle.append(...(each.look ? [swatch({ ...each, look: each.look }, id, mark)] : []), each.label);
    toggle.addEventListener('click', () => {
      change(all.filter((tag) => (tag === each.tag ? !shown.has(tag) : shown.has(tag))));
    });
    toggles.set(each.tag, toggle);
    const only = createButton('figure-only', 'only');
    only.setAttribute('aria-label', `Only ${each.label}`);
    only.addEventListener('click', () => {
      change([each.tag]);
    });
    const pair = document.createElement('span');
    pair.className = 'figure-chip-pair';
    pair.append(toggle, only);
    for (const event of ['pointerenter', 'focusin'])
      pair.addEventListener(event, () => {
        highlightSeries(each.tag);
      });
    for (const event of ['pointerleave', 'focusout'])
      pair.addEventListener(event, () => {
        highlightSeries(undefined);
      });
    element.append(pair);
  }
  const everything = createButton('figure-only', 'all');
  everything.setAttribute('aria-label', `All ${label.toLowerCase()}`);
  everything.addEventListener('click', () => {
    change(all);
  });
  element.append(everything);
  refresh();
  return {
    element,
    reset() {
      for (const tag of all) shown.add(tag);
      refresh();
    },
  };
}

export function swatch(
  { tag, look }: Required<Series>,
  id: string,
  mark: SeriesChoice['mark'] = 'bar',
): Element {
  const canvas = createCanvas(`chip-${safeId(id)}-${safeId(tag)}`, SWATCH);
  const group = append(canvas.root, 'g', { class: look.hue });
  if (mark === 'dot') drawMarker(group, look, { x: SWATCH / 2, y: SWATCH / 2, radius: 4.5 });
  else {
    append(group, 'rect', {
      class: swatchClass(look),
      x: 0.5,
      y: 0.5,
      width: SWATCH - 1,
      height: SWATCH - 1,
      fill: canvas.fill(look),
    });
  }
  const attributes = { class: 'fig', width: SWATCH, height: SWATCH, 'aria-hidden': 'true' };
  return svgElement(createMark('svg', attributes, canvas.root.children));
}

export function createButton(className: string, text = ''): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.textContent = text;
  return button;
}
