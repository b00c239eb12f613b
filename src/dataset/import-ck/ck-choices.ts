import { canonicalLevel } from '../level.ts';
import type { CkPoint } from './ck-schema.ts';

/** What was chosen for a point, by name: a variable of the environment has its bare name, all else its path. */
export type Choices = ReadonlyMap<string, string>;

/** The choices that a point's batch size and library come from. */
const TAKEN: ReadonlySet<string> = new Set(['CK_CAFFE_BATCH_SIZE', 'CK_TENSORRT_ENABLE_FP16']);

export function choicesOf({ choices }: CkPoint): Choices {
  const { env, ...others } = choices;
  const found = new Map<string, string>();
  const add = (path: readonly string[], value: unknown): void => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) add([...path, name], inner);
      return;
    }
    const name = path.join('.');
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    if (text !== '' && value !== null && !TAKEN.has(name)) found.set(name, canonicalLevel(text));
  };
  add([], others);
  add([], env);
  return found;
}

/** Where a point stands, for what its choices are compared by. */
export interface ChosenPoint {
  readonly file: string;
  readonly model: string;
  readonly library: string;
  readonly batchSize: number;
  readonly choices: Choices;
}

/**
 * The choices by which points differ as settings do. Text that is another one in every point, such as the name of a temporary
 * file, sets nothing.
 */
export function settingsOf(points: readonly ChosenPoint[]): readonly string[] {
  const names = new Set(points.flatMap(({ choices }) => [...choices.keys()]));
  return [...names].filter((name) => {
    const values = valuesOf(points, name);
    const isNumber = values.every((value) => value === '' || Number.isFinite(Number(value)));
    const distinct = new Set(values).size;
    return distinct > 1 && (isNumber || distinct < points.length);
  });
}

/** Empty where a point has no such choice. */
export function valuesOf(points: readonly ChosenPoint[], choice: string): readonly string[] {
  return points.map(({ choices }) => choices.get(choice) ?? '');
}

/**
 * Settings that vary on their own: programs come with theirs, such as the weights of a model or how often they repeat a batch
 * of some size.
 */
export function freeSettings(points: readonly ChosenPoint[], settings: readonly string[]): readonly string[] {
  const isSetBy = (setting: string, by: 'model' | 'batchSize'): boolean =>
    [...Map.groupBy(points, (point) => JSON.stringify([point.library, point[by]])).values()].every(
      (alike) => new Set(valuesOf(alike, setting)).size === 1,
    );
  return settings.filter((setting) => !isSetBy(setting, 'model') && !isSetBy(setting, 'batchSize'));
}
