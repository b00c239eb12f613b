import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { AstroIntegration, ViteUserConfig } from 'astro';
import { type AuthorFiles, authorFiles, STYLE } from '../markdown/author-files.ts';
import { contentDirectory } from './settings.ts';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { name: string }>;

/** Brings what the author adds to the site: pages, components for chapters, a stylesheet. */
export function authorSite(): AstroIntegration {
  return {
    name: 'author-site',
    hooks: {
      'astro:config:setup': ({ injectRoute, updateConfig }) => {
        for (const [path, file] of filesOfAuthor().pages)
          injectRoute({ pattern: path.replace(/\/$/, ''), entrypoint: join(contentDirectory, file) });
        updateConfig({
          vite: {
            plugins: virtualModules({
              chapters: chaptersModule,
              components: componentsModule,
              style: styleModule,
            }),
          },
        });
      },
    },
  };
}

interface AuthorModules {
  readonly chapters: () => string;
  readonly components: () => string;
  readonly style: () => string;
}

/** The modules by which pages know of an author. */
export function virtualModules(modules: AuthorModules): Plugin[] {
  return [
    virtualModule('virtual:author-chapters', modules.chapters),
    virtualModule('virtual:author-components', modules.components),
    virtualModule('virtual:author-style', modules.style),
  ];
}

/** What the author adds, as it is now. */
export function filesOfAuthor(): AuthorFiles {
  const files = readdirSync(contentDirectory, { recursive: true, encoding: 'utf8' });
  return authorFiles(files.sort().map((file) => file.replaceAll(sep, '/')));
}

/** Each by itself: in `dev` one that is broken leaves the others as they are. */
function chaptersModule(): string {
  const entries = [...filesOfAuthor().chapters].map(
    ([id, file]) => `${JSON.stringify(id)}: () => import(${pathInCode(file)})`,
  );
  return `export const chapters = { ${entries.join(', ')} };`;
}

function componentsModule(): string {
  const components = [...filesOfAuthor().components];
  return [
    ...components.map(([name, file]) => `import ${name} from ${pathInCode(file)};`),
    `export const components = { ${components.map(([name]) => name).join(', ')} };`,
  ].join('\n');
}

function styleModule(): string {
  return filesOfAuthor().hasStyle ? `import ${pathInCode(STYLE)};` : 'export {};';
}

function pathInCode(file: string): string {
  return JSON.stringify(join(contentDirectory, file).replaceAll(sep, '/'));
}

/** A module that is no file. @param load what is in it, when it is asked for; in `dev` anew once files come or go */
function virtualModule(name: string, load: () => string): Plugin {
  const resolved = `\0${name}`;
  return {
    name,
    resolveId: (id) => (id === name ? resolved : undefined),
    load: (id) => (id === resolved ? load() : undefined),
    configureServer({ watcher, environments }) {
      watcher.on('all', (event) => {
        if (event === 'change') return;
        for (const { moduleGraph } of Object.values(environments)) {
          const known = moduleGraph.getModuleById(resolved);
          if (known) moduleGraph.invalidateModule(known);
        }
      });
    },
  };
}
