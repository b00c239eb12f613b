import type { Analysis } from '../../analysis/analysis.ts';
import { buildFaces } from '../../figures/build-faces.ts';
import type { FigureSpec } from '../../figures/spec.ts';
import { specQuery } from '../../figures/spec-query.ts';
import { loadAnalysis } from './dataset-analysis.ts';
import { seriesChoice } from './series-choice.ts';
import { createButton, createSeriesChips } from './series-chips.ts';
import { showFaces } from './show-faces.ts';
import { SWITCHES, type Switch } from './switches.ts';
import { say } from './tooltip.ts';

/** Opens or closes what a reader can change about a figure. It is made when first opened. */
export async function togglePanel(card: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const open = button.ariaExpanded !== 'true';
  button.ariaExpanded = String(open);
  const known = card.querySelector<HTMLElement>('.figure-panel');
  if (known !== null) {
    known.hidden = !open;
    return;
  }
  const panel = document.createElement('div');
  panel.className = 'figure-panel';
  panel.textContent = 'Loading the measurements …';
  card.append(panel);
  try {
    fillPanel(panel, card, await loadAnalysis(card.dataset['summaries']!));
  } catch (error) {
    panel.textContent = `The measurements could not be loaded: ${error instanceof Error ? error.message : String(error)}`;
    say(panel.textContent);
  }
}

function fillPanel(panel: HTMLElement, card: HTMLElement, analysis: Analysis): void {
  const original = JSON.parse(card.dataset['spec']!) as FigureSpec;
  let spec = original;
  const link = document.createElement('a');
  link.textContent = 'Open this state in the explorer';
  const copy = createButton('figure-copy', 'Copy link');
  const reset = createButton('figure-reset', 'Reset');

  const show = (next: FigureSpec) => {
    spec = next;
    const faces = buildFaces(spec, analysis, { document });
    showFaces(card, faces);
    link.href = `${card.dataset['explore']!}?${specQuery(spec).toString()}`;
    say(`${faces.wide.title}. ${faces.wide.alt}`);
  };
  const choice = seriesChoice(original, analysis);
  const chips =
    choice !== undefined && choice.series.length > 1
      ? createSeriesChips(choice, original.id, (tags) => {
          show(choice.withOnly(spec, tags));
        })
      : undefined;
  const selects = SWITCHES[original.kind].map((each) =>
    createSwitch(each, original, (value) => {
      show({ ...spec, [each.field]: value } as FigureSpec);
    }),
  );
  reset.addEventListener('click', () => {
    chips?.reset();
    for (const select of selects) select.reset();
    show(original);
  });
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(link.href);
    say('Link copied.');
    copy.textContent = 'Copied';
    setTimeout(() => (copy.textContent = 'Copy link'), 2000);
  });
  link.href = `${card.dataset['explore']!}?${specQuery(spec).toString()}`;

  const row = (className: string, ...children: Element[]) => {
    const element = document.createElement('div');
    element.className = className;
    element.append(...children);
    return element;
  };
  panel.replaceChildren(
    ...(chips === undefined ? [] : [chips.element]),
    row('figure-switches', ...selects.map(({ element }) => element)),
    row('figure-state', link, copy, reset),
  );
}

function createSwitch(
  { field, label, choices }: Switch,
  original: FigureSpec,
  onChange: (value: string) => void,
): { readonly element: HTMLElement; reset(): void } {
  const element = document.createElement('label');
  const select = document.createElement('select');
  select.name = field;
  for (const [value, text] of choices) select.add(new Option(text, value));
  const reset = () => {
    const given = (original as unknown as Record<string, unknown>)[field];
    select.value = typeof given === 'string' ? given : choices[0]![0];
  };
  reset();
  select.addEventListener('change', () => {
    onChange(select.value);
  });
  element.append(label, select);
  return { element, reset };
}
