import type { Analysis } from '../../analysis/analysis.ts';
import { inItems } from '../../dataset/item-words.ts';
import { FIGURE_KINDS, isFigureKind, kindOf, type FigureKind, type Selection } from '../../figures/spec.ts';
import type { Choose, Control } from './control.ts';
import { createControls } from './create-controls.ts';
import { createLabelled } from './group.ts';

export interface ControlPanel {
  /** Shows the controls of the selection's kind, and in them what is selected. */
  show(selection: Selection): void;
}

/**
 * Fills a form with what a reader can choose; it keeps its controls, and with them the focus, while the kind stays.
 *
 * @param analysis as much of it as there is by now
 */
export function createControlPanel(
  form: HTMLFormElement,
  analysis: () => Analysis,
  chooseKind: (kind: FigureKind) => void,
  choose: Choose,
): ControlPanel {
  const kinds = document.createElement('select');
  kinds.name = 'kind';
  for (const [label, members] of Map.groupBy(FIGURE_KINDS, (kind) => kindOf(kind).group)) {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(
      ...members.map((kind) => new Option(inItems(kindOf(kind).label, analysis().descriptor), kind)),
    );
    kinds.append(group);
  }
  kinds.addEventListener('change', () => {
    if (isFigureKind(kinds.value)) chooseKind(kinds.value);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
  });
  const place = document.createElement('div');
  place.className = 'explorer-fields';
  form.replaceChildren(createLabelled('Figure', kinds), place);

  let controls: readonly Control[] = [];
  let shown: FigureKind | undefined;
  return {
    show({ kind, fields }) {
      kinds.value = kind;
      if (shown !== kind) {
        controls = createControls(kind, analysis(), choose);
        place.replaceChildren(...controls.map(({ element }) => element));
        shown = kind;
      }
      for (const control of controls) control.show(fields);
    },
  };
}
