import { z } from 'zod';

/** What the importer reads of an experiment's `.cm/meta.json`. */
export const metaSchema = z.object({
  tags: z.array(z.string()),
  added: z.object({ iso_datetime: z.string() }).partial().optional(),
});

const layerSchema = z.object({
  label: z.string(),
  index: z.number().int().optional(),
  direction: z.string(),
  time_ms: z.number(),
});

const runSchema = z.object({
  run_success: z.string().optional(),
  return_code: z.union([z.number(), z.string()]).optional(),
  fail_reason: z.string().optional(),
  time_fw_ms: z.number().optional(),
  time_bw_ms: z.number().optional(),
  time_fwbw_ms: z.number().optional(),
  memory_bytes: z.number().optional(),
  per_layer_info: z.array(layerSchema).optional(),
});

/** What the importer reads of a point, `ckp-<id>.0001.json`. */
export const pointSchema = z.object({
  choices: z.object({
    env: z.object({
      CK_CAFFE_BATCH_SIZE: z.union([z.number(), z.string()]),
      CK_TENSORRT_ENABLE_FP16: z.union([z.number(), z.string()]).optional(),
    }),
  }),
  characteristics_list: z.array(z.object({ run: runSchema })),
  features: z.object({ platform: z.record(z.string(), z.unknown()).optional() }).optional(),
});

export type CkMeta = z.infer<typeof metaSchema>;
export type CkPoint = z.infer<typeof pointSchema>;
export type CkRun = z.infer<typeof runSchema>;
export type CkLayer = z.infer<typeof layerSchema>;
