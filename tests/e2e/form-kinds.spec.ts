import type { Page } from '@playwright/test';
import { ALL_KINDS } from '../support/all-kinds-form.ts';
import {
  backInSignal,
  expectAllSent,
  expectWaiting,
  isKept,
  outOfSignal,
  PATIENT,
  PEOPLE,
  saved,
  signIn,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { beside, faultsOf } from '../support/browser/looks.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { photosOf } from '../support/browser/truth.ts';

const NAME = 'Đối thoại thôn Phú Lộc';
const bytes = (text: string, mimeType: string, name: string) => ({
  name,
  mimeType,
  buffer: Buffer.from(text),
});

const fieldset = (page: Page, name: string) => page.getByRole('group', { name });

/** Walks a line or a corner further. */
async function addPoints(page: Page, name: string, places: [number, number][]) {
  const box = fieldset(page, name);
  for (const [n, [latitude, longitude]] of places.entries()) {
    await page.context().setGeolocation({ latitude, longitude, accuracy: 4 });
    await box.getByRole('button', { name: 'Thêm điểm tại chỗ đang đứng' }).click();
    await box.getByRole('button', { name: 'Dừng, dùng vị trí này' }).click();
    await expect(box.getByRole('listitem')).toHaveCount(n + 1);
  }
}

async function fillTexts(page: Page): Promise<void> {
  await page.getByLabel(/^Tên hoạt động/).fill(NAME);
  await expect(page.getByText(`Ghi nhận: ${NAME}`)).toBeVisible();
  await page.getByLabel('Số điện thoại').fill('0912345678');
  await page.getByLabel('Diễn biến').fill('Dòng một\nDòng hai');
  await page.getByLabel('Số người', { exact: true }).fill('1.200');
  await page.getByLabel('Kinh phí').fill('2500000');
  await page.getByLabel('Tỷ lệ').fill('87,5');
  await page.getByLabel('Điểm', { exact: true }).focus();
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight');
  await page.getByLabel('Ngày', { exact: true }).fill('2026-03-12');
  await page.getByLabel('Giờ', { exact: true }).fill('08:30');
  await page.getByLabel('Thời điểm').fill('2026-03-12T14:45');
  await page.getByLabel('Mã hồ sơ').fill('000.00.01.H35-260312-0001');
}

async function fillChoices(page: Page): Promise<void> {
  await fieldset(page, 'Tỉnh').getByText('Khánh Hòa').click();
  const communes = fieldset(page, 'Xã');
  await expect(communes.getByText('Xã Ninh Phước')).toHaveCount(0);
  await communes.getByText('Phường Nha Trang').click();
  // The units this device holds, and no others.
  await fieldset(page, 'Đơn vị phối hợp').getByText('UBND xã Khánh Vĩnh').click();
  await fieldset(page, 'Hình thức').getByText('Zalo').click();
  await fieldset(page, 'Hình thức').getByText('Họp dân').click();
  await fieldset(page, 'Thứ tự ưu tiên')
    .getByRole('button', { name: 'Đưa lên: Họp dân' })
    .click();
  await fieldset(page, 'Đã thông báo').getByText('Đã rõ').click();
}

async function fillPlaces(page: Page): Promise<void> {
  const here = { latitude: 12.25, longitude: 109.19, accuracy: 4 };
  await page.context().setGeolocation(here);
  await fieldset(page, 'Vị trí').getByRole('button', { name: 'Lấy vị trí' }).click();
  await expect(fieldset(page, 'Vị trí').getByText(/Sai số khoảng 4 m/)).toBeVisible();
  await addPoints(page, 'Tuyến đường', [
    [12.25, 109.19],
    [12.26, 109.2],
  ]);
  await addPoints(page, 'Khu vực', [
    [12.25, 109.19],
    [12.26, 109.19],
    [12.26, 109.2],
  ]);
}

async function fillFiles(page: Page): Promise<void> {
  const [photo] = await drawPhotos(page, 1);
  if (photo) await page.getByLabel('Chọn ảnh', { exact: true }).setInputFiles(photo);
  await expect(page.getByRole('button', { name: 'Bỏ ảnh 1' })).toBeVisible(PATIENT);
  const pad = page.getByRole('img', { name: /^Vùng vẽ/ });
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (box === null) throw new Error('no pad');
  await page.mouse.move(box.x + 30, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 70, { steps: 5 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Dùng hình này' }).click();
  await expect(page.getByRole('img', { name: 'Hình đã lưu' })).toBeVisible();
  await page
    .getByLabel('Chọn tệp âm thanh')
    .setInputFiles(bytes('sound', 'audio/mpeg', 'họp thôn.mp3'));
  await page
    .getByLabel('Chọn tệp phim')
    .setInputFiles(bytes('film', 'video/mp4', 'phim.mp4'));
  await page
    .getByLabel('Chọn tệp', { exact: true })
    .setInputFiles(bytes('paper', 'application/pdf', 'Biên bản.pdf'));
  await expect(page.getByText(/^bien-ban-/)).toBeVisible();
}

test('[KIND] each kind of question, filled in without a line, arrives in PostgreSQL', async ({
  office,
  line,
  openPhone,
}) => {
  test.setTimeout(150_000);
  await office.publish(ALL_KINDS);
  const phone = await openPhone();
  await phone.context.grantPermissions(['geolocation']);
  await signIn(phone.page, line.url, PEOPLE.officer);
  await phone.page.goto(`${line.url}/tasks`);
  await expectAllSent(phone.page);
  // The device has the form, and keeps what its rare kinds need.
  await expect.poll(() => isKept(phone.page, 'kinds'), PATIENT).toBe(true);
  await outOfSignal(phone, line);
  await phone.page.goto(`${line.url}/new/T01`);
  await fillTexts(phone.page);
  await fillChoices(phone.page);
  await fillPlaces(phone.page);
  await fillFiles(phone.page);
  await phone.page.getByRole('button', { name: 'Thêm lượt thăm' }).click();
  await phone.page.getByLabel('Thăm ai').fill('Bà Sáu');
  await expect(saved(phone.page)).toHaveText('Đã lưu trên máy', PATIENT);
  // SHOT
  await phone.page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(phone.page.getByText('Đã lưu trên máy. Có mạng sẽ tự gửi.')).toBeVisible(
    PATIENT,
  );
  await expectWaiting(phone.page);
  await backInSignal(phone, line);
  await expectAllSent(phone.page);

  const rows = await office.ask<{ id: string; answers: Record<string, unknown> }>(
    `select r.id, v.body -> 'answers' as answers from report r
       join report_revision v on v.report_id = r.id
     where r.form_id = 'T01'`,
  );
  expect(rows).toHaveLength(1);
  const { id = '', answers = {} } = rows[0] ?? {};
  expect(answers).toMatchObject({
    name: NAME,
    phone: '0912345678',
    story: 'Dòng một\nDòng hai',
    people: 1200,
    cost: 2_500_000,
    rate: 87.5,
    score: 7,
    day: '2026-03-12',
    hour: '08:30',
    moment: '2026-03-12T14:45:00.000+07:00',
    province: 'kh',
    commune: 'c2',
    channels: ['b', 'c'],
    order: ['a', 'c', 'b'],
    ok: 'OK',
    place: expect.stringMatching(/^12\.25\d* 109\.19\d* /),
    code: '000.00.01.H35-260312-0001',
    double: 2400,
    visits: [{ who: 'Bà Sáu' }],
  });
  expect(String(answers.road).split(';')).toHaveLength(2);
  expect(String(answers.field).split(';')).toHaveLength(4);
  const files = await photosOf(office, id);
  expect(files).toHaveLength(5);
  const held = office.heldFiles();
  for (const { sha256, size } of files) expect(held.get(sha256)).toBe(Number(size));
});

test('[SHARE] photos shared from another app wait for their phiếu, without a line', async ({
  line,
  openPhone,
}) => {
  test.setTimeout(120_000);
  const phone = await openPhone();
  const { page } = phone;
  const photos = await drawPhotos(page, 2);
  await signIn(page, line.url, PEOPLE.officer);
  await page.goto(`${line.url}/tasks`);
  await expectAllSent(page);
  await expect.poll(() => isKept(page, 'form'), PATIENT).toBe(true);
  await outOfSignal(phone, line);
  // What the system does when a person shares: a form with files, sent to the address in the manifest.
  await page.evaluate(() => {
    const form = document.createElement('form');
    form.action = '/share';
    form.method = 'post';
    form.enctype = 'multipart/form-data';
    const input = document.createElement('input');
    input.type = 'file';
    input.name = 'photos';
    input.multiple = true;
    form.append(input);
    document.body.append(form);
  });
  await page.locator('form[action="/share"] input').setInputFiles(photos);
  await page.locator('form[action="/share"]').evaluate((form) => {
    (form as HTMLFormElement).submit();
  });
  await expect(page.getByText('Có 2 ảnh vừa được chia sẻ.')).toBeVisible(PATIENT);
  await page.getByRole('link', { name: /^Việc khác/ }).click();
  await page.getByRole('button', { name: 'Thêm 2 ảnh vừa chia sẻ' }).click();
  await expect(page.getByRole('button', { name: 'Bỏ ảnh 2' })).toBeVisible(PATIENT);
  await expect(page.getByRole('button', { name: /vừa chia sẻ$/ })).toHaveCount(0);
  expect(await page.evaluate(() => caches.has('shared'))).toBe(false);
});

test('[A11Y] a machine finds nothing wrong on a form of all kinds, and it fits 320 pixels', async ({
  office,
  openDesk,
}) => {
  test.setTimeout(120_000);
  await office.publish(ALL_KINDS);
  const page = await openDesk({ viewport: { width: 320, height: 6000 } });
  await signIn(page, office.url, PEOPLE.officer);
  await page.goto(`${office.url}/new/T01`);
  await page.getByRole('button', { name: 'Thêm lượt thăm' }).click();
  await page.getByRole('button', { name: 'Thêm lượt thăm' }).click();
  await page
    .getByLabel('Chọn tệp', { exact: true })
    .setInputFiles(bytes('paper', 'application/pdf', 'Biên bản họp thôn rất dài.pdf'));
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(page.getByRole('heading', { name: /^Cần xem lại/ })).toBeVisible(PATIENT);
  expect(await faultsOf(page)).toEqual([]);
  expect(await beside(page)).toEqual([]);
});
