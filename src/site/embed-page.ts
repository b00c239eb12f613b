import { createHash } from 'node:crypto';
import { descriptionId } from '../figures/draw-figure.ts';
import { escapeMarkup } from '../figures/drawing/serialize.ts';
import type { PublishedFaces } from '../figures/page-markup.ts';
import { figureStylesheet } from '../figures/stylesheet.ts';

export interface EmbedParts {
  readonly faces: PublishedFaces;
  /** What looks beside the figures' own stylesheet. */
  readonly stylesheet: string;
  readonly script: string;
  /** Address of the typeface, from the page. */
  readonly font: string;
  /** Complete address of where the figure stands. */
  readonly address: string;
  /** Of the site, with its version, and the terms under which the figure may be used. */
  readonly from: string;
}

/**
 * A page with one figure and nothing else, to stand in a frame of any other page. It loads a typeface and nothing more, and
 * its policy allows no more. Who may frame it a page cannot say itself: the host has to.
 */
export function embedPage({ faces, stylesheet, script, font, address, from }: EmbedParts): string {
  const { id, title, caption, alt } = faces.wide;
  const fontFace = `@font-face{font-family:'Source Sans 3 Variable';font-weight:200 900;font-display:swap;src:url(${font}) format('woff2')}`;
  const styles = `${figureStylesheet}${fontFace}${stylesheet}`;
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(styles)}`,
    `script-src ${hashOf(script)}`,
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const { heads, plots, axis } = faces.page;
  const strip = axis === undefined ? plots : ['<div class="figure-strip">', ...plots, axis, '</div>'];
  const words = descriptionId(id);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(title)}</title>`,
    `<meta name="description" content="${escapeMarkup(caption)}">`,
    '<meta name="robots" content="noindex">',
    `<link rel="canonical" href="${escapeMarkup(address)}">`,
    `<style>${styles}</style>`,
    '</head>',
    `<body data-figure="${escapeMarkup(id)}">`,
    '<main>',
    `<h1>${escapeMarkup(title)}</h1>`,
    '<figure>',
    ...(heads.length > 0 ? ['<div class="figure-head">', ...heads, '</div>'] : []),
    `<div class="figure-box" tabindex="0" role="group" aria-label="${escapeMarkup(title)}" aria-describedby="${words}">`,
    ...strip,
    '</div>',
    `<p class="visually-hidden" id="${words}">${escapeMarkup(alt)}</p>`,
    `<figcaption>${escapeMarkup(caption)}</figcaption>`,
    '</figure>',
    `<p class="from"><a href="${escapeMarkup(address)}" target="_blank" rel="noopener">${escapeMarkup(from)}</a></p>`,
    '</main>',
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
