import type { Analysis } from '../../analysis/analysis.ts';
import { buildFaces } from '../../figures/build-faces.ts';
import type { TakenAs } from '../../figures/field-use.ts';
import { specQuery } from '../../figures/spec-query.ts';
import { fieldsOf, kindOf, readSpec, type FigureKind, type FigureSpec } from '../../figures/spec.ts';
import { NotLoaded } from '../load.ts';
import { createCopyButton } from './copy-button.ts';
import { loadAnalysis } from './dataset-analysis.ts';
import { createButton, createSeriesChips } from './series-chips.ts';
import { seriesChoices } from './series-choice.ts';
import { holdHeight, showFaces } from './show-faces.ts';
import { say } from './tooltip.ts';

/** Opens or closes what a reader can change about a figure. It is made when first opened. */
export async function togglePanel(card: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const open = button.ariaExpanded !== 'true';
  button.ariaExpanded = String(open);
  const known = card.querySelector<HTMLElement>('.figure-panel');
  if (known === null) await loadPanel(card);
  else known.hidden = !open;
}

/** Opens the panel at the buttons of a series. */
export async function openAtSeries(
  card: HTMLElement,
  button: HTMLButtonElement,
  series: string,
): Promise<void> {
  const about = card.querySelector<HTMLDetailsElement>('.figure-about');
  if (about !== null) about.open = true;
  if (button.ariaExpanded !== 'true') await togglePanel(card, button);
  card.querySelector<HTMLElement>(`.figure-chip[data-series="${CSS.escape(series)}"]`)?.focus();
}

async function loadPanel(card: HTMLElement): Promise<void> {
  const panel = document.createElement('div');
  panel.className = 'figure-panel';
  panel.textContent = 'Loading the measurements …';
  (card.querySelector('.figure-about') ?? card).append(panel);
  let analysis: Analysis;
  try {
    analysis = await loadAnalysis(card.dataset['summaries']!);
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    panel.textContent = `The measurements could not be loaded: ${error.message} `;
    say(panel.textContent);
    const again = createButton('figure-again', 'Try again');
    again.addEventListener('click', () => {
      panel.remove();
      void loadPanel(card);
    });
    panel.append(again);
    return;
  }
  fillPanel(panel, card, analysis);
}

function fillPanel(panel: HTMLElement, card: HTMLElement, analysis: Analysis): void {
  const original = readSpec(JSON.parse(card.dataset['spec']!));
  let spec = original;
  const link = document.createElement('a');
  link.textContent = 'Open this state in the explorer';
  const reset = createButton('figure-reset', 'Reset');

  const show = (next: FigureSpec) => {
    spec = next;
    const faces = buildFaces(spec, analysis);
    holdHeight(card);
    showFaces(card, faces);
    link.href = `${card.dataset['explore']!}?${specQuery(spec).toString()}`;
    say(`${faces.title}. ${faces.alt}`);
  };
  const chips = seriesChoices(original, analysis).map((choice) =>
    createSeriesChips(choice, original.id, (tags) => {
      show(choice.withOnly(spec, tags));
    }),
  );
  const selects = switchesOf(original.kind).map((each) =>
    createSwitch(each, original, (value) => {
      show(readSpec({ ...spec, [each.key]: value }));
    }),
  );
  reset.addEventListener('click', () => {
    for (const control of [...chips, ...selects]) control.reset();
    show(original);
  });
  link.href = `${card.dataset['explore']!}?${specQuery(spec).toString()}`;

  const row = (className: string, ...children: Element[]) => {
    const element = document.createElement('div');
    element.className = className;
    element.append(...children);
    return element;
  };
  panel.replaceChildren(
    ...chips.map(({ element }) => element),
    row('figure-switches', ...selects.map(({ element }) => element)),
    row(
      'figure-state',
      link,
      createCopyButton('figure-copy', 'Copy link', () => link.href),
      reset,
    ),
  );
}

function createSwitch(
  { key, label, words, absent }: ReturnType<typeof switchesOf>[number],
  original: FigureSpec,
  onChange: (value: string) => void,
): { readonly element: HTMLElement; reset(): void } {
  const element = document.createElement('label');
  const select = document.createElement('select');
  select.name = key;
  for (const [value, text] of words) select.add(new Option(text, value));
  const reset = () => {
    select.value = String(fieldsOf(original)[key] ?? absent);
  };
  reset();
  select.addEventListener('change', () => {
    onChange(select.value);
  });
  element.append(label, select);
  return { element, reset };
}

/** Fields of a figure that a reader can switch between a few words, beside which series it shows. */
function switchesOf(kind: FigureKind): readonly TakenAs<'word'>[] {
  return kindOf(kind)
    .taken.filter((field) => field.form === 'word')
    .filter(({ words }) => words.length > 1);
}
