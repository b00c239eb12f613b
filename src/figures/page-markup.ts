import type { Faces } from './build-faces.ts';
import { serializeMark, writeAttribute } from './drawing/serialize.ts';
import type { Mark } from './drawing/mark.ts';
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

export function publishFaces({ wide, page }: Faces): PublishedFaces {
  const { plots, heads, axis } = page;
  return {
    wide,
    page: {
      plots: plots.map(({ root }) => pageMarkup(root)),
      heads: heads.map(({ root }) => pageMarkup(root)),
      ...(axis && { axis: pageMarkup(axis.root) }),
    },
  };
}

/**
 * A drawing as it stands in the markup of a page. There the namespace goes without saying, and so does the row of a
 * mark that follows the one before it: a report has thousands.
 */
export function pageMarkup(root: Mark): string {
  let last = -1;
  return serializeMark(root, (name, value) => {
    if (name !== 'data-index') return writeAttribute(name, value);
    const isNext = Number(value) === last + 1;
    last = Number(value);
    return isNext ? ` ${name}` : writeAttribute(name, value);
  });
}
