import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/temporary-folder.ts', 'test/browser/global-setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    // One browser at a time: the machines that run this have few cores.
    fileParallelism: false,
  },
});
