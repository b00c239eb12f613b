import type { Analysis } from '../../../analysis/analysis.ts';
import { ofEachDataset } from '../../../site/static-paths.ts';
import { exampleModelFile } from '../../../analysis/adaptive/example-model-file.ts';
import { PLAIN_TEXT, siteFile } from '../../../site/site-file.ts';

interface Props extends Record<string, unknown> {
  text: string;
}

/** A ready model file for every model whose network is known and whose engines were timed. */
export async function getStaticPaths() {
  return ofEachDataset('model-files', modelFiles, ({ model, text }, { name: dataset }) => ({
    params: { dataset, model },
    props: { text },
  }));
}

function modelFiles(analysis: Analysis) {
  return analysis.models.flatMap((model) => {
    const example = exampleModelFile(analysis, model);
    return example === undefined ? [] : [{ model, text: example.text }];
  });
}

export const GET = siteFile<Props>(PLAIN_TEXT, ({ props: { text } }) => text);
