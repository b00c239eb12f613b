/** Of this many alike all are told, of more the first ones. */
const ALL_TOLD = 5;
const FIRST_TOLD = 3;

/** What a message says, but for its place and the values in it. */
function gist(message: string): string {
  return message
    .replace(/^.*?:\d+:\d+: /, '')
    .replace(/"(?:[^"\\]|\\.)*"/g, '""')
    .replace(/[:;(].*$/s, '')
    .replace(/\d[\d.e+-]*/g, '0');
}

/** The things that say alike together: of many the first, and then `more` for how many others there are, the last given. */
export function tellAlike<Thing>(
  things: readonly Thing[],
  message: (thing: Thing) => string,
  tell: (thing: Thing) => string,
  more: (count: number, last: Thing) => string,
): readonly string[] {
  const groups = Map.groupBy(things, (thing) => gist(message(thing)));
  return [...groups.values()].flatMap((group) =>
    group.length <= ALL_TOLD
      ? group.map(tell)
      : [...group.slice(0, FIRST_TOLD).map(tell), more(group.length - FIRST_TOLD, group.at(-1)!)],
  );
}
