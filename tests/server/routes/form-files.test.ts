import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asSystem } from '../../../src/server/store/scope.ts';
import { aFiling, uuid } from '../../support/build.ts';
import { type Client, makeClient } from '../../support/edge/edge-client.ts';
import { loadEdgeWorld } from '../../support/edge/edge-world.ts';
import { sheetOf, uploadForm } from '../../support/edge/form-sheets.ts';
import { type Edge, makeEdge } from '../../support/edge/make-edge.ts';

let edge: Edge;
const clients = new Map<string, Client>();
const as = async (person: string): Promise<Client> => {
  const known = clients.get(person) ?? makeClient(edge.app);
  if (!clients.has(person)) expect((await known.signIn(person)).statusCode).toBe(200);
  clients.set(person, known);
  return known;
};
beforeAll(async () => {
  edge = await makeEdge();
  await loadEdgeWorld(edge.db.pool);
});
afterAll(() => edge.close());

/** A form that names a list of its own, one of the host's and a picture, and looks something up. */
const drawn = (id: string, version: string): string => `
| survey | | | | | | |
| | type | name | label::Tiếng Việt (vi) | label::English (en) | calculation | media::image |
| | text | result | Kết quả | Result | | anh.png |
| | select_one_from_file thon.csv | thon | Thôn | Hamlet | | |
| | select_one_from_file units.csv | noi | Nơi | Place | | |
| | calculate | so | | | pulldata('thon', 'so', 'name', $\{thon}) | |
| settings | | | | |
| | form_title | form_id | version | default_language |
| | Phiếu ${id} | ${id} | ${version} | Tiếng Việt (vi) |
`;
const CSV = Buffer.from('name,label,so\nt1,Thôn Đông,12\nt2,Thôn Tây,30\n');
const PNG = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');

async function draftOf(id: string, version = '1') {
  const answer = await uploadForm(
    await as('coordinator'),
    'xa-a',
    await sheetOf(drawn(id, version)),
  );
  expect(answer.statusCode).toBe(200);
  return answer.json() as { draftId: string; faults: { code: string; text: string }[] };
}
const put = async (
  draftId: string,
  name: string,
  payload: Buffer,
  person = 'coordinator',
) =>
  (await as(person)).send(
    'POST',
    `/api/v1/forms/drafts/${draftId}/files?name=${encodeURIComponent(name)}`,
    { headers: { 'content-type': 'application/octet-stream' }, payload },
  );
const view = async (draftId: string) =>
  (await (await as('coordinator')).send('GET', `/api/v1/forms/drafts/${draftId}`)).json();
const publish = async (draftId: string) => {
  const answer = await (await as('coordinator')).send(
    'POST',
    `/api/v1/forms/drafts/${draftId}/publish`,
    { payload: { acknowledged: true } },
  );
  expect(answer.statusCode).toBe(200);
};
const stored = (formId: string) =>
  asSystem(edge.db.pool, async ({ client }) => {
    const { rows } = await client.query(
      'select sha256, published from form_file where form_id = $1 order by size',
      [formId],
    );
    return rows as { sha256: string; published: boolean }[];
  });

test('[FORM-FILES] missing files are warned of, lists of the host are not, and what comes takes its warning away', async () => {
  const { draftId, faults } = await draftOf('F-FILES');
  const missing = faults
    .filter(({ code }) => code === 'missing-file')
    .map(({ text }) => text);
  expect([...new Set(missing)].sort()).toEqual(['anh.png', 'thon.csv']);
  expect((await put(draftId, 'thon.csv', CSV)).statusCode).toBe(200);
  const { files, faults: left } = await view(draftId);
  expect(files.map((f: { name: string; state: string }) => [f.name, f.state])).toEqual([
    ['thon.csv', 'here'],
    ['units.csv', 'host'],
    ['anh.png', 'missing'],
  ]);
  expect(left.map(({ text }: { text: string }) => text)).toEqual(['anh.png']);
});

