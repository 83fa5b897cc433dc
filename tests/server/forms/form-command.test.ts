// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkPaths } from '../../../src/server/forms/check-paths.ts';
import { compileInWorker } from '../../../src/server/forms/compile-in-worker.ts';
import { runFormCommand } from '../../../src/server/forms/form-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'forms-'));
afterAll(() => rmSync(folder, { recursive: true }));
const put = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
async function run(...args: string[]) {
  const lines: string[] = [];
  const code = await runFormCommand(args, (line) => lines.push(line));
  return { code, lines };
}

const good = put(
  'good.md',
  `| survey |
| | type | name | label | relevant | constraint |
| | integer | n | Số | | . < 10 |
| | begin_repeat | r | R | | |
| | text | a | A | \${n} > 1 | |
| | end_repeat | | | | |
| settings |
| | form_id | version | form_title |
| | G | 2 | Tốt |`,
);
const bad = put('bad.md', '| survey |\n| | type | name | label |\n| | texxt | a | A |');

describe('[FORM] the commands for authors of forms', () => {
  test('[FORM] one line per file, in order, and one file that is wrong fails the call', async () => {
    const { code, lines } = await run(
      'check',
      good,
      bad,
      join(folder, 'gone.xlsx'),
      '--json',
    );
    expect(code).toBe(1);
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      {
        ok: true,
        errors: [],
        unsupported: [],
        warnings: [],
        form: { id: 'G', version: '2', title: 'Tốt', questions: 2 },
      },
      {
        ok: false,
        errors: [
          {
            sheet: 'survey',
            row: 3 - 1,
            column: 'type',
            code: 'unknown-type',
            fix: 'text',
          },
        ],
      },
      { ok: false, errors: [{ sheet: 'file', code: 'not-a-spreadsheet' }] },
    ]);
    expect((await run('check', good)).code).toBe(0);
  });

  test('[FORM] many files are shared out among helpers and still told in their order', async () => {
    const names = Array.from({ length: 12 }, (_, i) => {
      if (i === 5) return bad;
      const text = `| survey |\n| | type | name | label |\n${'| | note | | x |\n'.repeat(i === 0 ? 400 : 1)}| settings |\n| | form_id |\n| | F${i} |`;
      return put(`many-${i}.md`, text);
    });
    const { code, lines } = await run('check', ...names, '--json');
    expect(code).toBe(1);
    const told = lines.map((line) => JSON.parse(line));
    expect(told.map(({ form }) => form.id)).toEqual(
      names.map((_, i) => (i === 5 ? 'data' : `F${i}`)),
    );
    expect(told.map(({ ok }) => ok)).toEqual(names.map((_, i) => i !== 5));
  });

  test('[FORM] a file that takes too long is a fault of that file, and the call goes on', async () => {
    const told: boolean[] = [];
    await checkPaths(Array(9).fill(good), {
      isJson: true,
      said: ({ isOk, lines }) => told.push(!isOk && /took-too-long/.test(lines[0] ?? '')),
      fileMaxMs: 0,
    });
    expect(told).toEqual(Array(9).fill(true));
  });

  test('[FORM] a form answered step by step', async () => {
    const steps = [
      { path: '/n', value: 12 },
      { path: '/r[2]/a', value: 'x' },
      { path: '/nowhere', value: 1 },
    ];
    const answers = put('answers.json', JSON.stringify(steps));
    const { code, lines } = await run('answer', good, answers, '--json');
    expect(code).toBe(0);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      values: { '/n': 12, '/r[1]/a': '', '/r[2]/a': 'x' },
      relevant: { '/r[2]/a': true },
      problems: [
        { path: '/nowhere', kind: 'type' },
        { path: '/n', kind: 'constraint' },
      ],
    });
  });

  test('[FORM] a form is tried out without its unsupported parts, which are named', async () => {
    const osm = put(
      'osm.md',
      '| survey |\n| | type | name | label |\n| | text | a | A |\n| | osm | b | B |',
    );
    const answers = put('one.json', '[{"path":"/a","value":"x"}]');
    const { code, lines } = await run('answer', osm, answers, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      values: { '/a': 'x' },
      unsupported: [{ code: 'unsupported-type', row: 3 }],
    });
  });

  test.each<[string, string, RegExp]>([
    ['no JSON', '{', /JSON/],
    ['no list', 'null', /A list of steps/],
    ['a step that is none', '[{"path":"/n","value":1}, 5]', /Step 2 .*path, value/],
    ['a path without its slash', '[{"path":"n","value":1}]', /Step 1 .*path/],
    ['a step without a value', '[{"path":"/n"}]', /Step 1 .*value/],
    ['a day that is none', '{"steps":[],"context":{"today":5}}', /context/],
  ])('[FORM] answers that are %s are told in a sentence', async (_name, text, told) => {
    const answers = put('none.json', text);
    const { code, lines } = await run('answer', good, answers, '--json');
    expect(code).toBe(1);
    expect(JSON.parse(lines.join('\n')).error).toMatch(told);
    expect((await run('answer', good, answers)).lines.join('')).toMatch(told);
  });

  test('[FORM] a day of one’s own is today, also for the moment', async () => {
    const dated = put(
      'dated.md',
      '| survey |\n| | type | name | label | calculation |\n| | calculate | t | | today() |\n| | calculate | n | | format-date(now(), "%Y-%m-%d") |\n| | note | x | X | |',
    );
    const answers = put('dated.json', '{"steps":[],"context":{"today":"2026-03-12"}}');
    const { lines } = await run('answer', dated, answers, '--json');
    expect(JSON.parse(lines[0] ?? '').values).toMatchObject({
      '/t': '2026-03-12',
      '/n': '2026-03-12',
    });
  });

  test('[FORM] a form that will not do, answers that are gone, and a command nobody knows', async () => {
    const gone = await run('answer', good, join(folder, 'gone.json'));
    expect(gone.code).toBe(1);
    expect(gone.lines.join('')).toMatch(/ENOENT/);
    expect((await run('answer', bad, put('none.json', '[]'))).code).toBe(1);
    expect((await run('bake')).code).toBe(2);
  });

  test('[FORM] an upload is compiled in a thread of its own, and stopped in time', async () => {
    const bytes = Buffer.from(
      '| survey |\n| | type | name | label |\n| | text | a | A |',
    );
    const compiled = await compileInWorker(bytes, 'a.md');
    expect(compiled.form?.items).toMatchObject([{ name: 'a' }]);
    const stopped = await compileInWorker(bytes, 'a.md', undefined, 0);
    expect(stopped.faults.map(({ code }) => code)).toEqual(['took-too-long']);
  });
});
