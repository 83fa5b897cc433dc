import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FormsPage } from '../../src/client/pages/coordinator/forms-page.tsx';
import { PlansPage } from '../../src/client/pages/coordinator/plans-page.tsx';
import { writePerson } from '../../src/device/store/device-db.ts';
import { deviceDb } from '../../src/device/store/person-store.ts';
import type { FormDefinition } from '../../src/domain/form/form.ts';
import type { Grant } from '../../src/domain/person.ts';
import { aGrant } from '../support/build.ts';
import { aPlan, aTask } from '../support/hub-world.ts';
import { aPersonRow } from './door-server.ts';
import { drawWide, openWorld, setWidth, type WideWorld } from './wide-world.tsx';

const said = (vi: string) => ({ vi, en: vi });
const definition: FormDefinition = {
  id: 'F-NEW',
  version: '2',
  title: said('Phiếu đi từng ngõ'),
  defaultLanguage: 'vi',
  items: [
    { kind: 'text', name: 'what', label: said('Việc đã làm'), required: true },
    {
      kind: 'integer',
      name: 'homes',
      label: said('Số hộ'),
      relevant: ['!=', ['$', '/what'], ''],
    },
  ],
  lists: {},
};
const published: FormDefinition = {
  ...definition,
  version: '1',
  items: [
    { kind: 'text', name: 'what', label: said('Kết quả') },
    { kind: 'text', name: 'old', label: said('Câu cũ') },
  ],
};
const draftView = { definition, faults: [], files: [] };
const head = {
  id: 'draft-1',
  unitId: 'xa-a',
  formId: 'F-NEW',
  version: '2',
  title: definition.title,
  fileName: 'phieu.xlsx',
  uploadedBy: 'Trần Thị Bình',
  uploadedAt: '2026-03-13T02:00:00.000Z',
  warnings: 0,
};
const fault = (level: string, row: number, text: string, vi: string) => ({
  level,
  sheet: 'survey',
  row,
  column: 'type',
  text,
  code: 'x',
  message: said(vi),
});
const warning = fault('warning', 2, 'image', 'Nên có max-pixels.');

/** What the server answers next, by "METHOD path"; and what it was asked, in order. */
let answers: Record<string, [status: number, body: unknown]>;
let asked: string[];
let queries: URLSearchParams[];
let before: typeof fetch;

beforeEach(() => {
  setWidth(1280);
  asked = [];
  queries = [];
  answers = {
    'GET /forms': [200, { forms: [], drafts: [head], common: false }],
    'GET /forms/drafts/draft-1': [
      200,
      { draft: head, definition, faults: [], files: [], published, obstacle: null },
    ],
  };
  before = globalThis.fetch;
  Reflect.set(globalThis, 'fetch', async (input: string, init: RequestInit = {}) => {
    const path = new URL(input, 'http://desk').pathname.replace('/api/v1', '');
    const name = `${init.method ?? 'GET'} ${path}`;
    asked.push(name);
    queries.push(new URL(input, 'http://desk').searchParams);
    const [status, body] = answers[name] ?? [404, { error: 'not-found' }];
    const headers = {
      'content-type': 'application/json',
      ...(path.endsWith('/answers') && { 'content-disposition': 'attachment' }),
    };
    if (status === 204) return new Response(null, { status });
    return new Response(JSON.stringify(body), { status, headers });
  });
});
afterEach(() => Reflect.set(globalThis, 'fetch', before));

async function openForms(
  records: Parameters<typeof openWorld>[0] = [],
  grants?: Grant[],
): Promise<WideWorld> {
  const world = await openWorld(records, grants);
  const { personId } = world.store;
  await writePerson(deviceDb(), aPersonRow(1, { personId }));
  drawWide(world, FormsPage, { page: 'forms' });
  return world;
}
async function upload(): Promise<void> {
  const input = (await screen.findByLabelText('Chọn tệp .xlsx')) as HTMLInputElement;
  const file = new File(['x'], 'phieu.xlsx');
  Object.defineProperty(input, 'files', { configurable: true, value: [file] });
  fireEvent.change(input);
}
const openDraft = async () =>
  fireEvent.click(await screen.findByRole('button', { name: /^Xem và phát hành/ }));

