import temml from 'temml';

/**
 * A formula in TeX as MathML. The strict content policy allows no inline style; the class of its box does what it would.
 *
 * @throws temml.ParseError with the reason where the TeX cannot be read
 */
export function formulaMathml(tex: string, display: boolean): string {
  return temml
    .renderToString(tex, { displayMode: display, throwOnError: true, annotate: true })
    .replace(/ style="[^"]*"/g, '');
}
