import type { Expression, Program } from 'estree';

/** What an attribute may hold: text, or an expression that can be read without running anything. */
export type Literal = string | number | boolean | null | readonly Literal[];

/** The value of `{…}` in an attribute, or undefined where it is not a plain literal. */
export function literalOf(program: Program | null | undefined): Literal | undefined {
  const [statement, ...more] = program?.body ?? [];
  if (statement?.type !== 'ExpressionStatement' || more.length > 0) return undefined;
  return literalOfExpression(statement.expression);
}

function literalOfExpression(expression: Expression): Literal | undefined {
  switch (expression.type) {
    case 'Literal':
      return isPlain(expression.value) ? expression.value : undefined;
    case 'UnaryExpression': {
      const operand = literalOfExpression(expression.argument);
      return expression.operator === '-' && typeof operand === 'number' ? -operand : undefined;
    }
    case 'TemplateLiteral':
      return expression.expressions.length === 0
        ? (expression.quasis[0]?.value.cooked ?? undefined)
        : undefined;
    case 'ArrayExpression': {
      const items = expression.elements.map((element) =>
        element === null || element.type === 'SpreadElement' ? undefined : literalOfExpression(element),
      );
      return items.some((item) => item === undefined) ? undefined : (items as Literal[]);
    }
    default:
      return undefined;
  }
}

function isPlain(value: unknown): value is string | number | boolean | null {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
