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
import { aLongForm } from '../support/long-form.ts';

const same = (vi: string) => ({ vi, en: vi });

test('[LONG] a form of 1,000 questions opens, reacts, is walked by its sections and filed', async ({
  office,
  line,
  openPhone,
}) => {
  test.setTimeout(150_000);
  await office.publish(aLongForm(1000));
  const phone = await openPhone();
  const { page } = phone;
  await signIn(page, line.url, PEOPLE.officer);
  await page.goto(`${line.url}/new/T03`);
  await page.getByRole('group', { name: 'Hỏi thêm' }).getByText('Có').click();
  await expect(page.getByLabel('Câu hỏi số 100', { exact: true })).toBeVisible();
  await page.getByLabel('Câu hỏi số 4', { exact: true }).fill('Một câu trả lời');
  // The list of sections leads to the last one.
  await page.getByText(/^Đã điền 2\/1000 mục/).click();
  await page.getByRole('button', { name: /^Phần 20/ }).click();
  await page.getByLabel('Câu hỏi số 996', { exact: true }).fill('Câu gần cuối');
  await expect(page.getByText(/^Đã điền 3\/1000 mục/)).toBeAttached();
  await page.getByRole('group', { name: 'Hỏi thêm' }).getByText('Không').click();
  await expect(page.getByLabel('Câu hỏi số 4', { exact: true })).toBeHidden();
  await expect(saved(page)).toHaveText('Đã lưu trên máy', PATIENT);
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(page.getByRole('heading', { name: 'Hệ thống đã nhận phiếu' })).toBeVisible(
    PATIENT,
  );
  const [report] = await office.ask<{ answers: unknown }>(
    `select v.body -> 'answers' as answers from report_revision v
       join report r on r.id = v.report_id where r.form_id = 'T03'`,
  );
  // What is not asked any more is not filed.
  expect(report?.answers).toEqual({ more: 'no', part951: { q996: 'Câu gần cuối' } });
});

test('[REPEAT] rows are added, put in order, taken out and brought back without a line', async ({
  office,
  line,
  openPhone,
}) => {
  test.setTimeout(120_000);
  await office.publish({
    ...ALL_KINDS,
    id: 'T04',
    title: same('Phiếu thăm hộ'),
    items: [
      {
        kind: 'repeat',
        name: 'visits',
        label: same('Lượt thăm'),
        items: [
          { kind: 'text', name: 'who', label: same('Thăm ai') },
          {
            kind: 'text',
            name: 'say',
            label: same('\ue000 nói gì'),
            inserts: [['$', '/visits/who']],
          },
        ],
      },
    ],
  });
  const phone = await openPhone();
  const { page } = phone;
  await signIn(page, line.url, PEOPLE.officer);
  await page.goto(`${line.url}/tasks`);
  await expectAllSent(page);
  await expect.poll(() => isKept(page, 'form'), PATIENT).toBe(true);
  await outOfSignal(phone, line);
  await page.goto(`${line.url}/new/T04`);
  for (const who of ['Bà Sáu', 'Ông Tư', 'Cô Hai']) {
    await page.getByRole('button', { name: 'Thêm lượt thăm' }).click();
    await page.getByLabel('Thăm ai').last().fill(who);
  }
  await page.getByLabel('Cô Hai nói gì').fill('Cần giấy mới');
  await page.getByRole('button', { name: 'Đưa lên: Lượt thăm 3' }).click();
  await page.getByRole('button', { name: 'Bỏ dòng: Lượt thăm 1' }).click();
  await expect(page.getByLabel('Thăm ai')).toHaveCount(2);
  await expect(page.getByLabel('Thăm ai').first()).toHaveValue('Cô Hai');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByLabel('Thăm ai')).toHaveCount(3);
  await expect(saved(page)).toHaveText('Đã lưu trên máy', PATIENT);
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(page.getByText('Đã lưu trên máy. Có mạng sẽ tự gửi.')).toBeVisible(
    PATIENT,
  );
  await expectWaiting(page);
  await backInSignal(phone, line);
  await expectAllSent(page);
  const [report] = await office.ask<{ answers: unknown }>(
    `select v.body -> 'answers' as answers from report_revision v
       join report r on r.id = v.report_id where r.form_id = 'T04'`,
  );
  expect(report?.answers).toEqual({
    visits: [
      { who: 'Bà Sáu' },
      { who: 'Cô Hai', say: 'Cần giấy mới' },
      { who: 'Ông Tư' },
    ],
  });
});

test('[VERSION] a draft begun on one version goes on with the next, and nothing is dropped', async ({
  office,
  openPhone,
}) => {
  test.setTimeout(120_000);
  const version = (number: string, isNew: boolean) => ({
    ...ALL_KINDS,
    id: 'T05',
    version: number,
    title: same('Phiếu hai bản'),
    items: [
      { kind: 'text' as const, name: 'what', label: same('Việc đã làm') },
      isNew
        ? { kind: 'integer' as const, name: 'people', label: same('Số người') }
        : { kind: 'text' as const, name: 'people', label: same('Bao nhiêu người') },
      ...(isNew ? [] : [{ kind: 'text' as const, name: 'old', label: same('Ghi chú') }]),
    ],
  });
  await office.publish(version('1', false));
  const phone = await openPhone();
  const { page } = phone;
  await signIn(page, office.url, PEOPLE.officer);
  await page.goto(`${office.url}/new/T05`);
  await page.getByLabel('Việc đã làm').fill('Họp thôn');
  await page.getByLabel('Bao nhiêu người').fill('45');
  await page.getByLabel('Ghi chú').fill('Trời mưa');
  await expect(saved(page)).toHaveText('Đã lưu trên máy', PATIENT);
  await expect(page).toHaveURL(/\/draft\//);
  const address = page.url();
  await office.publish(version('2', true));
  await page.goto(`${office.url}/outbox`);
  await page.getByRole('button', { name: /^(Gửi ngay|Cập nhật ngay)$/ }).click();
  await page.goto(address);
  // The new version comes with a contact, also while the draft is open; the draft is still on its own.
  const newer = page.getByRole('button', { name: 'Xem và chuyển sang bản mới' });
  await expect(newer).toBeVisible(PATIENT);
  await expect(page.getByLabel('Bao nhiêu người')).toHaveValue('45');
  await newer.click();
  await page.getByRole('button', { name: 'Chuyển sang mẫu mới' }).click();
  await expect(page.getByLabel('Số người')).toHaveValue('45', PATIENT);
  await expect(page.getByText('Trời mưa')).toBeVisible();
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(page.getByRole('heading', { name: 'Hệ thống đã nhận phiếu' })).toBeVisible(
    PATIENT,
  );
  const [report] = await office.ask<{ version: string; answers: unknown }>(
    `select r.form_version as version, v.body -> 'answers' as answers
       from report_revision v join report r on r.id = v.report_id where r.form_id = 'T05'`,
  );
  expect(report).toEqual({ version: '2', answers: { what: 'Họp thôn', people: 45 } });
});
