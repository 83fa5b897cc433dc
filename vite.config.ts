import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Where `npm run dev` has put the API server. */
const apiOrigin = process.env.DEV_API_ORIGIN ?? 'http://127.0.0.1:8080';
/** Entries to filling in, and to what few forms ask of a phone. */
const isFormEntry = (id: string) => id.endsWith('/src/client/pages/form-screens.ts');
const isKindsEntry = (id: string) =>
  /\/src\/(client\/fields\/kinds|client\/pages\/form-(?:move|paste)|domain\/form\/function-more|device\/media\/file)\.tsx?$/.test(
    id,
  );
/** Drawing a line on a photo: every device has the office, and it has the room that filling in has not. */
const isStamp = (id: string) =>
  /\/src\/client\/words\/photo-stamp\.ts|\/media\/(stamp|taken-at)\.ts$/.test(id);
const isCoordinatorPage = (id: string) => id.includes('/src/client/pages/coordinator/');
const isPreview = (id: string) => id.includes('/pages/coordinator/form-preview');
/** What only a visitor with a line sees: another app's browser, a demonstration, a first password. No device keeps it. */
const isVisitors = (id: string) =>
  /\/src\/client\/(pages|words\/..)\/(in-app|demo|password-page)[a-z-]*\.tsx?$/.test(id);

/**
 * Schemas are values that calls have made, so a bundler keeps even those nobody uses, and all of zod with them.
 * It is told that zod's calls are pure by a name no other code has (`z` is what minified packages call anything).
 */
const PURE = 'zodCallsArePure';
function pureSchemas(): Plugin {
  return {
    name: 'lan-toa-pure-schemas',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/(domain|sync)\/.*\.ts$/, code: /import \* as z from/ },
      handler: (code) => ({
        code: code
          .replace('import * as z from', `import * as ${PURE} from`)
          .replace(/\bz(?=\s*\.\s*[a-zA-Z])/g, PURE),
        map: null,
      }),
    },
  };
}

/**
 * Dexie registers layers that do nothing in this app: its cache is switched off (src/device/store/person-db.ts) and
 * no table has hooks. Left out by the two lines that register them, 4 kB of page and worker go with them. A Dexie
 * that is written differently fails the build instead of growing it.
 */
const UNUSED_LAYERS = ['this.use(cacheMiddleware);', 'this.use(hooksMiddleware);'];
const leanDexie = (): Plugin => ({
  name: 'lan-toa-lean-dexie',
  apply: 'build',
  transform: {
    filter: { id: /dexie\/dist\/modern\/dexie\.mjs$/ },
    handler(code) {
      for (const line of UNUSED_LAYERS)
        if (!code.includes(line)) this.error(`Dexie has changed: no "${line}" in it.`);
      return {
        code: UNUSED_LAYERS.reduce((rest, line) => rest.replace(line, ''), code),
        map: null,
      };
    },
  },
});

const ZOD = fileURLToPath(
  new URL('node_modules/zod/v4/core/schemas.js', import.meta.url),
);

/**
 * Six chunks, each compressed as one: `first` (what the task list needs), `office` (the other screens of an
 * official), `form-…` (filling in, and the engine), `kinds-…` (fields and functions that few forms have), `en-…`
 * (English, fetched and kept when chosen) and `wide-…` (what only the coordinator's pages reach). The last four are
 * not precached: lists of their files go out as `form.json`, `kinds.json` and `wide.json`, so that a device which
 * gets a form, or opens that side, keeps all of it, of the same build, for a day without a line.
 */
