import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

const PERCENT = 100;

/** A limit to the share of the total that a layer takes, on a slider in percent; at its end there is no limit. */
export function createPickShare(field: 'lower' | 'upper', label: string, choose: Choose): Control {
  const none = field === 'lower' ? 0 : 1;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.name = field;
  slider.max = String(PERCENT);
  const output = document.createElement('output');
  const read = () => slider.valueAsNumber / PERCENT;
  for (const [event, change] of [
    ['input', 'moving'],
    ['change', 'settled'],
  ] as const) {
    slider.addEventListener(event, () => {
      choose(field, read() === none ? undefined : read(), change);
    });
  }
  const element = createLabelled(label, slider);
  element.append(output);
  element.classList.add('explorer-share');
  return {
    element,
    show(fields) {
      const share = fields[field] ?? none;
      // A link may say more exactly than the slider can; what it says stays until the slider is moved.
      const percent = Number((share * PERCENT).toPrecision(12));
      slider.step = Number.isInteger(percent) ? '1' : 'any';
      slider.value = String(percent);
      output.textContent = share === none ? 'no limit' : `${Number(percent.toPrecision(4))}%`;
    },
  };
}
