import type { Analysis } from '../../analysis/analysis.ts';
import type { FigureKind } from '../../figures/spec.ts';
import type { Choose, Control } from './control.ts';
import { createControls } from './create-controls.ts';
import { createLabelled } from './group.ts';
import { KIND_GROUPS, KIND_LABELS } from './kinds.ts';
import type { Selection } from '../../figures/spec-fields.ts';

export interface ControlPanel {
  /** Shows the controls of the selection's kind, and in them what is selected. */
  show(selection: Selection): void;
}

/** Fills a form with what a reader can choose; it keeps its controls, and with them the focus, while the kind stays. */
export function createControlPanel(
  form: HTMLFormElement,
  analysis: Analysis,
  chooseKind: (kind: FigureKind) => void,
  choose: Choose,
): ControlPanel {
  const kinds = document.createElement('select');
  kinds.name = 'kind';
  for (const [label, members] of KIND_GROUPS) {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(...members.map((kind) => new Option(KIND_LABELS[kind], kind)));
    kinds.append(group);
  }
  kinds.addEventListener('change', () => {
    chooseKind(kinds.value as FigureKind);
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
        controls = createControls(kind, analysis, choose);
        place.replaceChildren(...controls.map(({ element }) => element));
        shown = kind;
      }
      for (const control of controls) control.show(fields);
    },
  };
}
