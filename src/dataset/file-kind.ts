import { isUtf8 } from 'node:buffer';

/** Kinds of files that people have beside measurements, in words that go on from "it seems to be". */
const WORDS = {
  empty: 'an empty file',
  'git-lfs-pointer': 'a pointer of Git LFS, in place of the file itself',
  html: 'a web page',
  'trtexec-times': 'what trtexec writes with --exportTimes',
  'trtexec-profile': 'what trtexec writes with --exportProfile',
  'trtexec-layer-info': 'what trtexec writes with --exportLayerInfo',
  'trtexec-log': 'the console log of trtexec',
  'onnxruntime-profile': 'a profile of ONNX Runtime',
  'chrome-trace': 'a trace for Chrome’s viewer, as the profiler of PyTorch writes it',
  'llama-bench-json': 'the JSON of llama-bench',
  'llama-bench-jsonl': 'the JSON lines of llama-bench',
  'llama-bench-csv': 'the CSV of llama-bench',
  'llama-bench-sql': 'the SQL of llama-bench',
  'llama-bench-markdown': 'the table of llama-bench',
  'tflite-csv': 'the CSV of operators of TFLite’s benchmark_model',
  'tflite-log': 'the log of TFLite’s benchmark_model',
  'openvino-counters': 'the counters of OpenVINO’s benchmark_app',
  'openvino-counters-json': 'the counters of OpenVINO’s benchmark_app, in JSON',
  'openvino-report': 'the report of OpenVINO’s benchmark_app',
  'openvino-report-json': 'the report of OpenVINO’s benchmark_app, in JSON',
  'openvino-log': 'the console log of OpenVINO’s benchmark_app',
  tegrastats: 'the output of tegrastats',
  'caffe-log': 'the log of caffe time',
  'ck-point': 'a point of Collective Knowledge',
  'dataset-descriptor': 'the datapackage.json of a dataset',
  'dataset-runs': 'the runs.csv of a dataset',
  'dataset-layers': 'the layers.csv of a dataset',
  'dataset-iterations': 'the iterations.csv of a dataset',
  'dataset-networks': 'the networks.csv of a dataset',
  'google-benchmark': 'the JSON of Google Benchmark',
  loadgen: 'a summary of MLPerf’s LoadGen',
  'python-traceback': 'a traceback of Python',
  prototxt: 'a network’s model file (prototxt)',
  manifest: 'a manifest or a mapping',
  'json-object': 'a JSON object of another kind',
  'json-array': 'a JSON array of another kind',
  csv: 'a table',
  text: 'a text of another kind',
  gzip: 'a file packed with gzip',
  zip: 'a ZIP archive or a spreadsheet',
  parquet: 'a Parquet file',
  sqlite: 'an SQLite database',
  pdf: 'a PDF',
  picture: 'a picture',
  utf16: 'a text in UTF-16 without a byte-order mark',
  'marked-utf16': 'a text in UTF-16',
  binary: 'no text: it has bytes that no text has',
} as const;

export type FileKind = keyof typeof WORDS;

/** How far into a text its kind shows: a long log can begin with much else. */
const HEAD = 1 << 16;

