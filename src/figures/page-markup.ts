import type { Faces } from './build-faces.ts';
import type { Drawn } from './draw-figure.ts';
import { SVG_NAMESPACE } from './drawing/canvas.ts';
import { serializeSvg } from './drawing/serialize.ts';
import type { Figure } from './figure.ts';

/** A figure as files and pages hold it, in words and markup alone. */
export interface PublishedFaces {
  /** The file; its words are those of the page too. */
  readonly wide: Figure;
  readonly page: {
    readonly plots: readonly string[];
    readonly heads: readonly string[];
    readonly axis?: string;
  };
}

export function publishFaces(faces: Faces): PublishedFaces {
  const { plots, heads, axis } = faces.drawPage();
  return {
    wide: faces.wide,
    page: {
      plots: plots.map(pageMarkup),
      heads: heads.map(pageMarkup),
      ...(axis && { axis: pageMarkup(axis) }),
    },
  };
}

/**
 * A drawing as it stands in the markup of a page. There the namespace goes without saying, and so does the row of a
 * mark that follows the one before it: a report has thousands.
 */
export function pageMarkup({ root }: Pick<Drawn, 'root'>): string {
  let last = -1;
  return serializeSvg(root)
    .replace(` xmlns="${SVG_NAMESPACE}"`, '')
    .replace(/ data-index="(\d+)"/g, (attribute, digits: string) => {
      const isNext = Number(digits) === last + 1;
      last = Number(digits);
      return isNext ? ' data-index' : attribute;
    });
}

/** Says of every mark again which row it is of. */
export function spellOutIndexes(drawing: Element): void {
  let last = -1;
  for (const mark of drawing.querySelectorAll('[data-index]')) {
    const written = mark.getAttribute('data-index')!;
    last = written === '' ? last + 1 : Number(written);
    mark.setAttribute('data-index', String(last));
  }
}
