import type { Root } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx-jsx';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import { visit } from 'unist-util-visit';
import type { Problem } from '../dataset/problem.ts';
import { literalOf, type Literal } from './literal.ts';

/** Where something stands in a file that an author wrote; lines and columns are 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export interface ElementAttribute extends Place {
  readonly name: string;
  readonly value: Literal;
}

/** A component as an author wrote it in a chapter. */
export interface ChapterElement extends Place {
  readonly name: string;
  readonly attributes: readonly ElementAttribute[];
  /** Whether it stands by itself, as a block between paragraphs, rather than in a sentence. */
  readonly isBlock: boolean;
}

/** Reads what the site's own processor reads: footnotes and tables are no part of plain Markdown. */
const parser = remark().use(remarkGfm).use(remarkMdx);

/** The syntax tree of a chapter whose frontmatter has been blanked out. Throws what the MDX parser throws. */
export function parseMdx(source: string): Root {
  return parser.parse(source);
}

/** The components of a chapter in document order, with what is wrong with the way their attributes are written. */
export function chapterElements(
  tree: Root,
  file: string,
): { elements: readonly ChapterElement[]; problems: readonly Problem[] } {
  const elements: ChapterElement[] = [];
  const problems: Problem[] = [];
  visit(tree, ['mdxJsxFlowElement', 'mdxJsxTextElement'], (node) => {
    const element = node as MdxJsxFlowElement | MdxJsxTextElement;
    if (element.name === null || !/^[A-Z]/.test(element.name)) return;
    const place = placeOf(element, file);
    elements.push({
      ...place,
      name: element.name,
      attributes: readAttributes(element, place, problems),
      isBlock: element.type === 'mdxJsxFlowElement',
    });
  });
  return { elements, problems };
}

function readAttributes(
  element: MdxJsxFlowElement | MdxJsxTextElement,
  place: Place,
  problems: Problem[],
): ElementAttribute[] {
  const attributes: ElementAttribute[] = [];
  for (const attribute of element.attributes) {
    const at = attribute.position ? placeOf(attribute, place.file) : place;
    if (attribute.type === 'mdxJsxExpressionAttribute') {
      problems.push({
        ...at,
        message: `<${element.name}> spreads attributes`,
        value: `{${attribute.value}}`,
        expected: 'each attribute by its name',
      });
      continue;
    }
    const value = attributeValue(attribute.value);
    if (value === undefined) {
      problems.push({
        ...at,
        message: `${attribute.name} of <${element.name}> has to be computed`,
        value: typeof attribute.value === 'object' && attribute.value ? `{${attribute.value.value}}` : '',
        expected: 'text in quotes, or a number or a list in braces',
      });
    } else {
      attributes.push({ ...at, name: attribute.name, value });
    }
  }
  return attributes;
}

type AttributeNode = Extract<MdxJsxFlowElement['attributes'][number], { type: 'mdxJsxAttribute' }>;

function attributeValue(value: AttributeNode['value']): Literal | undefined {
  if (value === null || value === undefined) return true;
  return typeof value === 'string' ? value : literalOf(value.data?.estree);
}

function placeOf(
  node: { position?: { start: { line: number; column: number } } | undefined },
  file: string,
): Place {
  const start = node.position?.start;
  return { file, line: start?.line ?? 0, column: start?.column ?? 0 };
}
