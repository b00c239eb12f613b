import { z } from 'zod';
import { anyNumber } from '../import/any-number.ts';

/** What the importer reads of an experiment's `.cm/meta.json`. */
export const metaSchema = z.object({
  tags: z.array(z.string()),
  added: z.object({ iso_datetime: z.string() }).partial().optional(),
});

/** Where nothing was recorded, campaigns leave a property out or write `null`. */
const recorded = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const layerSchema = z.object({
  label: z.string(),
  index: recorded(z.number().int()),
  direction: z.enum(['forward', 'backward']),
  time_ms: recorded(anyNumber),
});

const runSchema = z.object({
  run_success: recorded(z.string()),
  return_code: recorded(z.union([z.number(), z.string()])),
  fail_reason: recorded(z.string()),
  time_fw_ms: recorded(anyNumber),
  time_bw_ms: recorded(anyNumber),
  time_fwbw_ms: recorded(anyNumber),
  memory_bytes: recorded(anyNumber),
  per_layer_info: recorded(z.array(layerSchema)),
});

/** One repetition: read by itself, so that a bad one takes no other along. */
export const repetitionSchema = z.object({ run: recorded(runSchema) });

/** What the importer reads of a point, `ckp-<id>.0001.json`. */
export const pointSchema = z.object({
  choices: z.looseObject({
    env: z.looseObject({
      CK_CAFFE_BATCH_SIZE: z.union([z.number(), z.string()]),
      CK_TENSORRT_ENABLE_FP16: recorded(z.union([z.number(), z.string()])),
    }),
  }),
  characteristics_list: z.array(z.unknown()),
  features: recorded(z.object({ platform: recorded(z.record(z.string(), z.unknown())) })),
});

export type CkMeta = z.infer<typeof metaSchema>;
export type CkPoint = z.infer<typeof pointSchema>;
export type CkRun = z.infer<typeof runSchema>;
export type CkLayer = z.infer<typeof layerSchema>;
