import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { contentDirectory } from './components/settings.ts';

const chapters = defineCollection({
  loader: glob({ base: contentDirectory, pattern: '[0-9]*.mdx' }),
  schema: z.strictObject({ title: z.string(), summary: z.string() }),
});

export const collections = { chapters };
