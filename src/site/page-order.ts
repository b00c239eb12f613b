import type { AstroIntegration, AstroPrerenderer } from 'astro';
import { keepPages } from './kept-pages.ts';

type PathOfPage = Awaited<ReturnType<AstroPrerenderer['getStaticPaths']>>[number];

/**
 * Makes everything of one dataset before anything of the next, so that one alone need be in memory, and pictures last: they
 * are painted beside the rest, and have nothing to wait for by then.
 */
export function pageOrder(): AstroIntegration {
  return {
    name: 'page-order',
    hooks: {
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((usual) => ({
          ...usual,
          getStaticPaths: async () => inOrder(await usual.getStaticPaths()),
        }));
      },
      'astro:build:generated': keepPages,
    },
  };
}

function inOrder(paths: readonly PathOfPage[]): PathOfPage[] {
  const [pictures, others] = [true, false].map((wanted) =>
    paths.filter(({ pathname }) => /^\/?figures\/.*\.png$/.test(pathname) === wanted),
  );
  return [...Map.groupBy(others!, datasetOf).values(), pictures!].flat();
}

/** The dataset that a page is about; undefined of pages that are about several or none, which come together. */
function datasetOf({ pathname, route }: PathOfPage): string | undefined {
  const at = route.params.findIndex((name) => name === 'dataset' || name === 'name');
  return at < 0 ? undefined : route.pattern.exec(pathname)?.[at + 1];
}
