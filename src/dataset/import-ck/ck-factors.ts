import { isFactorName } from '../factor-schema.ts';
import { refusal, RefusedSourceError } from '../import/refused-source.ts';
import { Unreadable } from '../import/unreadable.ts';
import { expectOneOf } from '../nearest.ts';
import type { Problem } from '../problem.ts';
import type { FactorLevels } from '../types.ts';
import { type ChosenPoint, settingsOf, valuesOf } from './ck-choices.ts';

/** Factors by the choices that they are. */
export type NamedChoices = ReadonlyMap<string, string>;

/** Reads `OPENBLAS_NUM_THREADS=threads`, a choice and the name of its factor. Throws {@link Unreadable} where it is none. */
export function parseNamedChoices(texts: readonly string[]): NamedChoices {
  const named = new Map<string, string>();
  for (const text of texts) {
    const at = text.lastIndexOf('=');
    const [choice, name] = [text.slice(0, at), text.slice(at + 1)];
    if (at < 1 || !isFactorName(name)) {
      const expected = 'a choice and the name of its factor, such as OPENBLAS_NUM_THREADS=threads';
      throw new Unreadable(`no factor: ${JSON.stringify(text)}; expected ${expected}`);
    }
    if (named.has(choice) || [...named.values()].includes(name))
      throw new Unreadable(
        `a factor is named twice: ${JSON.stringify(text)}; expected each choice and name once`,
      );
    named.set(choice, name);
  }
  return named;
}

/** Throws {@link RefusedSourceError} where no point has a choice that is named. */
export function checkNamedChoices(named: NamedChoices, points: readonly ChosenPoint[], root: string): void {
  const known = new Set(points.flatMap(({ choices }) => [...choices.keys()]));
  for (const choice of named.keys()) {
    if (known.has(choice) || points.length === 0) continue;
    throw refusal(
      { file: root, expected: expectOneOf(choice, [...known]) },
      'no point has the choice',
      undefined,
      choice,
    );
  }
}

/** A point's levels; a choice that it lacks does not apply. */
export function levelsOf({ choices }: ChosenPoint, named: NamedChoices): FactorLevels {
  return Object.fromEntries(
    [...named].flatMap(([choice, name]) => {
      const level = choices.get(choice);
      return level === undefined ? [] : [[name, level] as const];
    }),
  );
}

/**
 * Throws {@link RefusedSourceError} where points that would be one differ in a setting: they would become a chimera of
 * whichever comes first. `alike` has the points of each key, `all` those of the campaign.
 */
export function refuseUnnamedSettings(
  alike: readonly (readonly ChosenPoint[])[],
  all: readonly ChosenPoint[],
): void {
  const settings = settingsOf(all);
  const problems = settings.flatMap((setting): Problem[] => {
    const differing = alike.filter((points) => new Set(valuesOf(points, setting)).size > 1);
    const first = differing[0]?.[0];
    if (first === undefined) return [];
    const values = new Set(differing.flatMap((points) => valuesOf(points, setting)));
    return [
      {
        file: first.file,
        line: 0,
        column: 0,
        message: `points that would be one differ in ${setting}${differing.length > 1 ? `, in ${differing.length} places` : ''}`,
        value: [...values].sort().join(', '),
        expected: `a factor, by --factor ${setting}=<name>`,
      },
    ];
  });
  if (problems.length > 0) throw new RefusedSourceError(problems);
}
