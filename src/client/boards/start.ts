import { boardChart } from './board-chart.ts';
import { longTable } from './long-table.ts';
import { hasWords, type Wanted, wordsOf } from './wanted-rows.ts';

/** Typing is not waited for, but for a pause of so many ms. */
const PAUSE_MS = 120;

const form = document.querySelector<HTMLFormElement>('form[data-boards]');
const tables = [...document.querySelectorAll<HTMLElement>('[data-long-table]')].map((root) => ({
  table: longTable(root),
  chart: boardChart(document.getElementById(`boards-${root.dataset['longTable']!}`)),
}));
const entries = [...document.querySelectorAll<HTMLElement>('[data-entry]')];
let pause: ReturnType<typeof setTimeout> | undefined;
let last = 0;

function wantedOf(fields: FormData): Wanted {
  const picks = ['model', 'library', 'year'].flatMap((key) => {
    const value = fields.get(key);
    return typeof value === 'string' && value !== '' ? [[key, value] as const] : [];
  });
  const words = fields.get('q');
  return { words: wordsOf(typeof words === 'string' ? words : ''), picks: new Map(picks) };
}

/** Tables and charts narrow to what is looked for, and the list of datasets to those that have a row of it, or say it of themselves. */
async function apply(): Promise<void> {
  const turn = (last += 1);
  const wanted = wantedOf(new FormData(form!));
  const found = await Promise.all(tables.map(({ table }) => table.show(wanted)));
  if (turn !== last) return;
  const hasPicks = wanted.picks.size > 0;
  const isAll = !hasPicks && wanted.words.length === 0;
  for (const [at, { chart }] of tables.entries()) chart?.show(found[at]!, isAll);
  const datasets = new Set(found.flat().map(({ dataset }) => dataset));
  for (const entry of entries)
    entry.hidden =
      !datasets.has(entry.dataset['entry']!) && (hasPicks || !hasWords(entry.textContent, wanted.words));
  const shown = entries.filter(({ hidden }) => !hidden).length;
  form!.querySelector('[role="status"]')!.textContent =
    shown === entries.length ? '' : `${String(shown)} of ${entries.length.toLocaleString('en')} datasets`;
}

form?.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => void apply(), PAUSE_MS);
});
form?.addEventListener('submit', (event) => {
  event.preventDefault();
  clearTimeout(pause);
  void apply();
});
