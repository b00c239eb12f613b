/** The version of Croissant that datasets conform to. */
export const CROISSANT = 'http://mlcommons.org/croissant/1.1';

/**
 * What the names in a dataset's JSON-LD mean: those of schema.org, and beside them those of Croissant that are used here
 * (http://mlcommons.org/croissant/1.1, appendix 1).
 */
export const CROISSANT_CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  dct: 'http://purl.org/dc/terms/',
  citeAs: 'cr:citeAs',
  column: 'cr:column',
  conformsTo: 'dct:conformsTo',
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  extract: 'cr:extract',
  field: 'cr:field',
  fileObject: 'cr:fileObject',
  isLiveDataset: 'cr:isLiveDataset',
  key: 'cr:key',
  recordSet: 'cr:recordSet',
  source: 'cr:source',
} as const;

/** The types of Table Schema in the words of schema.org; whatever else a cell holds is text. */
export const DATA_TYPES: Readonly<Record<string, string>> = {
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
  datetime: 'sc:DateTime',
  time: 'sc:Time',
};
