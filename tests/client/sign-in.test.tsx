import { readFileSync } from 'node:fs';
import { fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InAppPage } from '../../src/client/pages/in-app-page.tsx';
import { PasswordPage } from '../../src/client/pages/password-page.tsx';
import { SignInPage } from '../../src/client/pages/sign-in-page.tsx';
import { demo } from '../../src/client/words/vi/demo.ts';
import { vi } from '../../src/client/words/vi.ts';
import {
  readDeviceFact,
  readKeys,
  readPerson,
  writePerson,
} from '../../src/device/store/device-db.ts';
import type { PersonDb } from '../../src/device/store/person-db.ts';
import { deviceDb, openPersonStore } from '../../src/device/store/person-store.ts';
import { DEMO_PASSWORD } from '../../src/server/loader/demo-accounts.ts';
import { aPersonRow, aWaitingRow, type DoorServer, startDoor } from './door-server.ts';

let server: DoorServer;
let entered = 0;
const device = deviceDb();

beforeEach(async () => {
  server = startDoor();
  entered = 0;
  await Promise.all([device.people.clear(), device.device.clear(), device.keys.clear()]);
});
afterEach(() => server.stop());

const show = (person: { personId: string; name: string } | null = null) =>
  render(
    <SignInPage
      words={vi}
      person={person}
      onSignedIn={() => {
        entered += 1;
      }}
    />,
  );
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
async function signIn(login: string, password: string): Promise<void> {
  await screen.findByLabelText('Số điện thoại');
  type('Số điện thoại', login);
  type('Mật khẩu', password);
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
}

test('[DOOR] the first sign-in says that it needs a line, and learns the server’s key', async () => {
  show();
  await screen.findByText(vi.signIn.firstNeedsLine);
  await signIn('0900000001', 'dung-mat-khau');
  await waitFor(() => expect(entered).toBe(1));
  expect(await readDeviceFact(device, 'lastPerson')).toBe('p-1');
  expect(await readKeys(device)).toMatchObject([{ keyId: 'key-1' }]);
});

test('[DOOR] nothing is asked of the server before both are typed', async () => {
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Đăng nhập' }));
  await screen.findByText('Xin nhập số điện thoại.');
  expect(screen.getByText('Xin nhập mật khẩu.')).toBeTruthy();
  expect(server.asked).not.toContain('POST /api/v1/session');
});

test.each([
  ['wrong-login', 'up', vi.signIn.refused['wrong-login']],
  ['offline', 'down', vi.signIn.refused.offline],
  ['a captive portal', 'portal', vi.signIn.refused.portal],
  ['too many tries', 'busy', vi.signIn.wait(4)],
] as const)(
  '[DOOR] says what happened, what is safe and what to do: %s',
  async (_, line, text) => {
    show();
    await screen.findByLabelText('Số điện thoại');
    server.line = line;
    await signIn('0900000001', 'sai-mat-khau');
    await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(text));
    expect(text).toContain('an toàn');
    expect(entered).toBe(0);
    expect(screen.getByLabelText('Mật khẩu')).toHaveProperty('value', 'sai-mat-khau');
  },
);

test('[DOOR] who signed out is not named to the next person, only counted', async () => {
  await writePerson(device, aPersonRow(1, { slot: null }));
  const store = await openPersonStore('p-1');
  const rows = [1, 2, 3].map(aWaitingRow) as unknown as Parameters<
    PersonDb['outbox']['bulkPut']
  >[0];
  await store.db.outbox.bulkPut(rows);
  store.db.close();
  show();
  await screen.findByText(/Máy này còn 3 mục chưa gửi/);
  expect(document.body.textContent).not.toContain('Hương');
});

test('[DOOR] whose session is still open goes on without a password', async () => {
  await writePerson(device, aPersonRow(1));
  await writePerson(device, aPersonRow(2));
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Tiếp tục với Hương' }));
  await waitFor(() => expect(entered).toBe(1));
  expect(await readDeviceFact(device, 'lastPerson')).toBe('p-1');
});

