/** The table that tools work on. */
export function tableOf(tools: HTMLElement): HTMLTableElement {
  return document.querySelector<HTMLTableElement>(
    `table[data-table="${CSS.escape(tools.dataset['tools']!)}"]`,
  )!;
}

/** The tools that work on a table. */
export function toolsOf(table: HTMLTableElement): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-tools="${CSS.escape(table.dataset['table']!)}"]`)!;
}

/** Says beside the tools, and to those who hear the page, what they did. */
export function tell(tools: HTMLElement, words: string): void {
  tools.querySelector('.table-status')!.textContent = words;
}
