import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

/** Forbids what a layer may not import; the layers are lib ← client ← components ← features ← app. */
const layer = (files, groups, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group: groups, message }] }] },
});

export default ts.config(
  { ignores: ['dist', 'target', 'node_modules', 'src/client/schema.d.ts', 'test-results'] },
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  hooks.configs.flat['recommended-latest'],
  a11y.flatConfigs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/dot-notation': 'off',
      'max-lines': ['error', 400],
    },
  },
  { files: ['**/*.js'], extends: [ts.configs.disableTypeChecked] },
  { files: ['e2e/**'], rules: { 'react-hooks/rules-of-hooks': 'off' } }, // Playwright's own `use`
  {
    files: ['test/**'], // stands in for what jsdom lacks, against its types
    rules: {
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
    },
  },
  layer(
    ['src/features/**'],
    ['@/features/**', '@/app/**', '../**'],
    'A feature knows no other feature and not the app; share through components, client or lib.',
  ),
  layer(
    ['src/components/**'],
    ['@/features/**', '@/app/**', '../**'],
    'Components know no feature and not the app.',
  ),
  layer(
    ['src/client/**'],
    ['@/features/**', '@/app/**', '@/components/**', '../**'],
    'The client knows only lib.',
  ),
  layer(
    ['src/lib/**'],
    ['@/features/**', '@/app/**', '@/components/**', '@/client/**', '../../**'],
    'lib depends on nothing of ours.',
  ),
);
