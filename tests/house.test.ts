import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  brokenArrows,
  brokenRooms,
  code,
  forbid,
  forbidImport,
  forbidPath,
  longFiles,
  unlistedFolders,
  unmatchedRules,
} from './support/house-rules.ts';
import { findCycles, readSources, type Source } from './support/source.ts';

type Rule = {
  title: string;
  find: (sources: Source[]) => string[];
  /** Small houses, path to text, each with a break: a rule that finds nothing in them is no rule. */
  planted: Record<string, string>[];
};

const emptyRoom = (reference: string, lib: string) =>
  `{"compilerOptions":{"lib":[${lib}],"types":[]},"references":[{"path":"../${reference}"}]}`;

const rules: Rule[] = [
  {
    title: 'domain and sync read no clock and throw no dice',
    find: forbid(
      /^src\/(domain|sync)\//,
      /\bDate\.now\b|\bnew Date\b(?!\s*\(\s*[^\s)])|(?<!new )\bDate\(|\bMath\.random\b|\bperformance\b/,
    ),
    planted: [
      { 'src/domain/a.ts': 'const a = Date.now();' },
      { 'src/sync/b.ts': 'const b = new Date( );' },
      { 'src/sync/c.ts': `const c = \`\${Math.random()}\`;` },
    ],
  },
  {
    title: 'imports follow the arrows between and inside the rooms',
    find: brokenArrows,
    planted: [
      { 'src/domain/a.ts': "import type { B } from '../sync/b.ts';" },
      { 'src/client/pages/b-page.tsx': "import { db } from '../../device/store/db.ts';" },
      { 'src/client/parts/c.tsx': "import { useC } from '../hooks/use-c.ts';" },
      { 'src/client/hooks/d.ts': "import { D } from '../pages/d-page.tsx';" },
      { 'src/server/store/e.ts': "import { e } from '../routes/e.ts';" },
      { 'src/server/routes/f.ts': "const f = await import('../app.ts');" },
    ],
  },
  {
    title: 'no circle of imports',
    find: findCycles,
    planted: [
      {
        'src/domain/a.ts': "import {\n  b,\n} from './b.ts';",
        'src/domain/b.ts': "export { a } from './a.ts';",
      },
    ],
  },
  {
    title:
      'each room refers to the rooms drawn for it, and the pure ones to nothing else',
    find: brokenRooms,
    planted: [
      { 'src/domain/tsconfig.json': emptyRoom('sync', '"ES2023"') },
      { 'src/sync/tsconfig.json': emptyRoom('domain', '"ES2023","DOM"') },
      { 'src/attic/tsconfig.json': emptyRoom('domain', '"ES2023"') },
    ],
  },
  {
    title: 'dexie is known to device/store alone',
    find: forbidImport(/^src\/(?!device\/store\/)/, /^dexie/),
    planted: [{ 'src/client/hooks/a.ts': "import { liveQuery } from 'dexie';" }],
  },
  {
    title: 'only device/remote fetches',
    find: forbid(
      /^src\/(?!device\/remote\/)/,
      /(?<![.\w])fetch\(|\b(globalThis|self|window)\.fetch\b/,
    ),
    planted: [{ 'src/client/actions/a.ts': "await fetch('/api');" }],
  },
  {
    title: 'SQL is spoken in server/store, server/database and the migrations alone',
    find: forbid(
      /^src\/(?!server\/(store|database|migrations)\/).*\.tsx?$/,
      /\bsql`|\bselect\s[^;'"`]{1,200}\sfrom\s+\w|\binsert\s+into\s|\bupdate\s+\w+\s+set\s|\bdelete\s+from\s|\b(create|alter|drop)\s+(table|role|user|database|policy|index|system)\b/,
      'quoted',
    ),
    planted: [
      { 'src/server/routes/a.ts': "await pool.query('select id from report');" },
      { 'src/server/routes/b.ts': 'await db.execute(sql`truncate report`);' },
    ],
  },
  {
    title: 'the environment is read in server/config.ts alone',
    find: forbid(/^src\/(?!server\/config\.ts$)/, /\bprocess\.env\b/),
    planted: [{ 'src/server/app.ts': 'const port = process.env.PORT;' }],
  },
  {
    title: 'no default exports',
    find: forbid(/^src\/(?!.*\.d\.ts$)/, /\bexport\s+default\b|\bas\s+default\b/),
    planted: [{ 'src/domain/a.ts': 'export default 1;' }],
  },
  {
    title: 'no classes but Fault and the databases, no enums',
    find: forbid(
      /^src\/.*\.tsx?$/,
      /\bclass (?!Fault extends Error\b|\w+ extends Dexie\b)\w+|\benum \w+ \{/,
    ),
    planted: [{ 'src/domain/a.ts': 'class TaskService {}' }],
  },
  {
    title:
      'files are named for what they hold, in kebab-case, and are imported by full name',
    find: (sources) => [
      ...forbidPath(
        /(^|\/)(utils?|helpers?|common|misc|types?|managers?|shared|index)(\.|\/)|^src\/(?!.*\.md$).*[A-Z_ ]/,
      )(sources),
      ...forbidImport(/^src\//, /^src\/[^.]*$/)(sources),
    ],
    planted: [
      { 'src/domain/utils.ts': '' },
      { 'src/client/pages/TaskPage.tsx': '' },
      { 'src/domain/a.ts': "import { b } from './form';" },
    ],
  },
  {
    title: 'no file over 300 lines',
    find: longFiles,
    planted: [{ 'tests/domain/a.test.ts': 'x\n'.repeat(301) }],
  },
  {
    title: 'every sync rule has a test, and every rule a test names is written down',
    find: unmatchedRules,
    planted: [
      { 'docs/sync.md': '**O1** one fact. **O2** order.', 'tests/a.test.ts': "'[O1] a'" },
      { 'docs/sync.md': '**O1** one fact.', 'tests/a.test.ts': "'[O1, L9] b'" },
      { 'tests/a.test.ts': "'no document at all'" },
    ],
  },
  {
    title: 'every folder under src is on the map',
    find: unlistedFolders,
    planted: [{ 'docs/architecture.md': '`src/`', 'src/attic/a.ts': '' }],
  },
  {
    title: 'no test is skipped, singled out or left for later',
    find: forbid(
      /^tests\//,
      /\b(test|it|describe|suite)\.(only|skip|skipIf|runIf|todo|fixme|fails)\b/,
    ),
    planted: [{ 'tests/domain/a.test.ts': "test.skip('[D] later', () => {});" }],
  },
  {
    title: 'the compiler is not silenced, and what is left to do has an issue',
    find: forbid(code, /@ts-(ignore|nocheck)|\b(todo|fixme|xxx)\b(?!\(#\d)/, 'comments'),
    planted: [
      { 'src/domain/a.ts': '// @ts-ignore' },
      { 'src/domain/b.ts': '/* TODO: someday */' },
    ],
  },
];

const house = [
  ...readSources('src'),
  ...readSources('tests').filter(({ path }) => !path.startsWith('tests/fixtures/')),
  ...readSources('docs'),
];

test('[HOUSE] the checks read every room, the tests and the documents', () => {
  const seen = new Set(house.map(({ path }) => path.split('/').slice(0, 2).join('/')));
  const rooms = readdirSync('src').filter((name) => !name.includes('.'));
  const wanted = [...rooms.map((room) => `src/${room}`), 'docs/architecture.md'];
  expect([...seen]).toEqual(expect.arrayContaining(wanted));
  expect(rooms.length).toBeGreaterThanOrEqual(6);
});

for (const { title, find, planted } of rules) {
  test(`[HOUSE] ${title}`, () => expect(find(house)).toEqual([]));
  for (const small of planted)
    test(`[HOUSE] ${title}: a break planted in ${Object.keys(small).at(-1)} is found`, () => {
      const sources = Object.entries(small).map(([path, text]) => ({ path, text }));
      expect(find(sources)).toHaveLength(1);
    });
}
