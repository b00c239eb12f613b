import type { Problem } from '../dataset/problem.ts';
import type { TableSpec } from '../tables/report-table.ts';
import type { ChapterElement } from './chapter-elements.ts';
import { COMPONENT_SCHEMAS } from './component-schemas.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import { readFigureChoices } from './figure-choices.ts';
import { readAttributes } from './read-attributes.ts';
import type { Chapter, PlacedElement, PlacedFigure, PlacedTable } from './report.ts';

export interface PlacedElements {
  /** Every component that there is, in the order of the page. */
  readonly elements: readonly PlacedElement[];
  readonly figures: readonly PlacedFigure[];
  readonly tables: readonly PlacedTable[];
  readonly problems: readonly Problem[];
}

/**
 * Reads the attributes of every component and numbers figures and tables as they come.
 *
 * @param own names of the author’s components, which take what attributes they like
 */
export function placeElements(chapters: readonly Chapter[], own: readonly string[] = []): PlacedElements {
  const elements: PlacedElement[] = [];
  const figures: PlacedFigure[] = [];
  const tables: PlacedTable[] = [];
  const problems: Problem[] = [];
  for (const chapter of chapters) {
    for (const element of chapter.elements) {
      const { file, line, column, name } = element;
      const schema = COMPONENT_SCHEMAS.get(name);
      if (schema === undefined) {
        if (!own.includes(name)) problems.push(unknownComponent(element, own));
        continue;
      }
      if (element.isBlock && IN_SENTENCES.has(name)) problems.push(outsideSentence(element));
      const { value, problems: found } = readAttributes(element, schema);
      problems.push(...found);
      const place = { file, line, column, chapter: chapter.slug };
      const isComplete = found.length === 0;
      elements.push({ ...place, element, attributes: value, isComplete });
      if (!isComplete) continue;
      const { dataset, ...spec } = value;
      const on = { ...place, ...(typeof dataset === 'string' ? { dataset } : {}) };
      if (name === 'Figure') {
        const { problems: ofChoices, ...shown } = readFigureChoices(element, value, schema);
        problems.push(...ofChoices);
        figures.push({ ...on, number: figures.length + 1, ...shown });
      }
      if (name === 'Table')
        tables.push({ ...on, number: tables.length + 1, spec: spec as unknown as TableSpec });
    }
  }
  return { elements, figures, tables, problems };
}

/** Components that are parts of a sentence. On lines of their own they would tear their paragraph apart. */
const IN_SENTENCES = new Set(['Value', 'Ref', 'Cite', 'Quoted', 'Term']);

function outsideSentence({ name, file, line, column }: ChapterElement): Problem {
  return {
    file,
    line,
    column,
    message: `<${name}> stands on lines of its own`,
    expected: 'it on one line with words of its sentence',
  };
}

function unknownComponent({ name, file, line, column }: ChapterElement, own: readonly string[]): Problem {
  return {
    file,
    line,
    column,
    message: 'unknown component',
    value: name,
    expected: expectOneOf(name, [...COMPONENT_SCHEMAS.keys(), ...own]),
  };
}
