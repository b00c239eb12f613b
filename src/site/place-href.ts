import { WHOLE_REPORT } from '../markdown/addresses.ts';
import type { Report } from '../markdown/report.ts';
import { href, sitePath } from './href.ts';

/**
 * A link to what has an anchor in the report. From a page that has it itself, as that of all chapters does, it stays on
 * that page.
 *
 * @param from the page with the link
 * @throws Error where nothing in the report has the anchor
 */
export function placeHref(anchor: string, { addresses }: Report, from: URL): string {
  const address = addresses.get(anchor);
  if (address === undefined) throw new Error(`nothing in the report has the anchor ${anchor}`);
  const here = sitePath(from);
  const isHere = address.includes('#') && (here === WHOLE_REPORT || address.startsWith(`${here}#`));
  return isHere ? address.slice(address.indexOf('#')) : href(address);
}
