import { FONT_SIZE } from './drawing/text.ts';
import { WIDE } from './figure.ts';
import type { Texture } from './looks.ts';

/** A hue for series, and the colour of text that stands on it with a contrast of at least 4.5. */
interface Hue {
  readonly fill: string;
  readonly on: string;
}

interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly quiet: string;
  readonly rule: string;
  readonly zero: string;
  readonly libraries: readonly Hue[];
  readonly models: readonly Hue[];
}

const BLACK = '#000';
const WHITE = '#fff';
const hue = (fill: string, on: string): Hue => ({ fill, on });

/**
 * Ochre, purple, red, blue, green, pink, teal. Each stands out from the paper by at least 3, and all stay apart under
 * protanopia, deuteranopia and tritanopia, the five of backends most; a shape or a name says the same without colour.
 */
export const LIGHT: Theme = {
  paper: '#fcfbf8',
  ink: '#1d1c1a',
  quiet: '#5a5751',
  rule: '#dedad0',
  zero: '#8a857a',
  libraries: [
    hue('#b07a0a', BLACK),
    hue('#8440c8', WHITE),
    hue('#c0260e', WHITE),
    hue('#16389c', WHITE),
    hue('#0f6e57', WHITE),
    hue('#e0409a', BLACK),
    hue('#0e8ab0', BLACK),
  ],
  models: [hue('#2b303b', WHITE), hue('#545b69', WHITE), hue('#6d7482', WHITE), hue('#808693', BLACK)],
};

export const DARK: Theme = {
  paper: '#15171b',
  ink: '#e9e7e2',
  quiet: '#b0aca3',
  rule: '#363a42',
  zero: '#7d828c',
  libraries: [
    hue('#f2b632', BLACK),
    hue('#a957ea', BLACK),
    hue('#ec5424', BLACK),
    hue('#7aabf8', BLACK),
    hue('#4fe3bf', BLACK),
    hue('#fb86ad', BLACK),
    hue('#33819b', BLACK),
  ],
  models: [hue('#e6e8ec', BLACK), hue('#bcc2cc', BLACK), hue('#99a1ae', BLACK), hue('#7b8390', BLACK)],
};

/** What both themes share. No custom properties: the rasteriser of the PNGs does not know them. */
const SHAPE = `
.fig{display:block;max-width:100%;height:auto;overflow:visible;font-family:'Source Sans 3 Variable','Source Sans 3',system-ui,sans-serif;font-size:${FONT_SIZE}px;font-variant-numeric:tabular-nums}
.fig .end{text-anchor:end}
.fig .mid{text-anchor:middle}
.fig .group,.fig .best{font-weight:600}
.fig .grid,.fig .zero,.fig .whisker,.fig .break,.fig .line{fill:none}
.fig .grid{stroke-width:1}
.fig .zero{stroke-width:1}
.fig .reference{stroke-dasharray:3 3}
.fig .whisker{stroke-width:1.25}
.fig .outlined{stroke:currentColor}
.fig .outlined.hollow{stroke-width:2}
.fig .guide{stroke-opacity:.4}
.fig .line{stroke:currentColor;stroke-width:2}
.fig .tint{fill-opacity:.25}
.fig .missing{fill:none;stroke-dasharray:3 2}
.fig .halo{paint-order:stroke;stroke-width:3;stroke-linejoin:round}
.fig .t1{fill-opacity:.62}
.fig .t2{fill-opacity:.3}
.fig .t3{fill-opacity:.08}
.figure-box,.figure-head{container-type:inline-size}
.figure-box{overflow-x:auto}
.figure-box .fig-scroll{max-width:none}
:is(.figure-box,.figure-head) .fig-wide:not(.fig-scroll){width:100%}
:is(.figure-box,.figure-head) .fig-narrow{display:none}
@container (max-width:36rem){
:is(.figure-box,.figure-head) .fig-wide:not(.fig-only){display:none}
.figure-box .fig-wide.fig-only:not(.fig-scroll){width:${WIDE}px;max-width:none}
:is(.figure-box,.figure-head) .fig-narrow{display:block}
}
`;

/** @param paper what the drawing stands on, where that is not the theme's own */
function themeRules(theme: Theme, scope: string, paper = theme.paper): string {
  const { ink, quiet, rule, zero } = theme;
  const hues = [
    ...theme.libraries.map((each, index) => [`c${index}`, each] as const),
    ...theme.models.map((each, index) => [`m${index}`, each] as const),
  ].map(
    ([name, { fill, on }]) => `${scope}.${name}{color:${fill};fill:${fill}}${scope}.${name} .on{fill:${on}}`,
  );
  return [
    `${scope}.paper,${scope}.cut,${scope}.hollow{fill:${paper}}`,
    `${scope}text{fill:${ink}}`,
    `${scope}.quiet,${scope}.quiet text{fill:${quiet}}`,
    `${scope}.grid{stroke:${rule}}`,
    `${scope}.zero,${scope}.missing{stroke:${zero}}`,
    `${scope}.break,${scope}.leader{stroke:${quiet}}`,
    `${scope}.whisker{stroke:${ink}}`,
    `${scope}.halo{stroke:${paper}}`,
    ...hues,
  ].join('\n');
}

/** One theme alone, for a raster image. */
export const lightStylesheet = `${SHAPE}${themeRules(LIGHT, '.fig ')}`;

/** For a drawing that stands alone, where the root is the drawing itself and only the system has a theme. */
export const standaloneStylesheet = `${lightStylesheet}
@media screen and (prefers-color-scheme:dark){
${themeRules(DARK, '.fig ')}
}
`;

/**
 * On paper, where a browser prints each mark with a pattern as a picture of its own, a texture is a tint and a dashed outline.
 * Tints that mean something else are kept.
 */
const FLAT_TEXTURES = (
  [
    ['diagonal', '.6', '6 1.5'],
    ['dots', '.35', '1.5 1.5'],
    ['bars', '.12', '5 1.5 1.5 1.5'],
  ] as const satisfies readonly (readonly [Texture, string, string])[]
)
  .map(
    ([texture, opacity, dashes]) =>
      `.fig :where([fill$='-${texture})']){fill:currentColor;fill-opacity:${opacity};stroke-dasharray:${dashes}}`,
  )
  .join('\n');

/** In a page a figure stands on whatever the page calls a raised surface. */
const PAGE_PAPER = 'var(--paper-raised,#fff)';

/**
 * Everything that figures look like in a page: in the system's theme, unless `data-theme` on the root says
 * otherwise, and always light on paper. It stands in each page itself: a page that was saved, or opened from a disk, has
 * nothing else, and without it a drawing cannot be read.
 */
export const figureStylesheet = `:root:not(.js) .needs-js{display:none}${SHAPE}${themeRules(LIGHT, '.fig ', PAGE_PAPER)}
@media screen and (prefers-color-scheme:dark){
${themeRules(DARK, ":root:not([data-theme='light']) .fig ", PAGE_PAPER)}
}
@media screen{
${themeRules(DARK, ":root[data-theme='dark'] .fig ", PAGE_PAPER)}
}
@media print{
${FLAT_TEXTURES}
.figure-box{overflow:visible}
.figure-box .fig.fig-scroll,.figure-box .fig.fig-wide.fig-only{max-width:100%}
}
`;
