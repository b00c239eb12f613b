import type { z } from 'zod';
import type { Problem } from '../dataset/problem.ts';
import type { ChapterElement } from './chapter-elements.ts';
import type { ComponentSchema } from './component-schemas.ts';
import { describeIssue } from '../dataset/describe-issue.ts';
import { FEW_VALUES } from '../dataset/few-values.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import { rightFields } from './right-fields.ts';

/** What the attributes of a component say. */
export interface ReadAttributes {
  /** Those that are right. */
  readonly value: Readonly<Record<string, unknown>>;
  /** With any, something is wrong or missing. */
  readonly problems: readonly Problem[];
}

/** Checks a component's attributes against its schema, each problem at the attribute that has it. */
export function readAttributes(element: ChapterElement, component: ComponentSchema): ReadAttributes {
  const problems: Problem[] = [];
  const given = new Map<string, unknown>();
  for (const attribute of element.attributes) {
    if (given.has(attribute.name)) {
      problems.push(
        problemAt(attribute, `<${element.name}> says ${attribute.name} twice`, 'each attribute once'),
      );
    }
    given.set(attribute.name, attribute.value);
  }
  const written: Readonly<Record<string, unknown>> = Object.fromEntries(given);
  const schema =
    'attributes' in component ? component.attributes : chosen(element, component, written, problems);
  // Where nothing says what is valid, the id still is the name that others point at.
  if (schema === undefined)
    return { value: typeof written.id === 'string' ? { id: written.id } : {}, problems };

  const parsed = schema.safeParse(written, { ...FEW_VALUES, reportInput: true });
  if (!parsed.success) {
    const keys = Object.keys(schema.shape);
    for (const issue of parsed.error.issues) problems.push(...located(element, issue, keys));
  }
  return { value: parsed.success ? parsed.data : rightFields(schema, written), problems };
}

/** The schema that the deciding attribute, such as a figure's `kind`, names. */
function chosen(
  element: ChapterElement,
  { by, choices }: Extract<ComponentSchema, { by: string }>,
  written: Readonly<Record<string, unknown>>,
  problems: Problem[],
): z.ZodObject | undefined {
  const name = written[by];
  const schema = typeof name === 'string' ? choices.get(name) : undefined;
  if (schema !== undefined) return schema;
  const names = [...choices.keys()];
  const attribute = element.attributes.find((each) => each.name === by);
  problems.push(
    attribute === undefined
      ? problemAt(element, `<${element.name}> has no ${by}`, `${by}, one of ${names.join(', ')}`)
      : problemAt(
          attribute,
          `<${element.name}>: unknown ${by}`,
          expectOneOf(String(name), names),
          String(name),
        ),
  );
  // A figure without an id is worth saying at once, not only when its kind has been put right.
  const needsId = [...choices.values()].every((choice) => 'id' in choice.shape);
  if (needsId && written.id === undefined) problems.push(missing(element, 'id'));
  return undefined;
}

function located(element: ChapterElement, issue: z.core.$ZodIssue, keys: readonly string[]): Problem[] {
  return describeIssue(issue, keys).map(({ path, message, value, expected }) => {
    const name = String(path[0]);
    const attribute = element.attributes.find((each) => each.name === name);
    if (attribute === undefined) {
      return name === 'id'
        ? missing(element, 'id')
        : problemAt(element, `<${element.name}>: ${message}`, expected);
    }
    // As it is written: 150%, not the 1.5 that it means.
    const isWhole = path.length === 1 && issue.code !== 'unrecognized_keys';
    const written = isWhole && typeof attribute.value === 'string' ? attribute.value : value;
    return problemAt(attribute, `<${element.name}>: ${message}`, expected, written);
  });
}

function missing(element: ChapterElement, name: string): Problem {
  return problemAt(
    element,
    `<${element.name}> has no ${name}`,
    'an id of lower-case words joined by hyphens, which links and file names are made of',
  );
}

function problemAt(
  { file, line, column }: { readonly file: string; readonly line: number; readonly column: number },
  message: string,
  expected: string,
  value?: string,
): Problem {
  return { file, line, column, message, ...(value === undefined ? {} : { value }), expected };
}
