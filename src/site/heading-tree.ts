/** A heading as a table of contents lists it. */
export interface Heading {
  readonly depth: number;
  /** Its anchor. */
  readonly slug: string;
  readonly text: string;
  /** The page that begins with it, where that is another one. */
  readonly path?: string;
  /** Whether the page that has the contents begins with it. */
  readonly isHere?: boolean;
}

export interface TocEntry extends Heading {
  readonly children: readonly TocEntry[];
}

/** Nests headings of depth 2 and 3; deeper ones are left out, a depth 3 without a parent stands alone. */
export function nestHeadings(headings: readonly Heading[]): readonly TocEntry[] {
  const entries: (Heading & { children: TocEntry[] })[] = [];
  for (const heading of headings) {
    const parent = entries.at(-1);
    if (heading.depth === 2 || (heading.depth === 3 && parent === undefined)) {
      entries.push({ ...heading, children: [] });
    } else if (heading.depth === 3) {
      parent?.children.push({ ...heading, children: [] });
    }
  }
  return entries;
}
