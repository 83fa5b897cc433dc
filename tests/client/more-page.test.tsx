import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  readDeviceFact,
  readPerson,
  writePerson,
} from '../../src/device/store/device-db.ts';
import { writeDraft } from '../../src/device/store/drafts.ts';
import { writeOp } from '../../src/device/store/enqueue.ts';
import { deviceDb } from '../../src/device/store/person-store.ts';
import { readDrafts } from '../../src/device/store/queries.ts';
import { aFormDefinition, aGrant, anAssignment } from '../support/build.ts';
import { aPersonRow, type DoorServer, startDoor } from './door-server.ts';
import { actsOf, draw, openWorld, type World } from './official-world.tsx';
import { aDraft } from './report-world.ts';

let server: DoorServer;
beforeEach(() => {
  server = startDoor();
  localStorage.clear();
});
afterEach(() => {
  server.stop();
  delete document.documentElement.dataset.theme;
  delete document.documentElement.dataset.text;
});

const open = (world: World) => draw(world, { page: 'more' });
const press = async (name: string | RegExp) =>
  fireEvent.click(await screen.findByRole('button', { name }));
const accept = (world: World, n: number) =>
  writeOp(world.store, {
    kind: 'accept-task',
    recordId: `assignment-${n}`,
    unitId: 'xa-a',
    baseRev: 0,
    body: {},
  });

test('[MORE] names the person, their positions and whom to call', async () => {
  open(await openWorld());
  await screen.findByRole('heading', { name: 'Nguyễn Thị Hương' });
  expect(screen.getByText('UBND xã A · Cán bộ, công chức')).toBeTruthy();
  const call = screen.getByRole('link', { name: 'Gọi Cao Văn Thành, 0900000002' });
  expect(call.getAttribute('href')).toBe('tel:0900000002');
});

test('[MORE] several positions: work goes on at another without a second sign-in', async () => {
  const centre = aGrant({
    unitId: 'tt-a',
    unitName: 'Trung tâm Phục vụ hành chính công xã A',
    unitKind: 'COMM_PASC',
    role: 'DESK',
    primary: false,
  });
  const ended = aGrant({ unitId: 'xa-b', unitName: 'UBND xã B', to: '2026-01-31' });
  const world = await openWorld([], [aGrant(), centre, ended]);
  open(world);
  const choice = (await screen.findByLabelText(/Đang làm việc tại/)) as HTMLSelectElement;
  expect([...choice.options].map((it) => it.text)).toEqual([
    'UBND xã A',
    'Trung tâm Phục vụ hành chính công xã A',
  ]);
  fireEvent.change(choice, { target: { value: 'tt-a' } });
  expect(world.actingId).toBe('tt-a');
});

test('[MORE] text size and background apply at once and are kept for this person', async () => {
  const world = await openWorld();
  const first = open(world);
  await press('A+ Rất lớn');
  await press('Tối');
  const { dataset } = document.documentElement;
  expect([dataset.text, dataset.theme]).toEqual(['130', 'dark']);
  first.unmount();
  open(world);
  const largest = await screen.findByRole('button', { name: 'A+ Rất lớn' });
  expect(largest.getAttribute('aria-pressed')).toBe('true');
  await press('Theo máy');
  expect(dataset.theme).toBeUndefined();
});

