import type { Look } from '../looks.ts';

/** A tint or a texture lets the paper through, so both are outlined in the full hue. */
export function swatchClass(look: Look, tint = 0): string | undefined {
  const classes = [
    ...(tint > 0 ? [`t${tint}`] : []),
    ...(tint > 0 || look.texture !== 'plain' ? ['outlined'] : []),
  ];
  return classes.length === 0 ? undefined : classes.join(' ');
}

/** A dot is too small for a texture: what would have one is drawn hollow. */
export function dotClass(look: Look, tint = 0): string {
  if (look.texture !== 'plain') return 'outlined hollow';
  return tint > 0 ? `t${tint} outlined` : 'outlined';
}
