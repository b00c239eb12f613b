import { createButton } from '../figures/series-chips.ts';
import { createGroup, createRow } from './group.ts';

export interface CheckOption {
  readonly value: string;
  readonly label: string;
  readonly swatch?: Element;
}

/** A button that checks some of a list at once. */
export interface CheckShortcut {
  readonly label: string;
  readonly name: string;
  readonly values: readonly string[];
}

export interface CheckListOptions {
  readonly name: string;
  readonly label: string;
  readonly options: readonly CheckOption[];
  readonly shortcuts: readonly CheckShortcut[];
  /** Lists of short labels stand in rows. */
  readonly inRows?: boolean;
  onCheck(values: readonly string[]): void;
  onShortcut(shortcut: CheckShortcut): void;
}

export interface CheckList {
  readonly element: HTMLElement;
  check(values: readonly string[]): void;
  /** Says beside some options what is particular about them now; the others lose what they said. */
  hint(hints: ReadonlyMap<string, string>): void;
}

/** Any number of a list, with shortcuts. */
export function createCheckList(list: CheckListOptions): CheckList {
  const entries = list.options.map((option) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    box.name = list.name;
    box.value = option.value;
    const note = document.createElement('small');
    const element = document.createElement('label');
    element.append(box, ...(option.swatch === undefined ? [] : [option.swatch]), option.label, ' ', note);
    box.addEventListener('change', () => {
      list.onCheck(checked());
    });
    return { box, note, element, value: option.value };
  });
  const checked = () => entries.filter(({ box }) => box.checked).map(({ value }) => value);
  const buttons = list.shortcuts.map((shortcut) => {
    const button = createButton('explorer-shortcut', shortcut.label);
    button.setAttribute('aria-label', `${shortcut.label}: ${list.label.toLowerCase()}`);
    button.addEventListener('click', () => {
      list.onShortcut(shortcut);
    });
    return { button, values: new Set(shortcut.values) };
  });
  const boxes = createRow(
    list.inRows === true ? 'explorer-checks in-rows' : 'explorer-checks',
    ...entries.map(({ element }) => element),
  );
  return {
    element: createGroup(
      list.label,
      ...(buttons.length === 0
        ? []
        : [createRow('explorer-shortcuts', ...buttons.map(({ button }) => button))]),
      boxes,
    ),
    check(values) {
      const now = new Set(values);
      for (const { box, value } of entries) box.checked = now.has(value);
      for (const { button, values: group } of buttons) {
        button.ariaPressed = String(group.size === now.size && [...group].every((value) => now.has(value)));
      }
    },
    hint(hints) {
      for (const { note, value } of entries) note.textContent = hints.get(value) ?? '';
    },
  };
}
