import { TEXTURES, type Look } from '../looks.ts';
import { append, createMark, type Mark } from './mark.ts';

/** What a chart is drawn on. */
export interface Canvas {
  readonly root: Mark;
  readonly width: number;
  /** Reference to the fill of a textured look; undefined for a plain one, which its class fills. */
  fill(look: Look): string | undefined;
}

/** @param id prefixes every id in the drawing, so that many drawings fit in one page. */
export function createCanvas(id: string, width: number): Canvas {
  const root = createMark('svg');
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
