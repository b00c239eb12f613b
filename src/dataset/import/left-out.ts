import type { LeftOut } from './campaign.ts';
import type { Unreadable } from './unreadable.ts';

/** A part of a source that is left out, by its name; where the reason has the place in a file of that name, it is named by it. */
export function leftOutFor(what: string, { message }: Unreadable): LeftOut {
  const place = message.startsWith(what)
    ? /^:\d+:\d+(?=: )/.exec(message.slice(what.length))?.[0]
    : undefined;
  if (place === undefined) return { what, why: message };
  const named = what + place;
  return { what: named, why: message.slice(named.length + 2) };
}
