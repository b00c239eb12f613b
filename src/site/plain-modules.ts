import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'es-module-lexer';
import { isSystemError } from '../dataset/system-error.ts';

/** What Node.js knows of a module by itself. */
const KNOWN_META = /^\.(url|dirname|filename|resolve)\b/;

/** Modules that only whoever compiles them has. */
const MADE_UP = /^(virtual|astro):|\?/;

/** A module, as its own text has it. */
interface Module {
  /** Whether it asks for nothing that only a compiler has. */
  readonly isPlain: boolean;
  /** The files beside it that it imports. */
  readonly imports: readonly string[];
}

/**
 * Tells of JavaScript modules whether Node.js runs them as they are: neither they nor what they import, on and on, ask for
 * anything that a compiler gives. `es-module-lexer` must have been initialised.
 *
 * @returns whether the file at an absolute path is such a module
 */
export function plainModules(): (path: string) => boolean {
  const modules = new Map<string, Module>();
  const known = new Map<string, boolean>();
  const moduleAt = (path: string): Module => {
    const module = modules.get(path) ?? readModule(path);
    modules.set(path, module);
    return module;
  };
  return (path) => {
    const answer = known.get(path);
    if (answer !== undefined) return answer;
    // Modules may import each other: only what all of them come to is an answer.
    const reached = new Set([path]);
    for (const each of reached) {
      if (known.get(each) === true) continue;
      const { isPlain, imports } = moduleAt(each);
      if (!isPlain || known.get(each) === false) {
        known.set(path, false);
        return false;
      }
      for (const next of imports) reached.add(next);
    }
    for (const each of reached) known.set(each, true);
    return true;
  };
}

function readModule(path: string): Module {
  const none = { isPlain: false, imports: [] };
  if (!/\.m?js$/.test(path)) return none;
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return none;
  }
  const [all] = parse(text, path);
  const named = all.flatMap(({ specifier }) => specifier ?? []);
  return {
    isPlain:
      !named.some((name) => MADE_UP.test(name)) &&
      all.every(({ type, end }) => type !== 'import-meta' || KNOWN_META.test(text.slice(end))),
    imports: named.filter((name) => name.startsWith('.')).map((name) => join(dirname(path), name)),
  };
}
