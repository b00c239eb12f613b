import type { Root, Text } from 'mdast';
import type { MdxFlowExpression, MdxTextExpression } from 'mdast-util-mdx-expression';
import { visit } from 'unist-util-visit';
import type { Problem } from '../dataset/problem.ts';
import { literalOf } from './literal.ts';
import { expectOneOf } from '../dataset/nearest.ts';
import { placeInText } from './text-places.ts';

/** Markup that would break the page or be passed over in silence: code, and footnotes that lead nowhere. */
export function checkMarkup(tree: Root, file: string, source: string): readonly Problem[] {
  return [...codeIn(tree, file), ...brokenFootnotes(tree, file, source)];
}

function codeIn(tree: Root, file: string): Problem[] {
  const problems: Problem[] = [];
  visit(tree, ['mdxFlowExpression', 'mdxTextExpression', 'mdxjsEsm'], (node) => {
    const { value, position } = node as MdxFlowExpression | MdxTextExpression;
    const at = { file, line: position?.start.line ?? 0, column: position?.start.column ?? 0 };
    if (node.type === 'mdxjsEsm') {
      const expected = 'no import or export, as every component is there without';
      problems.push({ ...at, message: 'code in a chapter', value: value.split('\n')[0]!, expected });
    } else if (!isPlain(node as MdxFlowExpression | MdxTextExpression)) {
      const expected = '<Value of="…">, or \\{ for a brace';
      problems.push({ ...at, message: 'braces hold what has to be computed', value: `{${value}}`, expected });
    }
  });
  return problems;
}

/** A comment, or text or a number that can be read without running anything. */
function isPlain({ data }: MdxFlowExpression | MdxTextExpression): boolean {
  return data?.estree?.body.length === 0 || literalOf(data?.estree) !== undefined;
}

function brokenFootnotes(tree: Root, file: string, source: string): Problem[] {
  const problems: Problem[] = [];
  const defined = new Map<string, { line: number; column: number }>();
  const used = new Set<string>();
  visit(tree, 'footnoteDefinition', ({ identifier, position }) => {
    defined.set(identifier, position?.start ?? { line: 0, column: 0 });
  });
  visit(tree, 'footnoteReference', ({ identifier }) => {
    used.add(identifier);
  });
  // A reference to a note that is not there stays text.
  visit(tree, 'text', (text: Text) => {
    for (const { 0: written, 1: name, index } of text.value.matchAll(/\[\^([^\]\s]+)\]/g)) {
      const { line, column } = placeInText(text, index, source);
      const expected = expectOneOf(name!, [...defined.keys()]);
      problems.push({ file, line, column, message: 'unknown footnote', value: written, expected });
    }
  });
  for (const [name, { line, column }] of defined) {
    if (used.has(name)) continue;
    const expected = `[^${name}] in the text`;
    problems.push({ file, line, column, message: 'footnote that nothing refers to', value: name, expected });
  }
  return problems;
}
