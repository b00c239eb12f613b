import type { Lack } from '../../figures/lacks/lack.ts';

/** Says in words what cannot be had; where nothing is left to draw, in the place of the drawing. */
export function showLack(
  place: HTMLElement,
  card: HTMLElement,
  { drawable, reasons }: Lack,
  problems: readonly string[],
): void {
  for (const part of card.querySelectorAll<HTMLElement>(':scope > figure, .figure-tools'))
    part.hidden = !drawable;
  place.hidden = drawable && reasons.length === 0 && problems.length === 0;
  place.classList.toggle('instead', !drawable);
  place.replaceChildren(
    ...(problems.length === 0
      ? []
      : [paragraph('Not all that the link asks for can be had:'), listOf(problems)]),
    ...(drawable ? [] : [paragraph('This cannot be drawn.', 'explorer-why-title')]),
    ...reasons.map((reason) => paragraph(reason)),
  );
}

function paragraph(text: string, className = ''): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = text;
  return element;
}

function listOf(texts: readonly string[]): HTMLElement {
  const list = document.createElement('ul');
  list.append(
    ...texts.map((text) => {
      const item = document.createElement('li');
      item.textContent = `${text[0]!.toUpperCase()}${text.slice(1)}.`;
      return item;
    }),
  );
  return list;
}
