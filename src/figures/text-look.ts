import { LIGHT } from './stylesheet.ts';

/** How the stylesheet shows a text of a drawing in the light theme, for who paints it without a stylesheet. */
export interface TextLook {
  readonly weight: 400 | 600;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fill: string;
  /** What keeps the text apart from the lines behind it; absent where nothing does. */
  readonly halo: string | undefined;
}

/** The width of a halo's outline, half of which lies outside of the letters. */
export const HALO_WIDTH = 3;

const HUES: ReadonlyMap<string, string> = new Map([
  ...LIGHT.libraries.map(({ on }, index) => [`c${String(index)}`, on] as const),
  ...LIGHT.models.map(({ on }, index) => [`m${String(index)}`, on] as const),
]);

/** @param classes those of the text and of all that it stands in, from the inside out */
export function textLook(classes: readonly string[]): TextLook {
  const end = classes.find((each) => each === 'end' || each === 'mid');
  const hue = classes.find((each) => HUES.has(each));
  return {
    weight: classes.includes('group') || classes.includes('best') ? 600 : 400,
    anchor: end === 'end' ? 'end' : end === 'mid' ? 'middle' : 'start',
    fill:
      classes.includes('on') && hue !== undefined
        ? HUES.get(hue)!
        : classes.includes('quiet')
          ? LIGHT.quiet
          : LIGHT.ink,
    halo: classes.includes('halo') ? LIGHT.paper : undefined,
  };
}
