import type { AstroIntegration } from 'astro';

type PagesOfBuild = Parameters<NonNullable<AstroIntegration['hooks']['astro:build:setup']>>[0]['pages'];

/** What a page links or holds as styles, as the bundler found out. */
export type PageStyles = (PagesOfBuild extends Map<string, infer Page> ? Page : never)['styles'];

/**
 * What the generator's pages, the chapters and the author's own files become, whatever the data: code that gives any page of
 * the site, and the files that pages load. All of it lies in one folder.
 */
export interface Bundle {
  /** The module that gives pages, as a path within {@link SERVER}. */
  readonly entry: string;
  /** By Astro's key of a route. */
  readonly styles: readonly (readonly [string, PageStyles])[];
  /** Chapters that were compiled apart, by their ids: modules, as paths within {@link SERVER}. */
  readonly chapters: readonly (readonly [id: string, module: string])[];
  /** Images of chapters and of the author's pages go here, as a path of the site. */
  readonly assets: string;
}

/** What browsers load of a bundle. */
export const CLIENT = 'client';

/** What makes pages of a bundle. */
export const SERVER = 'server';

/** The file that says what is in a bundle; it is written last. */
export const BUNDLE = 'bundle.json';
