import { findLines, importsOf, type Source, type View } from './source.ts';

/** A pattern that may not occur in the files of a place. */
export const forbid =
  (where: RegExp, pattern: RegExp, view: View = 'code') =>
  (sources: Source[]) =>
    sources
      .filter(({ path }) => where.test(path))
      .flatMap((source) => findLines(source, pattern, view));
/** A package or path that the files of a place may not import. */
export const forbidImport = (where: RegExp, name: RegExp) => (sources: Source[]) =>
  sources
    .filter(({ path }) => where.test(path))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ target }) => name.test(target))
        .map(({ target }) => `${source.path} imports ${target}`),
    );
/** A path that may not exist. */
export const forbidPath = (pattern: RegExp) => (sources: Source[]) =>
  sources.map(({ path }) => path).filter((path) => pattern.test(path));
const textOf = (sources: Source[], path: string) =>
  sources.find((source) => source.path === path)?.text ?? '';

export const code = /^(src|tests)\/.*\.tsx?$/;
// The first line that fits a file says what it may import of ours.
const arrows: [from: RegExp, mayImport: RegExp][] = [
  [/^src\/domain\//, /^src\/domain\//],
  [/^src\/sync\//, /^src\/(domain|sync)\//],
  [/^src\/device\//, /^src\/(domain|sync|device)\//],
  [/^src\/sw\//, /^src\/(domain|sync|device|sw)\//],
  [/^src\/client\/main\.tsx$/, /^src\/(domain|sync|device|client)\//],
  [/^src\/client\/app\.tsx$/, /^src\/(domain|sync)\/|^src\/client\/(?!main)/],
  // The shell between main and app: who is signed in, and the app around them.
  [/^src\/client\/[\w-]+\.tsx$/, /^src\/(domain|sync|device)\/|^src\/client\/(?!main)/],
  [
    /^src\/client\/pages\//,
    /^src\/(domain|sync)\/|^src\/client\/((pages|parts|fields|hooks|actions|words|styles)\/|route|app-context|log)/,
  ],
  [
    /^src\/client\/(parts|fields)\//,
    /^src\/(domain|sync)\/|^src\/client\/((parts|fields|words)\/|route)/,
  ],
  [
    /^src\/client\/(actions|hooks)\//,
    /^src\/(domain|sync|device)\/|^src\/client\/((actions|hooks|words)\/|route|app-context|log|start-sync|trusted-script)/,
  ],
  [/^src\/client\/words\//, /^src\/(domain|sync|client\/words)\//],
  [
    /^src\/client\//,
    /^src\/(domain|sync|device)\/|^src\/client\/(?!pages\/|[\w-]+\.tsx)/,
  ],
  [/^src\/server\/(main|admin)\.ts$/, /^src\/(domain|sync|server)\//],
  [/^src\/server\/app\.ts$/, /^src\/(domain|sync)\/|^src\/server\/(?!main|admin)/],
  [/^src\/server\/routes\//, /^src\/(domain|sync)\/|^src\/server\/(?!main|admin|app\.)/],
  [/^src\/server\/store\//, /^src\/(domain|sync|server\/(store|database))\//],
  [/^src\/server\//, /^src\/(domain|sync)\/|^src\/server\/(?!main|admin|app\.|routes\/)/],
];
/** Imports against the arrows of docs/architecture.md. */
export const brokenArrows = (sources: Source[]) =>
  sources.flatMap((source) => {
    const mayImport = arrows.find(([from]) => from.test(source.path))?.[1];
    return importsOf(source)
      .filter(
        ({ target }) => target.startsWith('src/') && mayImport?.test(target) === false,
      )
      .map(({ target }) => `${source.path} imports ${target}`);
  });

const references: Record<string, string[]> = {
  domain: [],
  sync: ['domain'],
  device: ['domain', 'sync'],
  server: ['domain', 'sync'],
  client: ['domain', 'sync', 'device'],
  sw: ['domain', 'sync', 'device'],
};
/** Rooms whose tsconfig is not as drawn: the compiler upholds the rest. */
export const brokenRooms = (sources: Source[]) =>
  sources.flatMap(({ path, text }) => {
    const room = /^src\/(\w+)\/tsconfig\.json$/.exec(path)?.[1];
    if (!room) return [];
    const config = JSON.parse(text) as {
      compilerOptions: { lib: string[]; types: string[] };
      references: { path: string }[];
    };
    const drawn = (references[room] ?? ['a room that is drawn']).join();
    const asked = config.references.map((reference) => reference.path.slice(3)).join();
    const { lib, types } = config.compilerOptions;
    const isPure = [...lib, ...types].join() === 'ES2023';
    const mustBePure = room === 'domain' || room === 'sync';
    return asked !== drawn || (mustBePure && !isPure) ? [`${path}: ${asked} ${lib}`] : [];
  });

// F10 to F15 are the unit's forms, not rules.
const ruleIds = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)]
    .flatMap(([, ids = '']) => ids.split(/[\s,]+/))
    .filter((id) => /^[A-Z][1-9]\d?$/.test(id) && !/^F1\d$/.test(id));
/** Sync rules without a test, and rules named by a test that are written nowhere. */
export const unmatchedRules = (sources: Source[]) => {
  const written = ruleIds(textOf(sources, 'docs/sync.md'), /\*\*([A-Z]\d+)\*\*/g);
  const tested = sources
    .filter(({ path }) => code.test(path) && path !== 'tests/house.test.ts')
    .flatMap(({ text }) => ruleIds(text, /['"`]\[([^\]\n]+)\]/g));
  if (written.length === 0) return ['docs/sync.md has no rules'];
  return [
    ...written.filter((id) => !tested.includes(id)).map((id) => `${id} has no test`),
    ...tested
      .filter((id) => !written.includes(id))
      .map((id) => `${id} is in no document`),
  ];
};
/** Folders of src that the map does not show. */
export const unlistedFolders = (sources: Source[]) => {
  const map = textOf(sources, 'docs/architecture.md');
  const folders = sources
    .filter(({ path }) => path.startsWith('src/'))
    .flatMap(({ path }) => {
      const parts = path.split('/').slice(0, -1);
      return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    });
  return [...new Set(folders)].filter((folder) => !map.includes(`\`${folder}/\``));
};
/** Files too long to be read in one sitting. */
export const longFiles = (sources: Source[]) =>
  sources
    .filter(({ path }) => /^(src|tests)\/.*\.(tsx?|css)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > 300)
    .map(({ path, lines }) => `${path} has ${lines} lines`);