/** The first that matches a text's beginning is its kind. */
const PATTERNS: readonly (readonly [FileKind, RegExp])[] = [
  ['empty', /^\s*$/],
  // Before all that may stand in one of their cells, such as the log of a run that failed.
  ['dataset-networks', /^(?=[^\n]*\bmacs_per_image\b)[^\n]*\blayer\b/],
  ['dataset-layers', /^(?=[^\n]*\bmodel\b)(?=[^\n]*\blibrary\b)[^\n]*\blayer\b/],
  ['dataset-iterations', /^(?=[^\n]*\bmodel\b)(?=[^\n]*\blibrary\b)[^\n]*\biteration\b/],
  ['dataset-runs', /^(?=[^\n]*\bmodel\b)(?=[^\n]*\blibrary\b)[^\n]*\b(?:batch_size|status|forward_ms)\b/],
  ['git-lfs-pointer', /^version https:\/\/git-lfs/],
  ['html', /^\s*<(?:!doctype html|html|head)\b/i],
  ['trtexec-times', /^\s*\[\s*\{[^{}[\]]*"(?:startEnqMs|startComputeMs|computeMs|latencyMs)"\s*:/],
  ['trtexec-profile', /^\s*\[\s*\{\s*"count"\s*:|^\s*\[\s*\{\s*"name"\s*:[^\n]*"(?:averageMs|timeMs)"\s*:/],
  ['trtexec-layer-info', /^\s*\{\s*"Layers"\s*:/],
  [
    'trtexec-log',
    /&&&& [A-Z]+ TensorRT\.trtexec|\[I\] === [A-Z]\w+ (?:[Oo]ptions|summary) ===|Average on \d+ runs - GPU|GPU Compute Time: min =/,
  ],
  ['onnxruntime-profile', /^\s*\[\s*\{\s*"cat"\s*:\s*"(?:Session|Node|Kernel|Api)"/],
  ['chrome-trace', /^\s*\{(?:[^{}]*|[\s\S]{0,4000}?)"traceEvents"\s*:|^\s*\[\s*\{[^{}]*"ph"\s*:/],
  ['llama-bench-json', /^\s*\[\s*\{[^{}]*"n_prompt"\s*:/],
  ['llama-bench-jsonl', /^\s*\{[^\n]*"n_prompt"\s*:/m],
  ['llama-bench-sql', /INSERT INTO (?:test|llama_bench) \([^)]*n_prompt/],
  ['llama-bench-csv', /^[^\n]*\bn_prompt\b[^\n]*\bavg_(?:ns|ts)\b/m],
  ['llama-bench-markdown', /^\|[^\n]*\|\s*test\s*\|\s*t\/s\s*\|/m],
  ['tflite-csv', /^\s*node type, *(?:start|first|avg)/im],
  [
    'tflite-log',
    /\bLog parameter values verbosely: \[|(?:Inference|inference) timings in us:|\bcount=\d+ (?:first=\d+ )?(?:curr|min)=\d+/,
  ],
  ['openvino-counters', /^layerName;execStatus;/m],
  ['openvino-report', /^Configuration setup\b|^Execution results\b/m],
  ['openvino-report-json', /^\s*\{[\s\S]*"execution_results"\s*:/],
  ['openvino-counters-json', /^\s*\{\s*"(?:avg|detailed)_performance"\s*:/],
  ['openvino-log', /^\s*\[Step \d+\/\d+\]|^(?:\[ INFO \])?\s*Throughput:\s+\S+ FPS/m],
  ['tegrastats', /\bRAM \d+\/\d+ ?MB\b.*(?:\b(?:cpu|CPU) \[|\bEMC_FREQ\b|\bGR3D)/],
  ['caffe-log', /\bcaffe\.cpp:\d+\]|Average Forward pass:/],
  ['ck-point', /^\s*\{[\s\S]*"characteristics_list"\s*:/],
  ['google-benchmark', /^\s*\{\s*"context"\s*:\s*\{[\s\S]*"benchmarks"\s*:/],
  ['dataset-descriptor', /^\s*\{[\s\S]*"resources"\s*:\s*\[/],
  ['loadgen', /MLPerf Results Summary/],
  ['python-traceback', /^Traceback \(most recent call last\):/m],
  ['prototxt', /^\s*(?:name\s*:|layers?\s*\{|input\s*:)[\s\S]*\blayers?\s*\{/],
  ['manifest', /^\s*"?(?:metadata|runs|results|warmUp|warmUpMs|delimiter)"?\s*:/m],
  ['json-object', /^\s*\{/],
  ['json-array', /^\s*\[\s*(?:[{["\]]|-?\d[\d.e+-]*\s*[,\]])/],
  ['csv', /^[^\n,;\t]+[,;\t][^\n]*\r?\n[^\n]*[,;\t]/],
];

const MAGIC: readonly (readonly [FileKind, string])[] = [
  ['gzip', '\x1f\x8b'],
  ['zip', 'PK\x03\x04'],
  ['parquet', 'PAR1'],
  ['sqlite', 'SQLite format 3\0'],
  ['pdf', '%PDF-'],
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['marked-utf16', '\xff\xfe'],
  ['marked-utf16', '\xfe\xff'],
];

/** What a text seems to be, by its beginning; the text may be cut off or broken further on. */
export function kindOfText(text: string): FileKind {
  const head = text.slice(0, HEAD);
  return PATTERNS.find(([, pattern]) => pattern.test(head))?.[0] ?? 'text';
}

/** What bytes are where they are no text; undefined where they may be one in UTF-8. */
export function kindOfBytes(bytes: Buffer): FileKind | undefined {
  const start = bytes.subarray(0, 16).toString('latin1');
  const magic = MAGIC.find(([, mark]) => start.startsWith(mark));
  if (magic !== undefined) return magic[0];
  const head = bytes.subarray(0, HEAD);
  if (!head.includes(0)) return undefined;
  const zerosOf = (parity: number): number =>
    head.filter((byte, index) => byte === 0 && index % 2 === parity).length;
  // Of Latin letters in UTF-16, every second byte is zero.
  const [even, odd] = [zerosOf(0), zerosOf(1)];
  if (Math.max(even, odd) > head.length / 4 && Math.min(even, odd) < head.length / 50) return 'utf16';
  return isUtf8(bytes) && even + odd < 8 ? undefined : 'binary';
}

const TABLES: ReadonlySet<FileKind> = new Set([
  ...(['empty', 'csv', 'text', 'llama-bench-csv', 'tflite-csv', 'openvino-counters'] as const),
  ...([
    'openvino-report',
    'dataset-runs',
    'dataset-layers',
    'dataset-iterations',
    'dataset-networks',
  ] as const),
]);

/** Whether a file of a kind may be a table, with other columns than were expected. */
export function mayBeTable(kind: FileKind): boolean {
  return TABLES.has(kind);
}

/** The kind in words that go on from "it seems to be". */
export function wordsOf(kind: FileKind): string {
  return WORDS[kind];
}
