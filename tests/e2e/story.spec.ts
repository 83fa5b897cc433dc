import {
  backInSignal,
  expectAllSent,
  expectWaiting,
  fillActivity,
  killOutOfSignal,
  outOfSignal,
  PATIENT,
  PEOPLE,
  pill,
  saved,
  signIn,
  summaryField,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { photosOf, reportsSaying, textsOf } from '../support/browser/truth.ts';

const SUMMARY = 'Đã phát loa hai buổi tại nhà văn hóa thôn, bà con hỏi nhiều về VNeID.';
const MORE = ' Có 45 người ghi tên nhận tờ rơi.';
const FIELD_COMMENT = 'Xin ghi rõ bao nhiêu người nhận tờ rơi.';
const COMMENT = 'Nội dung tốt, còn thiếu số liệu.';

test('[STORY] a phiếu filed without a line, killed, sent, asked about, corrected offline, confirmed', async ({
  office,
  line,
  openPhone,
  openDesk,
}) => {
  test.setTimeout(150_000);
  const phone = await openPhone();
  const photos = await drawPhotos(phone.page, 3);

  // The official signs in once, sees the unit's tasks, which stand in PostgreSQL, and goes out of signal.
  await signIn(phone.page, line.url, PEOPLE.officer);
  await phone.reopen();
  await phone.page.goto(line.url);
  const card = phone.page.getByRole('link', { name: /Phổ biến kết quả, kế hoạch CCHC/ });
  await expect(card.first()).toBeVisible(PATIENT);
  await expectAllSent(phone.page);
  await outOfSignal(phone, line);
  await expect(pill(phone.page)).toContainText('Không có mạng');
  await card.first().click();
  await phone.page.getByRole('link', { name: 'Lập phiếu' }).click();
  await phone.page.getByRole('link', { name: /^Việc khác/ }).click();
  await fillActivity(phone.page, SUMMARY, photos);
  await phone.page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(phone.page.getByText('Đã lưu trên máy. Có mạng sẽ tự gửi.')).toBeVisible(
    PATIENT,
  );

  // The browser is killed and reopened offline: the phiếu waits, nothing has reached the server.
  await killOutOfSignal(phone, line);
  await phone.page.goto(`${line.url}/outbox`);
  await expect(pill(phone.page)).toContainText('1 phiếu chờ gửi, 3 ảnh', PATIENT);
  expect(await reportsSaying(office, SUMMARY)).toEqual([]);

  // The line comes back: exactly that phiếu, and its three photos byte for byte.
  await backInSignal(phone, line);
  await expectAllSent(phone.page);
  const [report, ...others] = await reportsSaying(office, SUMMARY);
  expect(others).toEqual([]);
  expect(report).toMatchObject({ rev: 1, state: 'SUBMITTED', author_id: 'p-demo-001' });
  const reportId = report?.id ?? '';
  const files = await photosOf(office, reportId);
  expect(new Set(files.map((f) => f.sha256)).size).toBe(3);
  expect(files.filter((f) => f.received_at === null)).toEqual([]);
  const held = office.heldFiles();
  for (const { sha256, size } of files) expect(held.get(sha256)).toBe(Number(size));

  // The unit's coordinator reads it with its photos and asks for more, with a comment on a field.
  const desk = await openDesk();
  await signIn(desk, office.url, PEOPLE.coordinator);
  await desk.getByRole('link', { name: 'Chờ xác nhận' }).first().click();
  await desk.locator(`[data-report="${reportId}"]`).getByRole('link').click();
  await expect(desk.getByText(SUMMARY)).toBeVisible(PATIENT);
  await expect(desk.getByRole('button', { name: 'Xem ảnh 3/3' })).toBeVisible(PATIENT);
  await desk.getByRole('button', { name: 'Đề nghị bổ sung' }).click();
  await desk.getByRole('button', { name: 'Ghi ý kiến về mục: Kết quả chính' }).click();
  await desk
    .getByRole('textbox', { name: 'Ý kiến về mục: Kết quả chính' })
    .fill(FIELD_COMMENT);
  await desk.getByLabel('Ý kiến chung').fill(COMMENT);
  await desk.getByRole('button', { name: 'Gửi đề nghị bổ sung' }).click();
  const state = async () => (await reportsSaying(office, SUMMARY))[0]?.state;
  await expect.poll(state, PATIENT).toBe('RETURNED');

  // The official learns of it, loses the line again, and corrects it with the field lit.
  await phone.page.goto(`${line.url}/report/${reportId}`);
  await expect(phone.page.getByText(COMMENT).first()).toBeVisible(PATIENT);
  await expectAllSent(phone.page);
  await outOfSignal(phone, line);
  await expect(pill(phone.page)).toContainText('Không có mạng');
  await phone.page.getByRole('button', { name: 'Bổ sung', exact: true }).click();
  const lit = phone.page.locator('[data-lit]');
  await expect(lit).toHaveCount(1);
  await expect(lit).toContainText('Kết quả chính');
  await expect(lit).toContainText(FIELD_COMMENT);
  await summaryField(phone.page).fill(SUMMARY + MORE);
  await expect(saved(phone.page)).toHaveText('Đã lưu trên máy', PATIENT);
  await phone.page.getByRole('button', { name: 'Gửi bổ sung' }).click();
  await expect(phone.page.getByText('Đã lưu trên máy. Có mạng sẽ tự gửi.')).toBeVisible(
    PATIENT,
  );
  expect(await state()).toBe('RETURNED');
  await expectWaiting(phone.page);
  await backInSignal(phone, line);
  await expectAllSent(phone.page);

  // It is confirmed; both texts are kept, and the photos are still those three.
  await desk.goto(`${office.url}/review/${reportId}`);
  await expect(desk.getByText(SUMMARY + MORE)).toBeVisible(PATIENT);
  await desk.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  const sure = desk.getByRole('dialog', { name: 'Xác nhận phiếu này?' });
  await sure.getByRole('button', { name: 'Xác nhận', exact: true }).click();
  await expect.poll(state, PATIENT).toBe('APPROVED');
  const texts = await textsOf(office, reportId);
  expect(texts.map((t) => t.rev)).toEqual([1, 2]);
  expect(texts.map((t) => t.body.includes(MORE.trim()))).toEqual([false, true]);
  expect(await photosOf(office, reportId)).toHaveLength(3);
  await phone.page.goto(`${line.url}/report/${reportId}`);
  await expect(phone.page.getByText('Đã xác nhận').first()).toBeVisible(PATIENT);
});
