import { expect, test } from 'vitest';
import { createAnalysis } from '../../src/analysis/create-analysis.ts';
import { packPoints } from '../../src/analysis/pack-summaries.ts';
import type { PackedSummaries } from '../../src/analysis/packed-summaries.ts';
import { unpackSummaries } from '../../src/analysis/unpack-summaries.ts';
import { buildChart } from '../../src/figures/build-chart.ts';
import { kindOf } from '../../src/figures/spec.ts';
import { standardFigures } from '../../src/figures/standard-figures.ts';
import { analyseJetsonTx1 } from '../analysis/real-dataset.ts';

const whole = await analyseJetsonTx1();
const { dataset, summaries } = unpackSummaries(
  JSON.parse(JSON.stringify(packPoints(whole))) as PackedSummaries,
);
const points = createAnalysis(dataset, summaries);

test('a figure that needs no layers says the same of a dataset without them', () => {
  const light = standardFigures(whole).filter(({ kind }) => kindOf(kind).needsLayers === undefined);
  expect(light.length).toBeGreaterThan(8);
  for (const spec of light) {
    const { table, title, caption, alt } = buildChart(spec, points);
    const published = buildChart(spec, whole);
    expect(table, spec.id).toEqual(published.table);
    expect({ title, caption, alt }).toEqual({
      title: published.title,
      caption: published.caption,
      alt: published.alt,
    });
  }
});

test('one that needs them is no figure of such a dataset', () => {
  expect(standardFigures(whole).some(({ kind }) => kindOf(kind).needsLayers)).toBe(true);
  expect(standardFigures(points).filter(({ kind }) => kindOf(kind).needsLayers)).toEqual([]);
});

test('without the times of layers a dataset is a small part of what it is with them', () => {
  const { points: packed } = packPoints(whole);
  expect(packed).toHaveLength(whole.summaries.points.length);
  expect(JSON.stringify(packed).length).toBeLessThan(200_000);
});
