// What people do in the app, found as they find it: by role and by the words on the screen.
import { expect, type Locator, type Page } from '@playwright/test';
import type { Line } from './line.ts';
import type { Phone } from './phone.ts';
import type { Photo } from './photos.ts';

export const DEMO_PASSWORD = 'lantoa-mau';
/** Demo people: those of one commune of Khánh Hòa, and some from elsewhere. */
export const PEOPLE = {
  officer: { login: '0900000001', id: 'p-demo-001' },
  coordinator: { login: '0900000002', id: 'p-demo-002' },
  department: { login: '0900000005', id: 'p-demo-005' },
  /** An official of another commune. */
  elsewhere: { login: '0900000010', id: 'p-demo-010' },
} as const;
export type Who = (typeof PEOPLE)[keyof typeof PEOPLE];

/** A moment a loaded machine may take. */
export const PATIENT = { timeout: 30_000 };

export const pill = (page: Page): Locator =>
  page.getByRole('button', { name: 'Mở tình trạng gửi' });
export const expectAllSent = (page: Page): Promise<void> =>
  expect(pill(page)).toContainText('Đã gửi hết', PATIENT);

/** Before the line comes back: a pill that has stood there may still speak of the moment before the last act. */
export const expectWaiting = (page: Page): Promise<void> =>
  expect(pill(page)).toContainText('phiếu chờ gửi', PATIENT);
/** The same of what was done with a line: a screen that is opened anew says nothing before it has counted. */
export async function expectLastSent(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/outbox`);
  await expectAllSent(page);
}

/** Fills in the sheet that is open. */
export async function fillSignIn(page: Page, who: Who): Promise<void> {
  await page.getByLabel('Số điện thoại').fill(who.login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}

/** Whether the device holds every file of a part of the app; the box for them is there before they are. */
export const isKept = (page: Page, part: 'form' | 'kinds'): Promise<boolean> =>
  page.evaluate(async (name) => {
    const list = await caches.match(`/${name}.json`, { ignoreSearch: true });
    const files: string[] = (await list?.json()) ?? [];
    const held = await Promise.all(files.map((file) => caches.match(file)));
    return held.every((it) => it !== undefined);
  }, part);

/**
 * Signs in as a person would, and waits until all is here and the worker holds the shell, and what the forms of the
 * demonstration need besides: it fetches that after the first pull, and whoever loses the line before has not got it.
 */
export async function signIn(page: Page, url: string, who: Who): Promise<void> {
  await page.goto(url);
  await fillSignIn(page, who);
  await expectAllSent(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => isKept(page, 'kinds'), PATIENT).toBe(true);
}

export const saved = (page: Page): Locator =>
  page.getByRole('status', { name: 'Tình trạng lưu' });
export const summaryField = (page: Page): Locator => page.getByLabel(/^Kết quả chính/);

/** Answers what F01 asks, on the form that is open; ends when all of it lies on the device. */
export async function fillActivity(
  page: Page,
  summary: string,
  photos: readonly Photo[] = [],
): Promise<void> {
  await page.getByRole('button', { name: /^Hình thức tuyên truyền/ }).click();
  const choices = page.getByRole('dialog', { name: 'Hình thức tuyên truyền' });
  await choices.getByRole('button', { name: 'Loa truyền thanh' }).first().click();
  await summaryField(page).fill(summary);
  for (const [n, photo] of photos.entries()) {
    await page.getByLabel('Chọn ảnh').setInputFiles(photo);
    await expect(page.getByRole('button', { name: `Bỏ ảnh ${n + 1}` })).toBeVisible(
      PATIENT,
    );
  }
  await expect(saved(page)).toHaveText('Đã lưu trên máy', PATIENT);
}

/** Files an activity without a task; ends when it waits in the outbox or has arrived. */
export async function fileActivity(
  page: Page,
  url: string,
  summary: string,
  photos: readonly Photo[] = [],
): Promise<void> {
  await page.goto(`${url}/new/F01`);
  await fillActivity(page, summary, photos);
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(
    page.getByRole('heading', {
      name: /Phiếu đã vào hàng chờ gửi|Hệ thống đã nhận phiếu/,
    }),
  ).toBeVisible(PATIENT);
}

/** The one button of "Tình trạng gửi". */
export async function sendNow(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/outbox`);
  await page.getByRole('button', { name: /^(Gửi ngay|Cập nhật ngay)$/ }).click();
}

/**
 * Goes where there is no signal. Both are needed: the browser tells the page, and the line refuses the worker, which a
 * browser that is only told may start anew as if there were one.
 */
export async function outOfSignal(phone: Phone, line: Line): Promise<void> {
  line.rule = () => 'refuse';
  await phone.setOffline(true);
}

export async function backInSignal(phone: Phone, line: Line): Promise<void> {
  line.rule = () => 'pass';
  await phone.setOffline(false);
}

/** The browser dies, and is opened again where there is no signal. */
export async function killOutOfSignal(phone: Phone, line: Line): Promise<void> {
  line.rule = () => 'refuse';
  await phone.kill({ offline: true });
}
