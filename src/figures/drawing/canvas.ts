import { select, type Selection } from 'd3-selection';
import { TEXTURES, type Look } from '../looks.ts';

export const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

export type Mark = Selection<SVGElement, unknown, null, undefined>;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** What a chart is drawn on. The document comes from outside: the browser's own, or one at build time. */
export interface Canvas {
  readonly root: Mark;
  readonly width: number;
  /** Reference to the fill of a textured look; undefined for a plain one, which its class fills. */
  fill(look: Look): string | undefined;
}

/** @param id prefixes every id in the drawing, so that many drawings fit in one page. */
export function createCanvas(document: Document, id: string, width: number): Canvas {
  const root = select<SVGElement, unknown>(document.createElementNS(SVG_NAMESPACE, 'svg'));
  let definitions: Mark | undefined;
  const known = new Set<string>();
  return {
    root,
    width,
    fill(look) {
      const texture = TEXTURES[look.texture];
      if (texture === undefined) return undefined;
      const patternId = `${id}-${look.hue}-${look.texture}`;
      if (!known.has(patternId)) {
        known.add(patternId);
        definitions ??= append(root, 'defs');
        const pattern = append(definitions, 'pattern', {
          id: patternId,
          patternUnits: 'userSpaceOnUse',
          width: texture.size,
          height: texture.size,
          patternTransform: texture.transform,
        });
        const inside = append(pattern, 'g', { class: look.hue });
        append(inside, 'rect', { class: 'tint', width: texture.size, height: texture.size });
        append(inside, 'path', { d: texture.path });
      }
      return `url(#${patternId})`;
    },
  };
}

/** Appends an element; numbers are rounded to a tenth of a pixel, undefined attributes left out. */
export function append(parent: Mark, name: string, attributes: Attributes = {}): Mark {
  const mark = parent.append(name) as unknown as Mark;
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) mark.attr(key, typeof value === 'number' ? round(value) : value);
  }
  return mark;
}

export function appendText(parent: Mark, text: string, attributes: Attributes): Mark {
  return append(parent, 'text', attributes).text(text);
}

/** A coordinate short enough to repeat a thousand times in a page. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
