import type { Choose, Control } from './control.ts';
import { createLabelled } from './group.ts';

/** Where the axis ends, typed; empty is where the data end. */
export function createPickAxisMaximum(choose: Choose): Control {
  const input = document.createElement('input');
  input.type = 'number';
  input.name = 'axisMaximum';
  input.min = '0';
  input.step = 'any';
  input.inputMode = 'decimal';
  input.placeholder = 'automatic';
  const take = (change: 'moving' | 'settled') => {
    if (input.validity.badInput) return;
    const value = input.valueAsNumber;
    choose('axisMaximum', value > 0 ? value : undefined, change);
  };
  input.addEventListener('input', () => {
    take('moving');
  });
  input.addEventListener('change', () => {
    take('settled');
  });
  return {
    element: createLabelled('Axis ends at', input),
    show({ axisMaximum }) {
      // Never takes the text out of the hands of someone who is typing it.
      if (document.activeElement !== input)
        input.value = axisMaximum === undefined ? '' : String(axisMaximum);
    },
  };
}
