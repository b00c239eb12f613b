import { defineMiddleware } from 'astro:middleware';
import { isDev } from './site/is-dev.ts';
import { keptPage } from './site/kept-pages.ts';

/** A build makes no page that an earlier one made of the same. */
export const onRequest = defineMiddleware((context, next) => (isDev ? next() : keptPage(context, next)));
