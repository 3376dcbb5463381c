/**
 * Turns templates, styles and the page's script into one module, so that the report is made without
 * files and without eval. Digests of the inline blocks are taken here, where the blocks are fixed: the page's
 * content security policy allows exactly these bytes.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';
import { rolldown } from 'rolldown';

const here = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(here(path), 'utf8');

/** Later files win over earlier ones: print has the last word. */
const styleFiles = [
  'tokens',
  'base',
  'verdict',
  'charts',
  'figures',
  'timeline',
  'tone',
  'tables',
  'cards',
  'joins',
  'listen',
  'matrix',
  'files',
  'print',
];

/** `strict`: a name that a view lacks is an error, never an empty place on the page. */
const options = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { if: true, each: true, with: true, unless: true },
};

const templates = readdirSync(here('./templates'))
  .filter((name) => name.endsWith('.hbs'))
  .sort()
  .map((name) => {
    const text = read(`./templates/${name}`)
      .replace(/^[ \t]+/gm, '')
      .trimEnd();
    return `${JSON.stringify(name.slice(0, -'.hbs'.length))}: ${Handlebars.precompile(text, options)}`;
  });

const style = styleFiles
  .map((name) => read(`./styles/${name}.css`))
  .join('\n')
  .replace(/\/\*[^]*?\*\//g, '')
  .replace(/\s+/g, ' ')
  .replace(/ ?([{};,]) ?/g, '$1')
  .trim();

/** One classic script: no imports are left, so that it runs inline. */
const bundle = await rolldown({
  input: fileURLToPath(here('./client/main.ts')),
  platform: 'browser',
});
const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
const script = output[0].code.trim();
if (/<\/script/i.test(script)) throw new Error('the script must not end its own element');

const digest = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;

writeFileSync(
  here('./src/templates.generated.ts'),
  `/* eslint-disable */
// @ts-nocheck
/** Made by precompile.mjs from templates/, styles/ and client/. */
export const templates: Readonly<Record<string, unknown>> = {
${templates.join(',\n')}
};
export const style: string = ${JSON.stringify(style)};
export const styleDigest: string = ${JSON.stringify(digest(style))};
export const script: string = ${JSON.stringify(script)};
export const scriptDigest: string = ${JSON.stringify(digest(script))};
`,
);
