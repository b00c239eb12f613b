import type { TakenAs } from '../../figures/field-use.ts';
import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

const PERCENT = 100;

/** A limit to the share of the total that a layer takes, on a slider in percent; at its end there is no limit. */
export function createPickShare({ key, label, absent, read }: TakenAs<'share'>, choose: Choose): Control {
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.name = key;
  slider.max = String(PERCENT);
  const output = document.createElement('output');
  for (const [event, change] of [
    ['input', 'moving'],
    ['change', 'settled'],
  ] as const) {
    slider.addEventListener(event, () => {
      const share = slider.valueAsNumber / PERCENT;
      choose(key, share === absent ? undefined : share, change);
    });
  }
  const element = createLabelled(label, slider);
  element.append(output);
  element.classList.add('explorer-share');
  return {
    element,
    show(fields) {
      const share = read(fields[key]) ?? absent;
      // A link may say more exactly than the slider can; what it says stays until the slider is moved.
      const percent = Number((share * PERCENT).toPrecision(12));
      slider.step = Number.isInteger(percent) ? '1' : 'any';
      slider.value = String(percent);
      output.textContent = share === absent ? 'no limit' : `${Number(percent.toPrecision(4))}%`;
    },
  };
}
