import type { Page } from '@playwright/test';
import { expectLastSent, PATIENT, PEOPLE, signIn } from '../support/browser/acts.ts';
import {
  countedHand,
  type Effort,
  expectedSeconds,
  KEY,
} from '../support/browser/counted-hand.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { reportsSaying } from '../support/browser/truth.ts';

const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true };
const SUMMARY = 'Phát loa 2 buổi tại thôn 3, bà con hỏi nhiều về VNeID.';
const DIFFICULTY = 'Mất mạng.';

/** A finger on the picture of a photo shows it large, wherever on it, and never takes it out. */
async function expectPictureIsSafe(page: Page): Promise<void> {
  const picture = page.getByRole('img', { name: 'Ảnh 1', exact: true });
  for (const height of [0.5, 0.04, 0.96]) {
    await picture.scrollIntoViewIfNeeded();
    const box = await picture.boundingBox();
    if (box === null) throw new Error('no picture');
    await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height * height);
    const large = page.getByRole('dialog', { name: 'Ảnh 1/1' });
    await expect(large).toBeVisible();
    await large.getByRole('button', { name: 'Đóng' }).tap();
    await expect(large).toBeHidden();
    await expect(picture).toBeVisible();
  }
}

function say(name: string, effort: Effort): void {
  const { taps, swipes, keys } = effort;
  const [average, slowest] = [KEY.average, KEY.slowest].map((key) =>
    expectedSeconds(effort, key).toFixed(0),
  );
  test.info().annotations.push({
    type: name,
    description: `${taps} taps, ${swipes} swipes, ${keys} keys; expected ${average} s, of the slowest typist ${slowest} s`,
  });
  // biome-ignore lint/suspicious/noConsole: the counts are what this test is for
  console.log(name, test.info().annotations.at(-1)?.description);
}

test('[NEWCOMER] F01 and F14 are filed from the task list in few taps and keys', async ({
  office,
  openDesk,
}) => {
  const page = await openDesk(PHONE);
  page.setDefaultTimeout(PATIENT.timeout);
  await signIn(page, office.url, PEOPLE.officer);
  const card = page.getByRole('link', { name: /Phổ biến kết quả, kế hoạch CCHC/ });
  const filed = page.getByRole('heading', { name: /hàng chờ gửi|đã nhận phiếu/ });

  // A task about meetings, and something that was no meeting: the longer way.
  const f01 = countedHand(page);
  await f01.tap(card.first());
  await f01.tap(page.getByRole('link', { name: 'Lập phiếu' }));
  await f01.tap(page.getByRole('link', { name: /^Việc khác/ }));
  await f01.tap(page.getByRole('button', { name: /^Hình thức tuyên truyền/ }));
  const choices = page.getByRole('dialog', { name: 'Hình thức tuyên truyền' });
  await f01.tap(choices.getByRole('button', { name: 'Loa truyền thanh' }).first());
  await f01.tap(page.getByLabel(/^Kết quả chính/));
  await f01.type(SUMMARY);
  await f01.tap(page.getByRole('button', { name: 'Gửi phiếu' }));
  await expect(filed).toBeVisible(PATIENT);
  say('F01, the first of a task', f01.effort);
  expect(f01.effort.taps).toBeLessThanOrEqual(7);
  expect(f01.effort.swipes).toBeLessThanOrEqual(4);
  expect(f01.effort.keys).toBeLessThanOrEqual(75);

  // The next time the phone knows how it was done.
  const again = countedHand(page);
  await again.tap(page.getByRole('button', { name: 'Về nhiệm vụ' }));
  await again.tap(page.getByRole('link', { name: 'Lập phiếu' }));
  await again.tap(page.getByRole('link', { name: /^Việc khác/ }));
  await expect(
    page.getByRole('button', { name: /^Hình thức tuyên truyền.*Loa/ }),
  ).toBeVisible();
  await again.tap(page.getByLabel(/^Kết quả chính/));
  await again.type(`${SUMMARY} Lần hai.`);
  await page.getByLabel('Chọn ảnh').setInputFiles(await drawPhotos(page, 1));
  await expectPictureIsSafe(page);
  await again.tap(page.getByRole('button', { name: 'Gửi phiếu' }));
  await expect(filed).toBeVisible(PATIENT);
  say('F01, the next of that task', again.effort);
  expect(again.effort.taps).toBeLessThanOrEqual(5);
  expect(again.effort.swipes).toBeLessThanOrEqual(2);

  await page.goto(office.url);
  const f14 = countedHand(page);
  await f14.tap(page.locator('.task-card a').first());
  await f14.tap(page.getByRole('link', { name: 'Báo vướng mắc' }));
  // The cursor stands in the one question that is asked.
  await expect(page.getByLabel(/^Khó khăn, vướng mắc gì/)).toBeFocused(PATIENT);
  await f14.type(DIFFICULTY);
  await f14.tap(page.getByRole('button', { name: 'Gửi phiếu' }));
  await expect(filed).toBeVisible(PATIENT);
  say('F14', f14.effort);
  expect(f14.effort.taps).toBeLessThanOrEqual(3);
  expect(f14.effort.swipes).toBe(0);
  expect(f14.effort.keys).toBeLessThanOrEqual(15);

  await expectLastSent(page, office.url);
  expect(await reportsSaying(office, SUMMARY)).toHaveLength(2);
  expect(await reportsSaying(office, `"${DIFFICULTY}"`)).toHaveLength(1);
});
