import { fieldsOf, kindOf, type FigureSpec } from '../../figures/spec.ts';

/** From here on attributes stand on lines of their own. */
const LINE = 110;

/** The component that puts a figure into a chapter, as an author writes it. */
export function figureMdx(spec: FigureSpec): string {
  const fields = fieldsOf(spec);
  const attributes = [
    attribute('id', spec.id),
    attribute('kind', spec.kind),
    ...kindOf(spec.kind).taken.flatMap(({ key, form }) => {
      const value = fields[key];
      if (value === undefined) return [];
      return [attribute(key, form === 'share' ? percentOf(Number(value)) : value)];
    }),
  ];
  const line = `<Figure ${attributes.join(' ')} />`;
  return line.length <= LINE ? line : ['<Figure', ...attributes.map((each) => `  ${each}`), '/>'].join('\n');
}

/** A list is words with spaces between; what an attribute cannot hold as text becomes an expression. */
function attribute(name: string, value: string | number | readonly (string | number)[]): string {
  const words = (typeof value === 'object' ? value : [value]).map(String);
  const text = words.join(' ');
  if (!/["&{}<>\\]|[^\S ]/.test(text) && words.every((word) => /^\S+$/.test(word)))
    return `${name}="${text}"`;
  return `${name}={${JSON.stringify(typeof value === 'object' ? words : text)}}`;
}

/** `10%` rather than `0.1`, where that is the same number. */
function percentOf(share: number): string {
  const percent = Number((share * 100).toPrecision(15));
  return percent / 100 === share ? `${percent}%` : String(share);
}
