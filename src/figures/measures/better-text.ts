import type { ScaleKind } from '../drawing/value-scale.ts';

/** Which way an axis is better, for its name: a bar has a length, a dot only a place. */
export function betterText(better: 'less' | 'more', scale: ScaleKind): string {
  if (scale === 'linear') return better === 'less' ? 'shorter is better' : 'longer is better';
  return better === 'less' ? 'further left is better' : 'further right is better';
}

/** What a caption says of an axis whose lengths mean nothing; empty for one that starts at zero. */
export function scaleText(scale: ScaleKind): string {
  return scale === 'log'
    ? ' The axis is logarithmic: equal distances are equal ratios, and it has no zero.'
    : '';
}
