import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['node_modules/', 'target/'] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Data reaches the page as text: textContent, or el() of dom.js.' },
        { property: 'outerHTML', message: 'Data reaches the page as text.' },
        { property: 'insertAdjacentHTML', message: 'Data reaches the page as text.' },
      ],
    },
  },
  { files: ['web/**'], languageOptions: { globals: globals.browser }, rules: { 'max-lines': ['error', 300] } },
  {
    files: ['tests/**', 'look/**', 'build/**', '*.js'],
    languageOptions: { globals: globals.node },
    rules: { 'max-lines': ['error', 500] },
  },
];
