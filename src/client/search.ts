import { bestParts, type FoundPart } from './search-order.ts';
import { hasWords } from './search-words.ts';

/** What the search page asks of Pagefind, which the build puts beside the pages. */
interface Pagefind {
  options(options: {
    baseUrl: string;
    excerptLength: number;
    ranking: { pageLength: number; metaWeights: Record<string, number> };
  }): Promise<void>;
  debouncedSearch(words: string): Promise<{ results: readonly { data(): Promise<Found> }[] } | null>;
}

interface Found {
  readonly url: string;
  /** All that the page says. */
  readonly content: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  /** The chapters of the report say that they are. */
  readonly filters: { readonly part?: readonly string[] };
  readonly sub_results: readonly FoundPart[];
}

const MOST_PAGES = 20;
const MOST_PARTS = 4;

/** Chapters are long, and pages of tables are many, short, and have a library’s name in their titles. */
const RANKING = { pageLength: 0, metaWeights: { title: 0.1 } };

const form = document.querySelector<HTMLFormElement>('form[data-pagefind]');
const input = form?.querySelector('input');
const status = document.querySelector('.search-status');
const list = document.querySelector('.search-results');
let engine: Promise<Pagefind> | undefined;

async function loadEngine(): Promise<Pagefind> {
  const pagefind = (await import(/* @vite-ignore */ form!.dataset.pagefind!)) as Pagefind;
  await pagefind.options({ baseUrl: form!.dataset.base!, excerptLength: 30, ranking: RANKING });
  return pagefind;
}

/** What the index has; undefined where a newer question has been asked meanwhile. */
async function find(words: string): Promise<readonly Found[] | undefined> {
  engine ??= loadEngine();
  const answer = await (await engine).debouncedSearch(words);
  return answer === null
    ? undefined
    : Promise.all(answer.results.slice(0, MOST_PAGES).map((result) => result.data()));
}

async function search(words: string): Promise<void> {
  history.replaceState(null, '', words === '' ? location.pathname : `?q=${encodeURIComponent(words)}`);
  if (words === '') {
    show('', []);
    return;
  }
  let pages: readonly Found[] | undefined;
  try {
    pages = await find(words);
  } catch (error) {
    // The engine says in many ways that its files have not come; nothing of this project runs in it.
    show(`The search index could not be read: ${String((error as Partial<Error>).message)}`, []);
    return;
  }
  // A newer question has been asked meanwhile.
  if (pages === undefined) return;
  const isChapter = ({ filters }: Found): boolean => filters.part?.includes('report') ?? false;
  const meant = pages.filter(({ content, meta }) => hasWords(`${meta.title ?? ''} ${content}`, words));
  // The chapters are one text, whose sections are found before anything else, wherever they stand in it.
  const parts = [
    ...bestParts(meant.filter(isChapter).flatMap(partsOf), words, MOST_PARTS),
    ...meant
      .filter((page) => !isChapter(page))
      .flatMap((page) => bestParts(partsOf(page), words, MOST_PARTS)),
  ];
  const places = parts.length === 1 ? '1 place' : `${String(parts.length)} places`;
  show(parts.length === 0 ? `Nothing found for “${words}”.` : `${places} found.`, parts);
}

/** The sections of a page in which something was found; the page itself where it has none. */
function partsOf({ url, excerpt, meta, sub_results: found }: Found): readonly FoundPart[] {
  return found.length > 0 ? found : [{ url, title: meta.title ?? url, excerpt }];
}

function show(message: string, parts: readonly { url: string; title: string; excerpt: string }[]): void {
  if (status === null || list === null) return;
  status.textContent = message;
  list.replaceChildren(
    ...parts.map(({ url, title, excerpt }) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = url;
      link.textContent = title.replace(/\s*#$/, '');
      const text = document.createElement('p');
      text.append(...excerptNodes(excerpt));
      item.append(link, text);
      return item;
    }),
  );
}

/** The excerpt's text, with what was found marked; any other markup stays text. */
function excerptNodes(excerpt: string): (Node | string)[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/).map((piece) => {
    const marked = /^<mark>(.*)<\/mark>$/.exec(piece)?.[1];
    if (marked === undefined) return plain(piece);
    const mark = document.createElement('mark');
    mark.textContent = plain(marked);
    return mark;
  });
}

/** Pagefind escapes what it prints. Within a paragraph, unlike at the start of a document, no space is dropped. */
function plain(escaped: string): string {
  return new DOMParser().parseFromString(`<p>${escaped}</p>`, 'text/html').body.textContent;
}

if (form && input) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search(input.value.trim());
  });
  input.addEventListener('input', () => void search(input.value.trim()));
  input.value = new URLSearchParams(location.search).get('q') ?? '';
  if (input.value !== '') void search(input.value);
}
