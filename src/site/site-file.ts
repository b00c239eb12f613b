import type { APIContext, APIRoute } from 'astro';

export const CSV = 'text/csv; charset=utf-8';
export const PLAIN_TEXT = 'text/plain; charset=utf-8';

/** What a file may depend on. */
export type FileContext<Props extends Record<string, unknown>> = Pick<
  APIContext<Props>,
  'params' | 'props' | 'site' | 'url'
>;

export type FileContent = string | Uint8Array;

/** A file that the site's code makes: `dev` answers with it, as Astro asks for it; a build asks for what is in it alone. */
export interface SiteFile<Props extends Record<string, unknown>> extends APIRoute<Props> {
  readonly content: (context: FileContext<Props>) => FileContent | Promise<FileContent>;
}

/** @param type the content type that `dev` gives it */
export function siteFile<Props extends Record<string, unknown>>(
  type: string,
  content: SiteFile<Props>['content'],
): SiteFile<Props> {
  const answer: APIRoute<Props> = async (context) =>
    new Response((await content(context)) as BodyInit, { headers: { 'content-type': type } });
  return Object.assign(answer, { content });
}
