import { z } from 'zod';
import { byName } from './by-name.ts';
import { clusterSchema } from './clickhouse/cluster-schema.ts';
import { factorsSchema, visible } from './factor-schema.ts';
import { isObject } from './is-object.ts';
import { checkPlatform, measuringSchema, networkFields, programFields } from './measuring-schema.ts';
import type { Platform } from './types.ts';

const text = z.string().min(1);

/** Pages link it, so nothing but the web's own protocols may pass. */
const link = z.url({ protocol: /^https?$/, error: 'expected an http or https link' });

const fraction = z
  .number('expected a fraction')
  .min(0, 'expected a fraction between 0 and 1')
  .max(1, 'expected a fraction between 0 and 1');

const libraryInfo = z.looseObject({
  label: visible.optional(),
  shortLabel: visible.optional(),
  precision: text.optional(),
  device: z.enum(['cpu', 'gpu']).optional(),
  backend: text.optional(),
  framework: text.optional(),
  revision: text.optional(),
  layersVary: z.boolean().optional(),
  link: link.optional(),
  note: text.optional(),
  ...programFields,
});

const modelInfo = z.looseObject({
  label: visible.optional(),
  accuracy: z.object({ top1: fraction, top5: fraction.optional(), source: text.optional() }).optional(),
  parameters: z.number().int().positive().optional(),
  macsPerImage: z.number().int().positive().optional(),
  link: link.optional(),
  note: text.optional(),
  ...networkFields,
});

const field = z.looseObject({
  name: text,
  type: text.optional(),
  description: text.optional(),
  /** Of a further column: whether it holds what was measured, in which runs of one point may differ. */
  measured: z.boolean().optional(),
});

const resource = z.looseObject({
  name: text,
  path: text,
  schema: z.looseObject({ fields: z.array(field) }).optional(),
});

const contributor = z.looseObject({
  title: visible.optional(),
  givenName: text.optional(),
  familyName: text.optional(),
  path: link.optional(),
  organization: text.optional(),
  roles: z.array(text).optional(),
});

/** `datapackage.json`: a Frictionless Data Package with this project's objects. */
export const descriptorSchema = z.looseObject({
  name: text.optional(),
  id: text.optional(),
  title: visible,
  shortTitle: visible.optional(),
  description: text.optional(),
  version: text.optional(),
  created: z.union(
    [z.iso.date(), z.iso.datetime({ offset: true })],
    'expected a date, or a date and time with its zone, as in ISO 8601',
  ),
  sources: z.array(z.looseObject({ title: text, path: link.optional() })),
  licenses: z.array(z.looseObject({ name: text, path: link.optional(), title: text.optional() })).default([]),
  contributors: z.array(contributor).optional(),
  platform: z.custom<Platform>(isObject, 'expected an object').superRefine(checkPlatform).default({}),
  measuring: measuringSchema.optional(),
  item: z.strictObject({ one: visible, many: visible }).optional(),
  libraries: byName(libraryInfo).default(new Map()),
  models: byName(modelInfo).default(new Map()),
  factors: factorsSchema.default(new Map()),
  clickhouse: clusterSchema.optional(),
  resources: z.array(resource),
});

export type DescriptorFile = z.infer<typeof descriptorSchema>;
