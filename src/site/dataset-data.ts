import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Analysis } from '../analysis/analysis.ts';
import { type Column, columnsOf, type TableName, COLUMNS } from '../dataset/columns.ts';
import { descriptorSchema } from '../dataset/descriptor-schema.ts';
import { inItems } from '../dataset/item-words.ts';
import { primaryKey } from '../dataset/resources.ts';
import { countText } from '../figures/measures/number-text.ts';
import type { Report } from '../markdown/report.ts';
import { labelledBatchSizes, ranText, runCounts } from '../tables/full/dataset-words.ts';
import { datasetCitation } from './citation.ts';
import { CROISSANT, CROISSANT_CONTEXT, DATA_TYPES } from './croissant-context.ts';
import { creatorsOf } from './creators.ts';
import { datasetHistory } from './dataset-history.ts';
import { versionPath } from './dataset-versions.ts';
import { type DescribedFile, describedFiles } from './described-files.ts';
import { folderOfDataset } from './folder-of-dataset.ts';

/** What searches for datasets want of a description at least, in characters. */
const SHORTEST_DESCRIPTION = 50;

/**
 * A dataset as search engines for datasets and loaders of machine learning read it: schema.org's Dataset with the files,
 * columns and keys of Croissant 1.1. A dataset without a licence is described as well, but does not conform to Croissant.
 *
 * @param url the complete address of a path of the site
 */
export async function datasetData(
  analysis: Analysis,
  { metadata }: Report,
  url: (path: string) => string,
): Promise<object> {
  const { name, descriptor } = analysis;
  const { version, licenses, platform } = descriptor;
  const folder = folderOfDataset(name);
  const page = url(`/datasets/${name}/`);
  const files = await describedFiles(name, folder);
  const types = await fieldTypes(folder);
  const newest = (await datasetHistory(analysis))[0];
  const versionUrl = version === undefined ? [] : [url(versionPath(name, version))];
  return {
    '@context': CROISSANT_CONTEXT,
    '@type': 'sc:Dataset',
    ...(licenses.length > 0 && { conformsTo: CROISSANT }),
    name: descriptor.title,
    description: description(analysis),
    url: page,
    identifier: [...(descriptor.id === undefined ? [] : [descriptor.id]), ...versionUrl],
    ...(version !== undefined && { version }),
    creator: creatorsOf(descriptor, metadata),
    dateCreated: descriptor.created,
    datePublished: newest?.date ?? descriptor.created,
    ...(licenses.length > 0 && { license: licenses.map((licence) => licence.path ?? licence.name) }),
    isAccessibleForFree: true,
    isLiveDataset: false,
    citeAs: datasetCitation(analysis, metadata, page).bibtex,
    isBasedOn: descriptor.sources.flatMap(({ path }) => path ?? []),
    keywords: [
      'neural networks',
      'inference',
      'benchmark',
      ...(typeof platform.board === 'string' ? [platform.board] : []),
    ],
    variableMeasured: [inItems('time per image', descriptor), 'memory', 'time per layer'],
    measurementTechnique: 'Benchmark of the inference of neural networks, layer by layer',
    distribution: files.map((file) => ({
      '@type': 'cr:FileObject',
      '@id': file.name,
      name: file.name,
      contentUrl: url(`/data/${name}/${file.name}`),
      contentSize: `${String(file.bytes)} B`,
      encodingFormat: file.mediaType,
      sha256: file.sha256,
    })),
    recordSet: files.flatMap((file) => recordSet(file, analysis, types)),
  };
}

function description(analysis: Analysis): string {
  const { descriptor } = analysis;
  const said = descriptor.description ?? descriptor.title;
  if (said.length >= SHORTEST_DESCRIPTION) return said;
  const counts = countText(runCounts(analysis).ok, 'successful run');
  return `${said}. ${counts} of ${ranText(analysis, ' with ')} at ${labelledBatchSizes(analysis)}: execution times of neural networks.`;
}

/** What stands in a table, column by column; none for a file that is no table of the format's. */
function recordSet(
  { name, columns }: DescribedFile,
  { descriptor }: Analysis,
  types: ReadonlyMap<string, ReadonlyMap<string, string>>,
): readonly object[] {
  const table = basename(name, extname(name));
  if (columns === undefined || !isTable(table)) return [];
  const standard = new Map(
    columnsOf(table, descriptor.factors).map((column): [string, Column] => [column.name, column]),
  );
  const field = (column: string): object => {
    const described =
      descriptor.fields.get(table)?.get(column) ??
      inItems(standard.get(column)?.description ?? '', descriptor);
    return {
      '@type': 'cr:Field',
      '@id': `${table}/${column}`,
      name: column,
      ...(described !== '' && { description: described }),
      dataType: DATA_TYPES[standard.get(column)?.type ?? types.get(table)?.get(column) ?? ''] ?? 'sc:Text',
      source: { fileObject: { '@id': name }, extract: { column } },
    };
  };
  return [
    {
      '@type': 'cr:RecordSet',
      '@id': table,
      name: table,
      key: primaryKey(table, descriptor.factors)
        .filter((column) => columns.includes(column))
        .map((column) => ({ '@id': `${table}/${column}` })),
      field: columns.map(field),
    },
  ];
}

function isTable(name: string): name is TableName {
  return Object.hasOwn(COLUMNS, name);
}

/** What `datapackage.json` says of the types of columns, by table and column. */
async function fieldTypes(folder: string): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const { resources } = descriptorSchema
    .pick({ resources: true })
    .parse(JSON.parse(await readFile(join(folder, 'datapackage.json'), 'utf8')));
  return new Map(
    resources.map(({ name, schema }) => [
      name,
      new Map(
        schema?.fields.flatMap((field) => (field.type === undefined ? [] : [[field.name, field.type]])),
      ),
    ]),
  );
}