test('[FORMS] a faulty sheet is shown by its own rows, errors in words', async () => {
  await openForms();
  answers['POST /forms/drafts'] = [
    200,
    {
      draftId: null,
      faults: [fault('error', 7, 'textt', 'Không có loại này.'), warning],
    },
  ];
  await upload();
  const row = await screen.findByRole('row', { name: /survey, dòng 7, cột type/ });
  within(row).getByText('textt');
  expect(row.textContent).toContain('Lỗi: Không có loại này.');
  screen.getByText('1 chỗ cần sửa. Sửa trong Excel rồi tải lên lại.');
});

test('[FORMS] a good sheet opens; what is different is said question by question', async () => {
  await openForms();
  answers['POST /forms/drafts'] = [200, { draftId: 'draft-1', faults: [] }];
  await upload();
  await screen.findByRole('heading', { level: 1, name: 'Phiếu đi từng ngõ' });
  const compare = screen.getByRole('region', { name: 'So với bản đang dùng' });
  expect(
    within(compare)
      .getAllByRole('listitem')
      .map((it) => it.textContent),
  ).toEqual([
    'Việc đã làm /whatĐổi lời văn: “Kết quả” → “Việc đã làm”',
    'Việc đã làm /whatĐổi điều kiện, ràng buộc hoặc cách tính',
    'Số hộ /homesThêm mới',
    'Câu cũ /oldBỏ đi',
  ]);
});

test('[FORMS] the preview runs the form in memory: no call, no draft, no row in the outbox', async () => {
  const world = await openForms();
  await openDraft();
  const phone = await screen.findByRole('region', { name: 'Màn hình điện thoại' });
  expect(within(phone).queryByLabelText(/Số hộ/)).toBeNull();
  const calls = asked.length;
  fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra như khi gửi' }));
  await screen.findByText('Còn 1 mục cần điền hoặc sửa');
  fireEvent.input(within(phone).getByLabelText(/Việc đã làm/), {
    target: { value: 'Đi từng ngõ' },
  });
  await within(phone).findByLabelText(/Số hộ/);
  fireEvent.click(screen.getByRole('button', { name: 'Kiểm tra như khi gửi' }));
  await screen.findByText('Phiếu này gửi được');
  expect(asked.length).toBe(calls);
  expect(await world.store.db.drafts.count()).toBe(0);
  expect(await world.store.db.outbox.count()).toBe(0);
});

test('[FORMS] warnings are acknowledged before publishing; then the list is read anew and phones are asked to sync', async () => {
  const world = await openForms();
  const warned = { ...head, warnings: 1 };
  answers['GET /forms/drafts/draft-1'] = [
    200,
    {
      draft: warned,
      definition,
      faults: [warning],
      files: [],
      published: null,
      obstacle: null,
    },
  ];
  answers['POST /forms/drafts/draft-1/publish'] = [
    200,
    { formId: 'F-NEW', version: '2' },
  ];
  await openDraft();
  const publish = await screen.findByRole('button', { name: 'Phát hành' });
  expect((publish as HTMLButtonElement).disabled).toBe(true);
  screen.getByText('Đây là phiên bản đầu tiên của biểu mẫu.');
  fireEvent.click(screen.getByRole('checkbox', { name: 'Tôi đã đọc các lưu ý' }));
  fireEvent.click(publish);
  await screen.findByText('Đã phát hành “Phiếu đi từng ngõ”');
  await screen.findByRole('heading', { level: 1, name: 'Biểu mẫu' });
  expect(world.syncs).toBe(1);
});

test('[FORMS] what stands against publishing is said at once', async () => {
  await openForms();
  answers['GET /forms/drafts/draft-1'] = [
    200,
    { ...draftView, draft: head, published: null, obstacle: 'form-id-taken' },
  ];
  await openDraft();
  await screen.findByText(/^Mã biểu mẫu này đã có đơn vị khác dùng/);
  const publish = screen.getByRole('button', { name: 'Phát hành' }) as HTMLButtonElement;
  expect(publish.disabled).toBe(true);
});

