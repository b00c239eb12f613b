import { z } from 'zod';
import { isObject } from './is-object.ts';

/**
 * An object of JSON or YAML whose keys are names out of the data, as a Map: they may be any text, `constructor`, which
 * every object has, or `__proto__`, which a record of zod's loses.
 */
export function byName<Info extends z.ZodType>(info: Info, name = z.string().min(1)) {
  return z.preprocess(
    (value) => (isObject(value) ? new Map(Object.entries(value)) : value),
    z.map(name, info, 'expected an object'),
  );
}
