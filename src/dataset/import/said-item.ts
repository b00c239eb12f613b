import { isObject } from '../is-object.ts';
import type { ItemWords } from '../item-words.ts';

type Properties = Readonly<Record<string, unknown>>;

/** What a batch has several of, as people say it (`written`, later ones win); what is no such words is told as a problem later. */
export function saidItem(written: readonly Properties[]): ItemWords | undefined {
  const item = written.map((properties) => properties['item']).findLast((each) => each !== undefined);
  const { one, many } = isObject(item) ? item : {};
  return typeof one === 'string' && typeof many === 'string' ? { one, many } : undefined;
}
