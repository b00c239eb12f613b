import { buildFaces } from '../../figures/build-faces.ts';
import { readSpec } from '../../figures/spec.ts';
import { NotLoaded } from '../load.ts';
import { loadAnalysis } from './dataset-analysis.ts';
import { showFaces } from './show-faces.ts';
import { say } from './tooltip.ts';
import { clearTrouble, tellTrouble } from './trouble.ts';

/** Shows what one of the buttons of a figure's switch stands for; where that cannot be had, the one before is set again. */
export async function switchFigure(card: HTMLElement, button: HTMLInputElement): Promise<void> {
  const field = button.closest('fieldset')!;
  clearTrouble(field);
  field.ariaBusy = 'true';
  try {
    const analysis = await loadAnalysis(card.dataset['summaries']!);
    // Another may have been pressed meanwhile.
    if (!button.checked) return;
    const choice = button.dataset['choice']!;
    const faces = buildFaces(readSpec(JSON.parse(choice)), analysis);
    card.dataset['spec'] = choice;
    closePanel(card);
    showFaces(card, faces);
    // The reader asked for another figure: what is below may move up.
    card.querySelector<HTMLElement>('.figure-box')!.style.removeProperty('min-height');
    say(`${faces.title}. ${faces.alt}`);
  } catch (error) {
    if (!(error instanceof NotLoaded)) throw error;
    setAgain(card, field);
    tellTrouble(field, 'This could not be loaded. Try again when there is a connection.');
  } finally {
    field.ariaBusy = 'false';
  }
}

/** What a reader adjusted was of what the figure showed before. */
function closePanel(card: HTMLElement): void {
  card.querySelector('.figure-panel')?.remove();
  const adjust = card.querySelector<HTMLButtonElement>('.figure-adjust');
  if (adjust !== null) adjust.ariaExpanded = 'false';
}

/** The button of what the card shows. */
function setAgain(card: HTMLElement, field: HTMLFieldSetElement): void {
  const buttons = [...field.querySelectorAll('input')];
  const shown = buttons.find((button) => button.dataset['choice'] === card.dataset['spec']);
  if (shown !== undefined) shown.checked = true;
}
