// Everything a form is measured with, made before anything is timed: the peers' pages, ours, and the one made form in
// the shape each of them reads.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { builtDir } from './build-pages.mjs';
import { formSchemaOf } from './form-schema.mjs';
import { formTextOf } from './form-text.mjs';
import { xformOf } from './form-xml.mjs';
import { makeForm } from './made-form.mjs';
import { benchDir, pageFile, rootDir } from './paths.mjs';

export const peersDir = join(benchDir, 'peers');
export const formsDir = join(builtDir, 'forms');
const inPeers = (path) => join(peersDir, 'node_modules', path);
const inEnketo = (path) => inPeers(`enketo-core/${path}`);

const browser = {
  bundle: true,
  minify: true,
  format: 'esm',
  splitting: true,
  target: 'chrome119',
  logLevel: 'error',
  legalComments: 'none',
  loader: Object.fromEntries(
    ['woff', 'woff2', 'ttf', 'eot', 'svg', 'png', 'gif'].map((end) => [
      `.${end}`,
      'file',
    ]),
  ),
};
const forPeers = {
  ...browser,
  define: {
    'process.env.NODE_ENV': '"production"',
    __VUE_OPTIONS_API__: 'true',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    global: 'globalThis',
  },
};
/** Names under which Enketo asks its host for parts; these are its own. */
const enketoParts = {
  'enketo/config': inEnketo('config.js'),
  'enketo/widgets': inEnketo('src/js/widgets.js'),
  'enketo/translator': inEnketo('src/js/fake-translator.js'),
  'enketo/dialog': inEnketo('src/js/fake-dialog.js'),
  'enketo/file-manager': inEnketo('src/js/file-manager.js'),
  'enketo/xpath-evaluator-binding': inEnketo('src/js/xpath-evaluator-binding.js'),
};

function writeEnketoStyles(file) {
  const sass = createRequire(join(peersDir, 'package.json'))('sass');
  const fromPackages = {
    findFileUrl(url) {
      const [, path] = url.match(/(?:^|\/)node_modules\/(.*)$/) ?? [];
      return path === undefined ? null : pathToFileURL(inPeers(path));
    },
  };
  const { css } = sass.compile(inEnketo('src/sass/formhub/formhub.scss'), {
    style: 'compressed',
    importers: [fromPackages],
    logger: sass.Logger.silent,
  });
  writeFileSync(file, css);
}

async function buildPeers() {
  const page = (name, extra = {}) =>
    esbuild.build({
      ...forPeers,
      ...extra,
      entryPoints: [join(peersDir, 'pages', `${name}.js`)],
      outdir: join(builtDir, name),
    });
  await page('webforms');
  await page('formjs');
  await page('enketo', { alias: enketoParts });
  await page('transform', { external: ['libxslt'] });
  writeEnketoStyles(join(builtDir, 'enketo/enketo.css'));
}

/** Our fields and engine from the app's own sources, the rare kinds a chunk of their own as in the app. */
const buildOurs = () =>
  esbuild.build({
    ...browser,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    nodePaths: [join(rootDir, 'node_modules')],
    entryPoints: { ours: pageFile('form-ours.tsx') },
    outdir: join(builtDir, 'ours'),
  });

/** For Node: our compiler. */
export async function buildCompiler() {
  await esbuild.build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    packages: 'external',
    outExtension: { '.js': '.mjs' },
    entryPoints: { 'form-program': pageFile('form-program.ts') },
    outdir: builtDir,
  });
  return import(pathToFileURL(join(builtDir, 'form-program.mjs')).href);
}

/** Writes the form of one size in every shape; gives our definition. */
function writeShapes(questions, { compileText }) {
  const made = makeForm(questions);
  const definition = compileText(formTextOf(made));
  const write = (ending, text) =>
    writeFileSync(join(formsDir, `${questions}.${ending}`), text);
  write('form', formTextOf(made));
  write('xml', xformOf(made));
  write('ours.json', JSON.stringify(definition));
  write('schema.json', JSON.stringify(formSchemaOf(made)));
  return definition;
}

/** Builds pages and forms. @returns our definition by the number of its questions */
export async function buildForms(sizes) {
  mkdirSync(formsDir, { recursive: true });
  const [program] = await Promise.all([buildCompiler(), buildPeers(), buildOurs()]);
  return new Map(sizes.map((n) => [n, writeShapes(n, program)]));
}

/** Has Enketo's transformation of each form made in a browser, as its server would before. */
export async function transformForms(sizes, page, url) {
  await page.goto(`${url}/form/transform`);
  await page.waitForFunction(() => window.__transform !== undefined);
  for (const n of sizes) {
    const xml = readFileSync(join(formsDir, `${n}.xml`), 'utf8');
    const made = await page.evaluate((text) => window.__transform(text), xml);
    writeFileSync(join(formsDir, `${n}.enketo.json`), JSON.stringify(made));
  }
}
