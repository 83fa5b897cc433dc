import {
  expectAllSent,
  expectWaiting,
  PATIENT,
  PEOPLE,
  signIn,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { drawnForm, sheetOf } from '../support/edge/form-sheets.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ASKED = '| | integer | homes | Số hộ đã đến | Homes visited |';
/** Chooses from a table that goes with the form, reads it, and shows a picture. */
const GOOD = `
| survey | | | | | | |
| | type | name | label::Tiếng Việt (vi) | label::English (en) | calculation | media::image |
| | text | result | Kết quả | Result | | |
${ASKED} | |
| | select_one_from_file to.csv | to | Tổ dân phố | Neighbourhood | | to.png |
| | calculate | homes_there | Số hộ của tổ | Homes there | pulldata('to', 'homes', 'name', \${to}) | |
| settings | | | | | | |
| | form_title | form_id | version | default_language | | |
| | Phiếu F-NGO | F-NGO | 1 | Tiếng Việt (vi) | | |
`;
const TABLE = 'name,label,homes\nto1,Tổ 1,12\nto2,Tổ 2,30\n';
/** A picture of one dot. */
const DOT =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const FILES = [
  { name: 'to.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) },
  {
    name: 'to.png',
    mimeType: 'image/png',
    // Long enough to come in pieces.
    buffer: Buffer.concat([Buffer.from(DOT, 'base64'), Buffer.alloc(300_000)]),
  },
];
const fileOf = async (drawn: string) => ({
  name: 'phieu-di-tung-ngo.xlsx',
  mimeType: XLSX,
  buffer: await sheetOf(drawn),
});

test('[FORMS] from a faulty sheet to a form on an official’s phone', async ({
  office,
  openDesk,
  openPhone,
}) => {
  test.setTimeout(180_000);
  const desk = await openDesk({ viewport: { width: 1280, height: 800 } });
  await signIn(desk, office.url, PEOPLE.department);
  await desk.getByRole('link', { name: 'Kế hoạch' }).first().click();
  await desk.getByRole('link', { name: 'Quản lý biểu mẫu' }).click();
  const file = desk.getByLabel('Chọn tệp .xlsx');

  await file.setInputFiles(
    await fileOf(drawnForm('F-NGO', '1', ASKED.replace('integer', 'intege'))),
  );
  await expect(
    desk.getByRole('row', { name: /survey, dòng 3, cột type.*intege/ }),
  ).toBeVisible(PATIENT);

  await file.setInputFiles(await fileOf(GOOD));
  const heading = desk.getByRole('heading', { name: 'Phiếu F-NGO', level: 1 });
  await expect(heading).toBeVisible(PATIENT);
  await expect(desk.getByText('Đây là phiên bản đầu tiên')).toBeVisible();

  const files = desk.getByRole('region', { name: 'Tệp đi kèm biểu mẫu' });
  await files.locator('input').setInputFiles(FILES);
  await expect(files.locator('[data-state="here"]')).toHaveCount(2, PATIENT);

  // The preview asks nobody: with the line cut it takes an answer and judges it.
  const screen = desk.getByRole('region', { name: 'Màn hình điện thoại' });
  await expect(screen.getByRole('radio', { name: 'Tổ 2' })).toBeVisible(PATIENT);
  await expect(screen.locator('img')).toBeVisible();
  await desk.context().setOffline(true);
  await screen.getByLabel(/^Số hộ đã đến/).fill('12');
  await desk.getByRole('button', { name: 'Kiểm tra như khi gửi' }).click();
  await expect(desk.getByText('Phiếu này gửi được')).toBeVisible();
  expect(await screen.evaluate((it) => it.clientWidth)).toBeLessThanOrEqual(360);
  await desk.context().setOffline(false);

  await desk.getByRole('button', { name: 'Phát hành', exact: true }).click();
  await expect(desk.getByText('Đã phát hành “Phiếu F-NGO”')).toBeVisible(PATIENT);

  const phone = await openPhone();
  await signIn(phone.page, office.url, PEOPLE.officer);
  const [task] = await office.ask<{ id: string; title: string; assignment: string }>(
    `select t.id, b.body ->> 'title' as title, a.id as assignment
     from plan p join task t on t.plan_id = p.id
       join assignment a on a.task_id = t.id
       join person_grant g on g.unit_id = a.unit_id and g.person_id = $1
       join feed_body b on b.type = 'task' and b.id = t.id
     where p.state = 'ISSUED' and (p.focal_unit_id = $2 or p.issuer_unit_id = $2)
     order by t.code limit 1`,
    [PEOPLE.officer.id, 'u03356'],
  );
  if (task === undefined) throw new Error('the official has no task of the department');
  await desk.getByRole('button', { name: 'Gắn Phiếu F-NGO vào nhiệm vụ' }).click();
  await desk.getByRole('checkbox', { name: task.title }).first().check();
  await desk.getByRole('button', { name: 'Gắn', exact: true }).click();
  await expect(desk.getByText('Đã gắn cho 1 nhiệm vụ')).toBeVisible(PATIENT);

  await phone.page.reload();
  await expectAllSent(phone.page);
  // The form comes with one of the next pulls; each look gives the screen time to be drawn.
  await expect
    .poll(async () => {
      await phone.page.goto(`${office.url}/new/F-NGO?task=${task.assignment}`);
      const asked = phone.page.getByLabel(/^Số hộ đã đến/);
      return asked.waitFor({ timeout: 5_000 }).then(
        () => true,
        () => false,
      );
    }, PATIENT)
    .toBe(true);

  // Opened once more without a line: the list, what is read from it, and the picture are all on the phone.
  const { page } = phone;
  await expectAllSent(page);
  // Nobody has to open the form again for what comes while it is open.
  await expect(page.getByRole('radio', { name: 'Tổ 2' })).toBeVisible(PATIENT);
  await expect(page.locator('.field img')).toBeVisible(PATIENT);
  await phone.setOffline(true);
  await page.reload();
  await page.getByRole('radio', { name: 'Tổ 2' }).check();
  await expect(page.getByText('30', { exact: true })).toBeVisible();
  await expect(page.locator('.field img')).toBeVisible();
  await page.getByLabel(/^Kết quả/).fill('Đã đi hết tổ 2');
  await page.getByLabel(/^Số hộ đã đến/).fill('28');
  await page.getByRole('button', { name: 'Gửi phiếu' }).click();
  await expect(page.getByText('Đã lưu trên máy. Có mạng sẽ tự gửi.')).toBeVisible(
    PATIENT,
  );
  await expectWaiting(page);
  await phone.setOffline(false);
  await expectAllSent(page);
  expect(
    await office.ask(
      `select body -> 'answers' as answers from feed_body
       where type = 'report' and body -> 'form' ->> 'id' = 'F-NGO'`,
    ),
  ).toEqual([
    { answers: { result: 'Đã đi hết tổ 2', homes: 28, to: 'to2', homes_there: '30' } },
  ]);
  expect(
    await office.ask(`select from quarantine where body::text like '%F-NGO%'`),
  ).toEqual([]);
});
