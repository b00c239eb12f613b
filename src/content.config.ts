import { join } from 'node:path';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { frontmatterSchema } from './markdown/content-schemas.ts';
import { contentDirectory } from './site/settings.ts';

const chapters = defineCollection({
  loader: glob({
    base: contentDirectory,
    pattern: '[0-9]*.mdx',
    // Astro keeps entries from one build to the next: those of another folder with chapters must not pass for these.
    generateId: ({ entry }) => join(contentDirectory, entry.replace(/\.mdx$/, '')),
  }),
  schema: frontmatterSchema,
});

export const collections = { chapters };
