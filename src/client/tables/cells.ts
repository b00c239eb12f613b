export function headersOf(table: HTMLTableElement): readonly HTMLTableCellElement[] {
  return [...(table.tHead?.rows[0]?.cells ?? [])];
}

export function cellText(row: HTMLTableRowElement, index: number): string {
  return singleSpaced(row.cells[index]);
}

export function singleSpaced(element: Element | undefined): string {
  return element?.textContent.trim().replaceAll(/\s+/g, ' ') ?? '';
}
