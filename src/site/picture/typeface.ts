import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import { generatorRoot } from '../../roots.ts';

export type Weight = 400 | 600;

/** A line of text in units of the font, from its beginning on the baseline; y is upwards. */
export interface ShapedLine {
  readonly glyphs: readonly { readonly id: number; readonly x: number; readonly y: number }[];
  readonly width: number;
  /** Characters that the font has no glyph for: a box stands for each. */
  readonly missing: readonly string[];
}

/** The figures' typeface in one weight. */
export interface Typeface {
  readonly unitsPerEm: number;
  shape(text: string): ShapedLine;
  /** The edges of a glyph, curves as chords: x and y of where each begins and of where it ends, in units of the font. */
  edges(glyph: number): readonly number[];
}

/** It has to be TrueType: HarfBuzz cannot read the compressed files that browsers get. */
const FILES: Readonly<Record<Weight, string>> = {
  400: '400Regular/SourceSans3_400Regular.ttf',
  600: '600SemiBold/SourceSans3_600SemiBold.ttf',
};

const MISSING = 0;
/** More than an eye can tell at the sizes of figures. */
const CHORDS = 6;

const loaded = new Map<Weight, Typeface>();

/** From the project's own dependencies, so that pictures do not depend on the machine's fonts. */
export function typeface(weight: Weight): Typeface {
  const known = loaded.get(weight);
  if (known !== undefined) return known;
  const typeface = loadTypeface(weight);
  loaded.set(weight, typeface);
  return typeface;
}

function loadTypeface(weight: Weight): Typeface {
  const folder = dirname(
    createRequire(join(generatorRoot, 'package.json')).resolve(
      '@expo-google-fonts/source-sans-3/package.json',
    ),
  );
  const face = new Face(new Blob(readFileSync(join(folder, FILES[weight]))));
  const font = new Font(face);
  const lines = new Map<string, ShapedLine>();
  const outlines = new Map<number, readonly number[]>();
  return {
    unitsPerEm: face.upem,
    shape: (text) => remembered(lines, text, () => shapeLine(font, text)),
    edges: (glyph) => remembered(outlines, glyph, () => edgesOf(font, glyph)),
  };
}

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) known.set(key, (value = make()));
  return value;
}

function shapeLine(font: Font, text: string): ShapedLine {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(font, buffer);
  const positions = buffer.getGlyphPositions();
  const missing: string[] = [];
  let width = 0;
  const glyphs = buffer.getGlyphInfos().map(({ codepoint: id, cluster }, index) => {
    const { xAdvance, xOffset, yOffset } = positions[index]!;
    if (id === MISSING) missing.push(String.fromCodePoint(text.codePointAt(cluster)!));
    const glyph = { id, x: width + xOffset, y: yOffset };
    width += xAdvance;
    return glyph;
  });
  return { glyphs, width, missing };
}

function edgesOf(font: Font, glyph: number): readonly number[] {
  const edges: number[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const lineTo = (toX: number, toY: number): void => {
    edges.push(x, y, toX, toY);
    [x, y] = [toX, toY];
  };
  for (const { type, values } of font.glyphToJson(glyph)) {
    const [first = 0, second = 0, third = 0, fourth = 0] = values;
    if (type === 'M') [x, y, startX, startY] = [first, second, first, second];
    else if (type === 'L') lineTo(first, second);
    else if (type === 'Z') lineTo(startX, startY);
    else if (type === 'Q') {
      const [fromX, fromY] = [x, y];
      for (let step = 1; step <= CHORDS; step += 1) {
        const t = step / CHORDS;
        const [before, at, after] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
        lineTo(before * fromX + at * first + after * third, before * fromY + at * second + after * fourth);
      }
    } else throw new Error(`outline of a glyph: ${type}; expected one of TrueType, M, L, Q or Z`);
  }
  return edges;
}
