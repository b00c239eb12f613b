import { resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { readYamlText, type YamlText } from '../../src/dataset/yaml-text.ts';
import { readReport } from '../../src/markdown/read-report.ts';
import { withoutPlaces, withPlaces } from '../../src/markdown/report-places.ts';
import type { UnplacedReport } from '../../src/markdown/report-places.ts';

const content = resolve('content');
const FILES = ['report.yaml', 'claims.yaml', 'charts.yaml', 'quoted.yaml'];

it('is the same report once it has been written, read, and given the ways back to its files', async () => {
  const { report } = await readReport(content);
  const texts = new Map<string, YamlText>();
  for (const file of FILES) texts.set(file, await readYamlText(content, file));

  const read = deserialize(serialize(withoutPlaces(report))) as UnplacedReport;
  const again = withPlaces(read, (file, path) => texts.get(file)!.placeOf(path));

  expect(withoutPlaces(again)).toEqual(withoutPlaces(report));
  expect(again.placeOfMetadata(['dataset'])).toEqual(report.placeOfMetadata(['dataset']));
  for (const [index, claim] of report.claims.entries()) {
    const path = ['checks', claim.declaration.checks.length - 1, 'value', 'of'];
    expect(again.claims[index]!.placeOf(path)).toEqual(claim.placeOf(path));
  }
  for (const [index, chart] of report.charts.entries())
    expect(again.charts[index]!.placeOf(['kind'])).toEqual(chart.placeOf(['kind']));
  for (const [name, figure] of report.quoted)
    expect(again.quoted.get(name)!.placeOf(['source'])).toEqual(figure.placeOf(['source']));
});
