import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default defineConfig(
  { ignores: ['dist/', '.astro/', '.cache/', 'node_modules/', 'collector/'] },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
    },
  },
  {
    // dependency-cruiser, which holds the folders to their order, does not read these files.
    files: ['src/components/**/*.astro'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['**/pages/**', '**/cli/**', '**/scripts/**'] }],
    },
  },
  { files: ['src/cli/**', 'scripts/**', 'src/client/**'], rules: { 'no-console': 'off' } },
);
