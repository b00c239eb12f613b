const collator = new Intl.Collator('en', { numeric: true });

/** The leading number of a cell such as `1,234.5 ± 0.2`, a time in µs in ms as its neighbours; undefined for "not measured" and words. */
function leadingNumber(text: string): number | undefined {
  const number = Number.parseFloat(text.replaceAll(',', '').replace('−', '-'));
  if (Number.isNaN(number)) return undefined;
  return text.includes('µs') ? number / 1000 : number;
}

/** How two cells stand to each other. @param sign 1 for ascending, −1 for descending */
export type CellOrder = (a: string, b: string, sign: 1 | -1) => number;

export const orderWords: CellOrder = (a, b, sign) => sign * collator.compare(a, b);

/** What was not measured stays last, whichever way the rest is sorted. */
export const orderNumbers: CellOrder = (a, b, sign) => {
  const x = leadingNumber(a);
  const y = leadingNumber(b);
  return x === undefined || y === undefined
    ? Number(x === undefined) - Number(y === undefined)
    : sign * (x - y);
};

/** The order of a column's cells, by its heading. */
export function orderOf(header: HTMLTableCellElement): CellOrder {
  return header.classList.contains('number') ? orderNumbers : orderWords;
}
