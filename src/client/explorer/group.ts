/** A named group of native controls. */
export function createGroup(label: string, ...children: readonly Element[]): HTMLFieldSetElement {
  const group = document.createElement('fieldset');
  group.className = 'explorer-group';
  const legend = document.createElement('legend');
  legend.textContent = label;
  group.append(legend, ...children);
  return group;
}

/** A control with its name above it. */
export function createLabelled(label: string, control: Element, hint = ''): HTMLLabelElement {
  const element = document.createElement('label');
  element.className = 'explorer-field';
  const name = document.createElement('span');
  name.textContent = label;
  element.append(name, control);
  if (hint !== '') {
    const note = document.createElement('small');
    note.textContent = hint;
    element.append(note);
  }
  return element;
}

export function createRow(className: string, ...children: readonly (Element | string)[]): HTMLDivElement {
  const row = document.createElement('div');
  row.className = className;
  row.append(...children);
  return row;
}
