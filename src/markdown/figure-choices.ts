import { readSpec, type FigureSpec } from '../figures/spec.ts';
import type { Problem } from '../dataset/problem.ts';
import type { ChapterElement } from './chapter-elements.ts';
import type { ComponentSchema } from './component-schemas.ts';
import type { WrittenChoice } from './figure-switch.ts';
import { readAttributes } from './read-attributes.ts';

/** A figure and everything that its switch shows instead. */
export interface FigureChoices {
  readonly spec: FigureSpec;
  readonly choices: readonly FigureSpec[];
  readonly problems: readonly Problem[];
}

/** @param attributes those of a `<Figure>`, as its schema read them */
export function readFigureChoices(
  element: ChapterElement,
  attributes: Readonly<Record<string, unknown>>,
  schema: ComponentSchema,
): FigureChoices {
  const read = choicesOf(attributes).map((choice) => ({
    ...readAttributes(changed(element, choice), schema),
    isElsewhere: 'dataset' in choice.attributes,
  }));
  return {
    spec: specOf(attributes),
    choices: read.flatMap(({ value, problems }) => (problems.length === 0 ? [specOf(value)] : [])),
    problems: read.flatMap(({ problems, isElsewhere }) => [
      ...problems,
      ...(isElsewhere ? [otherDataset(element)] : []),
    ]),
  };
}

/** Which dataset it is of, and what else its switch shows, is no part of a figure’s spec. */
function specOf({ dataset: _, switch: __, ...spec }: Readonly<Record<string, unknown>>): FigureSpec {
  return readSpec(spec);
}

function otherDataset(element: ChapterElement): Problem {
  const { file, line, column } = element.attributes.find(({ name }) => name === 'switch') ?? element;
  const expected = 'a figure of its own for each dataset';
  return { file, line, column, message: '<Figure>: switch changes the dataset', expected };
}

/** The choices of a switch as an author wrote them. */
export function choicesOf(attributes: Readonly<Record<string, unknown>>): readonly WrittenChoice[] {
  const { switch: written } = attributes;
  return Array.isArray(written) ? (written as readonly WrittenChoice[]) : [];
}

/** The figure as it would be written for a choice alone; what the choice says stands where its switch does. */
function changed(element: ChapterElement, { id, attributes }: WrittenChoice): ChapterElement {
  const at = element.attributes.find(({ name }) => name === 'switch')!;
  const instead = { ...attributes, id };
  return {
    ...element,
    attributes: [
      ...element.attributes.filter(({ name }) => name !== 'switch' && !Object.hasOwn(instead, name)),
      ...Object.entries(instead).map(([name, value]) => ({ ...at, name, value })),
    ],
  };
}
