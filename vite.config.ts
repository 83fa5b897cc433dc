import { readFileSync } from 'node:fs';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
/** Where `npm run dev` has put the API server. */
const apiOrigin = process.env.DEV_API_ORIGIN ?? 'http://127.0.0.1:8080';
const isCoordinatorPage = (id: string) => id.includes('/src/client/pages/coordinator/');

/**
 * Keeps the coordinator's code in one chunk of its own, named `wide-…`, which an official's phone
 * never precaches: everything the entry does not reach without passing a coordinator page. The list
 * of its files goes out as `wide.json`, so that a device which opens that side can keep all of it,
 * of the same build, for a day without a line.
 */
function wideChunk(): Plugin {
  const officials = new Set<string>();
  return {
    name: 'lan-toa-wide-chunk',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          output: {
            codeSplitting: {
              // Else preact itself would move in with the coordinator.
              includeDependenciesRecursively: false,
              groups: [{ name: 'wide', test: (id) => !officials.has(id) }],
            },
          },
        },
      },
    }),
    buildEnd() {
      officials.clear();
      const ahead = [...this.getModuleIds()].filter(
        (id) => this.getModuleInfo(id)?.isEntry,
      );
      for (let id = ahead.pop(); id !== undefined; id = ahead.pop()) {
        if (officials.has(id) || isCoordinatorPage(id)) continue;
        officials.add(id);
        const module = this.getModuleInfo(id);
        ahead.push(
          ...(module?.importedIds ?? []),
          ...(module?.dynamicallyImportedIds ?? []),
        );
      }
    },
    generateBundle(_options, bundle) {
      const files = Object.keys(bundle).filter((file) => file.startsWith('assets/wide-'));
      this.emitFile({
        type: 'asset',
        fileName: 'wide.json',
        source: JSON.stringify(files.map((file) => `/${file}`).sort()),
      });
    },
  };
}

export default defineConfig({
  // JSX needs no plugin: vite reads it from the tsconfig of the room.
  define: { 'import.meta.env.VITE_APP_VERSION': JSON.stringify(version) },
  // The same code without what browsers older than ours need: 1.6 kB of the worker's 45.
  resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
  build: {
    outDir: 'dist/client',
    emptyOutDir: true,
    manifest: true,
    target: ['chrome119', 'safari17', 'firefox128'],
    // The polyfill would be an inline script, which the content security policy forbids.
    modulePreload: { polyfill: false },
    // A data: URL would need a hole in the same policy.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: { '^/(api|files|docs|healthz|readyz)(/|$|\\?)': { target: apiOrigin } },
  },
  plugins: [
    wideChunk(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/sw',
      filename: 'sw.ts',
      injectRegister: false,
      registerType: 'prompt',
      includeManifestIcons: false,
      injectManifest: {
        rollupFormat: 'iife',
        target: ['chrome119', 'safari17', 'firefox128'],
        globPatterns: ['**/*.{js,css,html}', 'favicon.svg', 'wide.json'],
        globIgnores: ['assets/wide-*'],
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