test('[MORE] the check before a day without signal says what is missing and what to do', async () => {
  const film = { sha256: 'a'.repeat(64), size: 9, type: 'video/mp4' };
  const definition = { ...aFormDefinition, attachments: { 'phim.mp4': film } };
  const form = {
    id: 'F@1',
    formId: 'F',
    version: '1',
    hash: 'h',
    current: true,
    definition,
  };
  const world = await openWorld([
    { type: 'assignment', body: anAssignment() },
    { type: 'form', body: form },
  ]);
  const row = aPersonRow(1, { personId: world.store.personId });
  await writePerson(world.store.device, {
    ...row,
    expiresAt: '2026-03-23T01:00:00.000Z',
  });
  await accept(world, 1);
  open(world);
  await press('Kiểm tra');
  const found = within(
    await screen.findByRole('region', { name: /^Kiểm tra trước khi/ }),
  );
  await found.findByText('Còn việc nên làm trước khi đi:');
  expect(found.getByText('Phiên đăng nhập còn 10 ngày')).toBeTruthy();
  expect(found.getByText('Có 17 biểu mẫu trên máy')).toBeTruthy();
  expect(found.getByText(/Còn 1\/1 tệp đi kèm biểu mẫu chưa tải về/)).toBeTruthy();
  expect(found.getByText('Có 1 nhiệm vụ trên máy')).toBeTruthy();
  expect(found.getByText(/Còn 1 mục chờ gửi/)).toBeTruthy();
  expect(found.getByText(/Ứng dụng chưa lưu hẳn trên máy/)).toBeTruthy();
  await press('Cập nhật ngay');
  expect(world.syncs).toBe(1);
});

test('[MORE] where the server answers, its word on the session is the newer one', async () => {
  const world = await openWorld();
  const { personId } = world.store;
  const row = aPersonRow(1, { personId });
  await writePerson(world.store.device, {
    ...row,
    expiresAt: '2026-03-14T01:00:00.000Z',
  });
  server.cookieOf = personId;
  open(world);
  await press('Kiểm tra');
  await screen.findByText('Phiên đăng nhập còn 90 ngày');
});

test('[MORE] a session that ran out does not stop work, and says so', async () => {
  const world = await openWorld();
  const row = aPersonRow(1, { personId: world.store.personId });
  await writePerson(world.store.device, {
    ...row,
    expiresAt: '2026-03-01T01:00:00.000Z',
  });
  open(world);
  await press('Kiểm tra');
  await screen.findByText(/Phiên đăng nhập đã hết hạn. Vẫn lập phiếu được/);
});

test('[MORE] signing out says what stays, and keeps all of it', async () => {
  const world = await openWorld([
    { type: 'assignment', body: anAssignment() },
    { type: 'assignment', body: anAssignment({ id: 'assignment-2' }) },
    { type: 'assignment', body: anAssignment({ id: 'assignment-3' }) },
  ]);
  const { personId } = world.store;
  await writePerson(deviceDb(), aPersonRow(1, { personId }));
  for (const n of [1, 2, 3]) await accept(world, n);
  await writeDraft(world.store, aDraft(world.store, 1));
  open(world);
  await press('Đăng xuất');
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('Còn 3 phiếu chưa gửi được giữ trên máy này.');
  await dialog.findByText('1 nháp cũng được giữ nguyên.');
  fireEvent.click(dialog.getByRole('button', { name: 'Đăng xuất' }));
  await waitFor(async () =>
    expect((await readPerson(deviceDb(), personId))?.slot).toBeNull(),
  );
  await waitFor(async () =>
    expect(await readDeviceFact(deviceDb(), 'lastPerson')).toBe(''),
  );
  expect(await actsOf(world)).toHaveLength(3);
  expect(await readDrafts(world.store)).toHaveLength(1);
});

test('[MORE] signing out needs no line', async () => {
  const world = await openWorld();
  const { personId } = world.store;
  await writePerson(deviceDb(), aPersonRow(1, { personId }));
  server.line = 'down';
  open(world);
  await press('Đăng xuất');
  const dialog = within(await screen.findByRole('dialog'));
  await dialog.findByText('Mọi thứ đã gửi hết.');
  fireEvent.click(dialog.getByRole('button', { name: 'Đăng xuất' }));
  await waitFor(async () =>
    expect((await readPerson(deviceDb(), personId))?.slot).toBeNull(),
  );
});

test('[MORE] handing the machine over leaves the session open', async () => {
  const world = await openWorld();
  const { personId } = world.store;
  await writePerson(deviceDb(), aPersonRow(1, { personId }));
  open(world);
  await press('Đổi người dùng máy này');
  await waitFor(async () =>
    expect(await readDeviceFact(deviceDb(), 'lastPerson')).toBe(''),
  );
  expect((await readPerson(deviceDb(), personId))?.slot).toBe(1);
});