test('[FORM-FILES] what the form does not name, or cannot use, is refused and stored nowhere; a stranger sees no draft', async () => {
  const { draftId } = await draftOf('F-REFUSED');
  const codes = [
    await put(draftId, 'khac.csv', CSV),
    await put(draftId, 'thon.csv', Buffer.from('code\n1')),
    await put(draftId, 'anh.png', Buffer.from('<svg/>')),
    await put(draftId, 'thon.csv', CSV, 'officer'),
  ].map((answer) => answer.json().error);
  expect(codes).toEqual(['file-unnamed', 'file-columns', 'file-kind', 'not-found']);
  expect(await stored('F-REFUSED')).toEqual([]);
});

test('[FORM-FILES] a mended sheet and the next version keep the files they still name; what nobody names is deleted', async () => {
  const first = await draftOf('F-KEEP');
  await put(first.draftId, 'thon.csv', CSV);
  const second = await draftOf('F-KEEP');
  expect((await view(second.draftId)).files[0].state).toBe('here');
  await publish(second.draftId);
  const next = await draftOf('F-KEEP', '2');
  expect((await view(next.draftId)).files[0].state).toBe('here');
  await put(next.draftId, 'thon.csv', Buffer.from('name,label\nt3,Thôn Bắc'));
  expect(await stored('F-KEEP')).toHaveLength(2);
  await (await as('coordinator')).send('DELETE', `/api/v1/forms/drafts/${next.draftId}`);
  expect(await stored('F-KEEP')).toEqual([expect.objectContaining({ published: true })]);
});

test('[FORM-FILES] a published file is part of the hash, fetched whole or from where a line broke by whoever holds the form, and by nobody else', async () => {
  const { draftId } = await draftOf('F-HELD');
  await put(draftId, 'thon.csv', CSV);
  await put(draftId, 'anh.png', PNG);
  await publish(draftId);
  const [picture] = await stored('F-HELD');
  const url = `/api/v1/forms/F-HELD/versions/1/files/${picture?.sha256}`;
  const answer = await (await as('author-xa-a')).send('GET', url);
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'image/png']);
  expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(
    picture?.sha256,
  );
  expect((await (await as('author-xa-b')).send('GET', url)).statusCode).toBe(404);
  const part = await (await as('author-xa-a')).send('GET', url, {
    headers: { range: 'bytes=3-6' },
  });
  expect([
    part.statusCode,
    part.headers['content-range'],
    part.rawPayload.toString('latin1'),
  ]).toEqual([206, `bytes 3-6/${PNG.length}`, PNG.toString('latin1', 3, 7)]);
  const other = url.replace('F-HELD', 'F-KEEP');
  expect((await (await as('author-xa-a')).send('GET', other)).statusCode).toBe(404);
});

test('[FORM-FILES] a phiếu worked out over the file is taken, a forged one is held back', async () => {
  const { draftId } = await draftOf('F-JUDGED');
  await put(draftId, 'thon.csv', CSV);
  await publish(draftId);
  const author = await as('author-xa-a');
  const { records } = await author.pullAll();
  const held = [...records.values()].map(
    (r) => (r as { body?: { hash?: string } }).body ?? r,
  );
  const form = held.find((r) => (r as { formId?: string }).formId === 'F-JUDGED') as
    | { hash: string }
    | undefined;
  expect(form).toBeDefined();
  const file = (n: number, answers: Record<string, unknown>) =>
    aFiling({
      opId: uuid(n, 71),
      recordId: uuid(n, 72),
      unitId: 'xa-a',
      body: {
        taskId: null,
        assignmentId: null,
        form: { id: 'F-JUDGED', version: '1', hash: form?.hash ?? '' },
        answers: { result: 'xong', ...answers },
      },
    });
  const outcomes = await author.push([
    file(1, { thon: 't1', so: '12' }),
    file(2, { thon: 't1', so: '99' }),
    file(3, { thon: 't9' }),
    file(4, { thon: 't1', so: '12', noi: 'mot-noi-nao-do' }),
  ]);
  expect(outcomes.map(({ outcome }) => outcome)).toEqual([
    'applied',
    'quarantined',
    'quarantined',
    'applied',
  ]);
});
