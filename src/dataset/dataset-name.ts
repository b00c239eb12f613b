/** The folder's name stands in addresses, where `#`, `%` and `?` have a meaning of their own. */
const NAME = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N} ._-]*$/u;

/** Whether a dataset can have the name. */
export function isDatasetName(name: string): boolean {
  return NAME.test(name);
}
