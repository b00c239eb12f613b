import type { Change } from './control.ts';

/**
 * The address bar follows the reader: each choice is a step to go back to, and so is each drag or each number typed,
 * however many values it ran through.
 */
export function createHistory(onReturn: () => void): { write(query: URLSearchParams, change: Change): void } {
  let moving = false;
  addEventListener('popstate', () => {
    moving = false;
    onReturn();
  });
  return {
    write(query, change) {
      const search = `?${query.toString()}`;
      if (search !== location.search) {
        if (moving) history.replaceState(null, '', search);
        else history.pushState(null, '', search);
      }
      moving = change === 'moving';
    },
  };
}