function chunks(): Plugin {
  const first = new Set<string>();
  const office = new Set<string>();
  const english = new Set<string>();
  const form = new Set<string>();
  const kinds = new Set<string>();
  return {
    name: 'lan-toa-chunks',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          treeshake: { manualPureFunctions: [PURE] },
          output: {
            codeSplitting: {
              // Else preact itself would move in with the coordinator.
              includeDependenciesRecursively: false,
              groups: [
                // All of an official's styles are one file: 0.8 kB less than two.
                {
                  name: 'first',
                  test: (id) =>
                    first.has(id) ||
                    ((office.has(id) || form.has(id)) && id.endsWith('.css')),
                },
                { name: 'en', test: (id) => english.has(id) },
                { name: 'office', test: (id) => office.has(id) },
                { name: 'form', test: (id) => form.has(id) },
                { name: 'kinds', test: (id) => kinds.has(id) },
                { name: 'visit', test: isVisitors },
                // Apart, because it needs `form-…`, which the other wide screens must not wait for.
                { name: 'wide-preview', test: isPreview },
                { name: 'wide', test: () => true },
              ],
            },
          },
        },
      },
    }),
    buildEnd() {
      const reach = (into: Set<string>, roots: string[], dynamic: boolean) => {
        into.clear();
        const ahead = [...roots];
        for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
          if (into.has(id) || isCoordinatorPage(id) || isVisitors(id)) continue;
          if (isKindsEntry(id) && into !== kinds) continue;
          if (isFormEntry(id) && into !== form) continue;
          into.add(id);
          const module = this.getModuleInfo(id);
          ahead.push(...(module?.importedIds ?? []));
          if (dynamic) ahead.push(...(module?.dynamicallyImportedIds ?? []));
        }
      };
      const all = [...this.getModuleIds()];
      const entries = all.filter((id) => this.getModuleInfo(id)?.isEntry);
      reach(first, entries, false);
      reach(office, [...entries, ...all.filter(isStamp)], true);
      reach(form, all.filter(isFormEntry), true);
      reach(kinds, all.filter(isKindsEntry), false);
      reach(
        english,
        all.filter((id) => id.endsWith('/src/client/words/en.ts')),
        false,
      );
    },
    generateBundle(_options, bundle) {
      // A device checks shapes by hand (decision 0010): one schema that is used at all brings 4 kB to the first screen.
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.modules[ZOD]?.renderedLength)
          this.error(
            `${chunk.fileName} has zod in it: something there parses by a schema.`,
          );
      const list = (name: string, those: RegExp) =>
        this.emitFile({
          type: 'asset',
          fileName: name,
          source: JSON.stringify(
            Object.keys(bundle)
              .filter((file) => those.test(file))
              .map((file) => `/${file}`)
              .sort(),
          ),
        });
      list('wide.json', /^assets\/(wide|en)-/);
      list('form.json', /^assets\/form-/);
      list('kinds.json', /^assets\/kinds-/);
    },
  };
}

/** Chunks are imported by our own few lines: see src/client/styled-import.ts. */
const ownImport = (): Plugin => ({
  name: 'lan-toa-own-import',
  apply: 'build',
  enforce: 'pre',
  load: {
    filter: { id: /vite\/preload-helper\.js$/ },
    handler: () =>
      `export { styledImport as __vitePreload } from '/src/client/styled-import.ts';`,
  },
});

/**
 * What the bundler has shaken and minified, once more by a slower hand: 1.2 kB of the pages. In the worker it
 * also takes out what unused schemas were made with, which nobody sees before they are gone: 1.4 kB.
 */
const slowPass = (): Plugin => ({
  name: 'lan-toa-slow-pass',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        const compress = { passes: 3, sequences: false, unsafe_arrows: true };
        const { code } = await minify(chunk.code, { module: true, ecma: 2020, compress });
        if (code !== undefined) chunk.code = code;
      }
    },
  },
});

export default defineConfig({
  // JSX needs no plugin: vite reads it from the tsconfig of the room.
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  // The same code without what browsers older than ours need.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome119', 'safari17', 'firefox128'],
    // The polyfill would be an inline script, which the content security policy forbids.
    modulePreload: {
      polyfill: false,
      // The scripts that a chunk needs are asked for by the chunk; its styles are not.
      resolveDependencies: (_file, files) =>
        files.filter((file) => /(wide|kinds)-[^/]*\.css$/.test(file)),
    },
    // A data: URL would need a hole in the same policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '^/(api|files|docs|healthz|readyz)(/|$|\\?)': { target: apiOrigin } },
  },
  plugins: [
    pureSchemas(),
    leanDexie(),
    chunks(),
    slowPass(),
    ownImport(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'prompt',
      includeManifestIcons: false,
      injectManifest: {
        buildPlugins: { vite: [leanDexie(), slowPass()] },
        rollupFormat: 'iife',
        target: ['chrome119', 'safari17', 'firefox128'],
        globPatterns: ['**/*.{js,css,html}', 'favicon.svg', '{wide,form,kinds}.json'],
        globIgnores: [
          'assets/wide-*',
          'assets/{form,kinds}-*',
          'assets/en-*',
          'assets/visit-*',
        ],
      },
      manifest: {
        id: '/',
        name: 'Lan Tỏa',
        short_name: 'Lan Tỏa',
        description:
          'Nhiệm vụ và phiếu báo cáo tuyên truyền cải cách hành chính, dùng được cả khi không có mạng.',
        lang: 'vi',
        dir: 'ltr',
        start_url: '/',
        scope: '/',
        display: 'standalone',
        theme_color: '#0f5f5c',
        background_color: '#faf6ee',
        categories: ['government', 'productivity'],
        share_target: {
          action: '/share',
          method: 'POST',
          enctype: 'multipart/form-data',
          params: { files: [{ name: 'photos', accept: ['image/*'] }] },
        },
        shortcuts: [
          { name: 'Lập phiếu', url: '/new' },
          { name: 'Phiếu', url: '/reports' },
          { name: 'Tình trạng gửi', url: '/outbox' },
        ],
        icons: [
          { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
          { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
          {
            src: '/icon-maskable-512.png',
            sizes: '512x512',
            type: 'image/png',
            purpose: 'maskable',
          },
        ],
      },
    }),
  ],
});
