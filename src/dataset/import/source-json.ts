import { Unreadable } from './unreadable.ts';

/** The JSON of a source; throws {@link Unreadable} where the text is none. */
export function parseSourceJson(text: string, reviver?: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(text, reviver);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Unreadable(error.message, { cause: error });
  }
}