test('[DOOR] a session that ran out keeps its person, and can wait', async () => {
  await writePerson(device, aPersonRow(1));
  show({ personId: 'p-1', name: 'Hương' });
  await screen.findByRole('heading', { name: 'Hương đăng nhập lại' });
  expect(screen.queryByText('Đang dùng máy này')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Để sau, làm việc tiếp' }));
  expect(entered).toBe(1);
});

test('[DOOR] another’s account does not take the machine over from its person', async () => {
  await writePerson(device, aPersonRow(1));
  show({ personId: 'p-1', name: 'Hương' });
  await signIn('0900000002', 'dung-mat-khau');
  await screen.findByText(vi.signIn.refused['another-person']);
  expect(await readDeviceFact(device, 'lastPerson')).toBe('p-1');
  expect((await readPerson(device, 'p-1'))?.slot).toBe(1);
  expect((await readPerson(device, 'p-2'))?.slot).toBeNull();
  expect(server.asked).toContain('DELETE /api/v1/session');
});

test('[DOOR] a demonstration offers accounts that its data really has', async () => {
  server.isDemo = true;
  show();
  fireEvent.click(await screen.findByRole('button', { name: 'Đầu mối của xã' }));
  expect(screen.getByLabelText('Số điện thoại')).toHaveProperty('value', '0900000002');
  expect(screen.getByLabelText('Mật khẩu')).toHaveProperty('value', DEMO_PASSWORD);
  const people = JSON.parse(readFileSync('src/server/seed/people.json', 'utf8')) as {
    phone: string;
  }[];
  const phones = people.map((it) => it.phone);
  for (const { login } of demo.accounts) expect(phones).toContain(login);
});

test('[DOOR] a real installation offers no accounts', async () => {
  show();
  await screen.findByLabelText('Số điện thoại');
  await waitFor(() => expect(server.asked).toContain('GET /readyz'));
  expect(screen.queryByText('Tài khoản dùng thử')).toBeNull();
});

test('[DOOR] the first password is changed before anything else', async () => {
  await writePerson(device, aPersonRow(1, { mustChangePassword: true }));
  server.mustChange = true;
  render(
    <PasswordPage
      words={vi}
      person={{ personId: 'p-1', name: 'Hương' }}
      onSignedIn={() => {
        entered += 1;
      }}
    />,
  );
  const press = () =>
    fireEvent.click(screen.getByRole('button', { name: 'Đổi mật khẩu' }));
  type('Mật khẩu tạm vừa dùng', 'khong-dung');
  type('Mật khẩu mới', 'ngan');
  press();
  await screen.findByText('Mật khẩu mới cần ít nhất 8 ký tự.');
  expect(server.asked).toEqual([]);
  type('Mật khẩu mới', 'lúa-chín-đầu-mùa');
  press();
  await screen.findByText(vi.signIn.change['wrong-password']);
  type('Mật khẩu tạm vừa dùng', 'dung-mat-khau');
  press();
  await waitFor(() => expect(entered).toBe(1));
  expect((await readPerson(device, 'p-1'))?.mustChangePassword).toBe(false);
});

test('[DOOR] inside another app’s browser there is a way out and nothing to fill in', async () => {
  const copied: string[] = [];
  Object.defineProperty(navigator, 'clipboard', {
    configurable: true,
    value: { writeText: async (text: string) => copied.push(text) },
  });
  render(<InAppPage words={vi} />);
  await screen.findByRole('heading', { name: 'Mở bằng Chrome để cài đặt' });
  expect(screen.queryByLabelText('Mật khẩu')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Chép đường dẫn' }));
  await screen.findByText('Đã chép đường dẫn.');
  expect(copied).toEqual([location.origin]);
});

test('[DOOR] signing in by name leads back to the number, and takes no refusal along', async () => {
  show();
  await screen.findByLabelText('Số điện thoại');
  type('Số điện thoại', '0900000009');
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập' }));
  await screen.findByText('Xin nhập mật khẩu.');
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập bằng tên' }));
  expect(screen.getByLabelText(vi.signIn.loginName)).toHaveProperty('value', '');
  expect(screen.queryByText('Xin nhập mật khẩu.')).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Đăng nhập bằng số điện thoại' }));
  expect(screen.getByLabelText('Số điện thoại')).toHaveProperty('value', '');
});
