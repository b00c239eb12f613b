import { z } from 'zod';
import { byName } from './by-name.ts';
import { FEW_VALUES } from './few-values.ts';
import type { MeasuredFile, Measuring } from './measuring.ts';
import type { Platform } from './types.ts';

const text = z.string().min(1);
const count = z.number().int().min(0);
const duration = z.number().positive();
const perBatchSize = z.union(
  [count, z.array(count).min(1)],
  'expected a number, or a list with one for each batch size',
);

const fileChange = z.object({
  at: text,
  of: text,
  role: text,
  path: text,
  before: z.string(),
  after: z.string(),
});

/** The object `measuring` of `datapackage.json`, as the collector writes it. */
export const measuringSchema = z.looseObject({
  collector: text.optional(),
  order: z.enum(['interleaved', 'blocked']).optional(),
  seed: count.optional(),
  repetitions: count.optional(),
  batch_sizes: z.array(count.min(1)).min(1).optional(),
  iterations_asked: perBatchSize.optional(),
  warm_up_iterations_asked: perBatchSize.optional(),
  timeout_s: duration.optional(),
  sample_interval_ms: duration.optional(),
  cool_down_c: z.number().optional(),
  changes: z.array(fileChange).optional(),
});

const file = z
  .looseObject({
    role: text,
    path: text,
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 of 64 hexadecimal digits')
      .optional(),
    bytes: count.optional(),
    missing: text.optional(),
  })
  .refine(
    ({ sha256, missing }) => (sha256 === undefined) !== (missing === undefined),
    'expected sha256, or missing with the reason',
  );

const value = z.union([z.string(), z.number(), z.boolean()], 'expected text, a number, true or false');

/** What is recorded of a library beside its description. */
export const programFields = {
  kind: z.enum(['caffe', 'tensorrt', 'lines']).optional(),
  program: text.optional(),
  arguments: z.array(z.string()).optional(),
  environment: byName(z.string()).optional(),
  gpu: count.optional(),
  threads: count.min(1).optional(),
  files: z.array(file).optional(),
  reported: byName(z.union([value, z.array(value)], 'expected a value, or a list of values')).optional(),
};

/** What is recorded of a model beside its description. */
export const networkFields = { files: z.array(file).optional() };

/** Of the platform: what could not be read on the board, and why. */
const notRecorded = byName(text).optional();

/** Tells what is wrong with the reasons for what was not recorded; the rest of a platform may be anything. */
export function checkPlatform(platform: Platform, context: z.RefinementCtx): void {
  const { issues = [] } = notRecorded.safeParse(platform['not_recorded'], FEW_VALUES).error ?? {};
  for (const { message, path } of issues) {
    context.addIssue({ code: 'custom', message, path: ['not_recorded', ...path] });
  }
}

type Programs = ReadonlyMap<string, z.output<z.ZodObject<typeof programFields>>>;
type Networks = ReadonlyMap<string, z.output<z.ZodObject<typeof networkFields>>>;

/** How a dataset was measured; undefined where nothing recorded it. */
export function measuringOf(
  measuring: z.output<typeof measuringSchema> | undefined,
  libraries: Programs,
  models: Networks,
  platform: Platform,
): Measuring | undefined {
  const programs = [...libraries].filter(([, { program }]) => program !== undefined);
  if (measuring === undefined && programs.length === 0) return undefined;
  return {
    collector: measuring?.collector,
    order: measuring?.order,
    seed: measuring?.seed,
    repetitions: measuring?.repetitions,
    batchSizes: measuring?.batch_sizes,
    iterations: measuring?.iterations_asked,
    warmUpIterations: measuring?.warm_up_iterations_asked,
    timeoutS: measuring?.timeout_s,
    sampleIntervalMs: measuring?.sample_interval_ms,
    coolDownC: measuring?.cool_down_c,
    changes: measuring?.changes ?? [],
    programs: programs.map(([library, info]) => ({
      library,
      kind: info.kind,
      program: info.program,
      arguments: info.arguments,
      environment: [...(info.environment ?? [])],
      gpu: info.gpu,
      threads: info.threads,
      files: (info.files ?? []).map(fileOf),
      reported: [...(info.reported ?? [])].map(([fact, values]) => [fact, [values].flat().map(String)]),
    })),
    networks: [...models].flatMap(([model, { files = [] }]) =>
      files.length === 0 ? [] : [{ model, files: files.map(fileOf) }],
    ),
    notRecorded: [...(notRecorded.parse(platform['not_recorded'], FEW_VALUES) ?? [])],
  };
}

function fileOf({ role, path, sha256, bytes, missing }: z.output<typeof file>): MeasuredFile {
  return { role, path, sha256, bytes, missing };
}
