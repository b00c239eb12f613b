import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

export default defineConfig(
  {
    ignores: [
      'dist/',
      'lib/',
      'create/lib/',
      '.astro/',
      '.cache/',
      'node_modules/',
      'collector/*',
      '!collector/programs/',
    ],
  },
  ...tseslint.configs.strict,
  ...tseslint.configs.stylistic,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['error', 'warn'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "Literal[value='networkidle']",
          message: 'Use followRequests: Playwright may wait for it for ever.',
        },
      ],
    },
  },
  {
    // What only the types tell: a promise that nobody waits for, a cast that does nothing, an `any` that spreads.
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeCheckedOnly, tseslint.configs.stylisticTypeCheckedOnly],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      // The methods of these interfaces are fields of plain objects, which know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // It takes what is of no known type for an object.
      '@typescript-eslint/no-base-to-string': 'off',
      // It does not see what a callback assigns.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Text is meant to be taken apart by code points.
      '@typescript-eslint/no-misused-spread': 'off',
    },
  },
  // Matchers such as `expect.stringContaining` are of any type.
  {
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // dependency-cruiser, which holds the folders to their order, does not read these files.
    files: ['src/components/**/*.astro'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: ['**/pages/**', '**/cli/**', '**/scripts/**', '**/test/**'] },
      ],
    },
  },
  {
    files: ['src/pages/**/*.astro'],
    rules: {
      'no-restricted-imports': ['error', { patterns: ['**/cli/**', '**/scripts/**', '**/test/**'] }],
    },
  },
  {
    files: ['src/cli/**', 'scripts/**', 'src/client/**', 'collector/programs/**'],
    rules: { 'no-console': 'off' },
  },
);
