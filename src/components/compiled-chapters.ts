import { Fragment } from 'astro/jsx-runtime';
import { type AstroComponentFactory, Renderer } from 'astro/runtime/server/index.js';

/** What MDX makes of a chapter. */
type Text = (props: Readonly<Record<string, unknown>>) => unknown;

interface CompiledChapter {
  readonly Content: AstroComponentFactory;
}

/** Chapters that were compiled apart from the pages, by their ids. */
export const chapters: Record<string, () => Promise<CompiledChapter>> = {};

/** Gives pages a chapter. @param load its module */
export function addChapter(id: string, load: () => Promise<{ readonly default: Text }>): void {
  chapters[id] = async () => ({ Content: componentOf((await load()).default) });
}

/** What Astro takes for a component of MDX. */
function componentOf(text: Text): AstroComponentFactory {
  const component = ({ components, ...props }: Readonly<Record<string, unknown>> = {}) =>
    text({ ...props, components: { Fragment, ...(components as object) } });
  Object.assign(component, {
    [Symbol.for('mdx-component')]: true,
    [Symbol.for('astro.needsHeadRendering')]: true,
    [Renderer]: 'astro:jsx',
  });
  return component as unknown as AstroComponentFactory;
}
