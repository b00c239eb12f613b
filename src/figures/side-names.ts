import type { Boards, Side } from '../analysis/compare/boards.ts';
import { datasetLabel, datasetTitle } from '../analysis/labels.ts';

type Names = Readonly<Record<Side, string>>;

/** Longer names make sentences and drawings about two boards hard to read. */
const MOST_LETTERS = 24;

const LETTERS: Names = { first: 'A', second: 'B' };

/** What two boards are called where there is little room: by their short titles, or by letters where those are long or alike. */
export function sideNames({ first, second }: Boards): Names {
  const labels = { first: datasetLabel(first.descriptor), second: datasetLabel(second.descriptor) };
  const isShort = Math.max(labels.first.length, labels.second.length) <= MOST_LETTERS;
  return isShort && labels.first !== labels.second ? labels : LETTERS;
}

/** What stands before their titles, where those say more: `A: `. */
export function namePrefixes(boards: Boards): Names {
  const names = sideNames(boards);
  const ofSide = (side: Side) =>
    datasetTitle(boards[side].descriptor) === names[side] ? '' : `${names[side]}: `;
  return { first: ofSide('first'), second: ofSide('second') };
}

/** Both with what they stand for: `A: Caffe on a board`. */
export function spelledOut(boards: Boards): Names {
  const prefixes = namePrefixes(boards);
  const ofSide = (side: Side) => `${prefixes[side]}${datasetTitle(boards[side].descriptor)}`;
  return { first: ofSide('first'), second: ofSide('second') };
}