test('[FORMS] attached to tasks of a plan the unit leads, by their names', async () => {
  const form = { formId: 'F-NEW', version: '1', title: definition.title, unitId: 'xa-a' };
  const shelved = { ...form, current: true, publishedAt: head.uploadedAt, tasks: 0 };
  answers['GET /forms'] = [200, { forms: [shelved], drafts: [], common: false }];
  answers['POST /forms/F-NEW/attach'] = [200, { tasks: 1 }];
  const plan = { ...aPlan, state: 'ISSUED', focalUnitId: 'xa-a' };
  await openForms([
    { type: 'plan', body: plan },
    { type: 'task', body: aTask },
  ]);
  fireEvent.click(
    await screen.findByRole('button', { name: 'Gắn Phiếu đi từng ngõ vào nhiệm vụ' }),
  );
  const task = await screen.findByRole('checkbox', { name: new RegExp(aTask.title) });
  fireEvent.click(screen.getByRole('button', { name: 'Gắn' }));
  await screen.findByText('Xin chọn ít nhất một nhiệm vụ.');
  fireEvent.click(task);
  fireEvent.click(screen.getByRole('button', { name: 'Gắn' }));
  await screen.findByText('Đã gắn cho 1 nhiệm vụ');
  expect(asked).toContain('POST /forms/F-NEW/attach');
});

test.each([
  ['CSV', 'csv', '/more/products'],
  // A spreadsheet has all tables: none is chosen.
  ['Excel (.xlsx)', 'xlsx', null],
])('[EXPORT] the rows of a repeat, as %s', async (name, format, repeat) => {
  const items: FormDefinition['items'] = [
    { kind: 'text', name: 'what', label: said('Việc đã làm') },
    {
      kind: 'group',
      name: 'more',
      items: [
        {
          kind: 'repeat',
          name: 'products',
          label: said('Sản phẩm'),
          items: [{ kind: 'text', name: 'kind', label: said('Loại') }],
        },
      ],
    },
  ];
  const form = { formId: 'F-NEW', version: '1', title: definition.title, unitId: 'xa-a' };
  const shelved = { ...form, current: true, publishedAt: head.uploadedAt, tasks: 0 };
  answers['GET /forms'] = [200, { forms: [shelved], drafts: [], common: false }];
  answers['GET /forms/F-NEW/answers'] = [200, {}];
  const body = {
    ...{ id: 'F-NEW@1', formId: 'F-NEW', version: '1', hash: 'a'.repeat(64) },
    ...{ current: true, definition: { ...definition, version: '1', items } },
  };
  await openForms([{ type: 'form', body }]);
  fireEvent.click(
    await screen.findByRole('button', { name: /^Xuất số liệu của Phiếu đi từng ngõ/ }),
  );
  expect(screen.queryByLabelText('Bảng')).toBeNull();
  fireEvent.click(screen.getByText('CSV'));
  const table = await screen.findByLabelText('Bảng');
  fireEvent.change(table, { target: { value: '/more/products' } });
  fireEvent.click(screen.getByText(name));
  fireEvent.click(screen.getByRole('button', { name: 'Tải về' }));
  await screen.findByText('Đã tải số liệu về máy');
  expect([queries.at(-1)?.get('format'), queries.at(-1)?.get('repeat')]).toEqual([
    format,
    repeat,
  ]);
});

test('[FORMS] without a line it says so, and can be tried again', async () => {
  const online = globalThis.fetch;
  Reflect.set(globalThis, 'fetch', () => Promise.reject(new TypeError('no line')));
  await openForms();
  await screen.findByText('Không có mạng. Việc với biểu mẫu cần có mạng.');
  Reflect.set(globalThis, 'fetch', online);
  fireEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
  await screen.findByRole('region', { name: 'Đã phát hành' });
});

test('[FORMS] who manages no forms is told so, and finds no way there', async () => {
  const leader = [aGrant({ role: 'LEADER' })];
  await openForms([], leader);
  await screen.findByText('Trang này dành cho đầu mối và quản trị của đơn vị.');
  expect(asked).toEqual([]);
  const world = await openWorld([], leader);
  drawWide(world, PlansPage, { page: 'plans' });
  await waitFor(() => screen.getByRole('heading', { name: 'Kế hoạch' }));
  expect(screen.queryByRole('link', { name: 'Quản lý biểu mẫu' })).toBeNull();
});
