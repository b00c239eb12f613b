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

/** The same with what they stand for, where that is more: `A: Caffe on a board`. */
export function spelledOut(boards: Boards): Names {
  const names = sideNames(boards);
  const ofSide = (side: Side) => {
    const title = datasetTitle(boards[side].descriptor);
    return title === names[side] ? title : `${names[side]}: ${title}`;
  };
  return { first: ofSide('first'), second: ofSide('second') };
}
