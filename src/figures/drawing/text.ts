/** Advances of Source Sans 3 Regular for the characters from space to tilde, in thousandths of the font size. */
const ADVANCES =
  '200 289 426 497 497 824 609 249 303 303 418 497 249 311 249 350 497 497 497 497 497 497 497 497 497 497 249 249 497 497 497 425 847 543 588 571 615 527 494 617 652 263 479 579 486 727 647 664 566 664 569 534 536 645 515 786 513 476 539 303 350 303 497 500 542 504 553 456 555 496 292 504 544 246 247 495 255 829 547 542 555 555 347 419 338 544 467 719 446 467 425 303 241 303 497'
    .split(' ')
    .map(Number);

/** Room for the bold face and for a substitute where the typeface is missing. */
const ALLOWANCE = 1.06;
const WIDE_CHARACTER =
  /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u;

/** The font size of ordinary text in a figure, as the stylesheet sets it. */
export const FONT_SIZE = 13;

/** From the middle of a line of digits and capitals down to its baseline, at the ordinary size. */
export const BASELINE = 4.4;

/** Between the baselines of two lines of text. */
export const LINE_HEIGHT = 17;

/** An estimate from above of how wide a text is drawn, in pixels: there is no font to ask at build time. */
export function textWidth(text: string, fontSize = FONT_SIZE): number {
  let thousandths = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    thousandths += advance(code);
    if (code > LAST_OF_ONE_UNIT) at += 1;
  }
  return inPixels(thousandths, fontSize);
}

/** The width of the widest word of some texts, where a line may break at a space and after a hyphen; 0 where there is none. */
export function widestWord(texts: readonly string[], fontSize = FONT_SIZE): number {
  let widest = 0;
  for (const text of texts) {
    let thousandths = 0;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.codePointAt(at)!;
      thousandths = code === SPACE ? 0 : thousandths + advance(code);
      if (thousandths > widest) widest = thousandths;
      if (code === HYPHEN) thousandths = 0;
      if (code > LAST_OF_ONE_UNIT) at += 1;
    }
  }
  return inPixels(widest, fontSize);
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const LAST_OF_ONE_UNIT = 0xffff;

/** Of the characters that the list above does not have, those met so far: most are a few, again and again. */
const otherAdvances = new Map<number, number>();

/** Of the character with a code point, in thousandths of the font size. */
function advance(code: number): number {
  return ADVANCES[code - SPACE] ?? otherAdvances.get(code) ?? otherAdvance(code);
}

function advanceOf(character: string): number {
  return advance(character.codePointAt(0)!);
}

function otherAdvance(code: number): number {
  const thousandths = WIDE_CHARACTER.test(String.fromCodePoint(code)) ? 1000 : 600;
  otherAdvances.set(code, thousandths);
  return thousandths;
}

function inPixels(thousandths: number, fontSize: number): number {
  return (thousandths / 1000) * fontSize * ALLOWANCE;
}

/** The widest of some texts; 0 where there are none. */
export function widestText(texts: readonly string[]): number {
  return Math.max(0, ...texts.map((text) => textWidth(text)));
}

/** What rounding may take off a width that was made to fit exactly. */
const TOLERANCE = 1e-6;

/** Whether the text has room in this width. */
export function fits(text: string, width: number, fontSize = FONT_SIZE): boolean {
  return textWidth(text, fontSize) <= width + TOLERANCE;
}

const ELLIPSIS = '…';

/** The text, or as much of its two ends as fits with an ellipsis between: the ends tell layers apart. */
export function fitText(text: string, width: number, fontSize = FONT_SIZE): string {
  if (fits(text, width, fontSize)) return text;
  const characters = [...text];
  const { length } = characters;
  const advances = characters.map(advanceOf);
  let thousandths = advances.reduce((sum, each) => sum + each, advanceOf(ELLIPSIS));
  for (let kept = length - 1; kept > 1; kept -= 1) {
    const head = Math.ceil(kept / 2);
    const tail = length - (kept - head);
    // One character fewer than before: in turn the last of the head and the first of the tail.
    thousandths -= advances[kept % 2 === 0 ? head : tail - 1]!;
    if (inPixels(thousandths, fontSize) <= width + TOLERANCE)
      return characters.toSpliced(head, tail - head, ELLIPSIS).join('');
  }
  return ELLIPSIS;
}

/** The text broken at spaces into lines that fit; a single long word is shortened. */
export function wrapText(text: string, width: number, fontSize = FONT_SIZE): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, fontSize) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((each) => fitText(each, width, fontSize));
}
