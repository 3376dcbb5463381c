import { existsSync, readFileSync, readdirSync } from 'node:fs';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/**
 * Who may import whom: the whole architecture in one table. A layer never imports itself: stages
 * meet only in records. A new line here is an event, and its commit says why.
 */
const mayImport = {
  record: [],
  kernel: [],
  stage: ['record', 'kernel'],
  io: ['record'],
  job: ['record', 'kernel', 'stage', 'io'],
  shell: ['record'],
  studio: ['record', 'kernel', 'stage', 'io', 'job', 'shell'],
  tool: ['record', 'kernel', 'io', 'stage'],
  app: ['record', 'studio'],
};

/** `documents` is the one stage an app may call: it turns typed text into records. */
const documentsForApps = 'reads:text';

const depConstraints = Object.entries(mayImport).map(([from, to]) => ({
  sourceTag: `layer:${from}`,
  onlyDependOnLibsWithTags: [
    ...to.map((layer) => `layer:${layer}`),
    ...(from === 'app' ? [documentsForApps] : []),
  ],
}));

/** Layers that know no files, clock, randomness or threads. */
const pureLayers = ['layer:record', 'layer:kernel', 'layer:stage'];

const pureLibs = readdirSync(new URL('libs', import.meta.url)).filter((name) => {
  const manifest = new URL(`libs/${name}/package.json`, import.meta.url);
  if (!existsSync(manifest)) return false;
  return JSON.parse(readFileSync(manifest, 'utf8')).nx.tags.some((tag) => pureLayers.includes(tag));
});

/** A later block of a flat config replaces a rule whole, so whoever adds to these names them again. */
const bannedEnum = { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' };
const bannedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  bannedEnum,
];

/** Results of these differ between engines in their last bits; `@kindred/dsp` has portable ones. */
const unportableMaths = [
  'pow',
  'exp',
  'expm1',
  'log',
  'log2',
  'log10',
  'log1p',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'atan2',
  'sinh',
  'cosh',
  'tanh',
  'cbrt',
  'hypot',
].map((property) => ({
  object: 'Math',
  property,
  message: 'its last bits differ between engines: use the portable maths of @kindred/dsp.',
}));

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/bundle/**',
      '**/node_modules/**',
      '**/assembly/**',
      '.nx/**',
      'reports/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.js', '**/*.mjs'],
    languageOptions: { parser: tseslint.parser },
    plugins: { '@nx': nx, '@typescript-eslint': tseslint.plugin },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { enforceBuildableLibDependency: false, allow: [], depConstraints },
      ],
      'no-restricted-syntax': ['error', ...bannedSyntax],
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
    },
  },
  {
    files: pureLibs.map((name) => `libs/${name}/src/**/*.ts`),
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
        { object: 'Math', property: 'random', message: 'A seed comes in as an argument.' },
        ...unportableMaths,
      ],
      'no-restricted-syntax': [
        'error',
        ...bannedSyntax,
        {
          selector: "BinaryExpression[operator='**'], AssignmentExpression[operator='**=']",
          message: 'Use the portable maths of @kindred/dsp.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Time comes in as an argument.',
        },
      ],
    },
  },
  {
    // Piscina and the tools take what these export by default.
    files: ['*.config.*', '**/*.config.*', 'libs/batch/src/worker.ts'],
    rules: { 'no-restricted-syntax': ['error', bannedEnum] },
  },
);
