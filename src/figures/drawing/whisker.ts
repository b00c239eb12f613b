import { append, round, type Mark } from './mark.ts';

/**
 * An error bar beside a bar that lies, in the coordinates of a mark whose middle is at 0.
 *
 * @returns where it ends
 */
export function drawWhiskerAcross(mark: Mark, low: number, high: number, cap: number): number {
  const [from, to] = [round(low), round(high)];
  // Relative steps, since coordinates that repeat are what a page of a thousand error bars consists of.
  append(mark, 'path', {
    class: 'whisker',
    d: `M${from}-${cap}v${2 * cap}m0-${cap}h${round(to - from)}m0-${cap}v${2 * cap}`,
  });
  return to;
}

/**
 * The same on a column that stands, around `middle`.
 *
 * @param low pixel of the lower end, further down than `high`
 * @returns where it ends
 */
export function drawWhiskerUp(mark: Mark, low: number, high: number, middle: number, cap: number): number {
  const [from, to, half] = [round(low), round(high), round(cap)];
  const across = `h${round(2 * half)}m-${half} 0`;
  append(mark, 'path', {
    class: 'whisker',
    d: `M${round(middle - half)} ${to}${across}V${from}m-${half} 0h${round(2 * half)}`,
  });
  return to;
}
