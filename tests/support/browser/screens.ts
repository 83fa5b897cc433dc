// Every screen of the app by its address, and what must be seen before it is looked at.
import { expect, type Page } from '@playwright/test';
import { fillActivity, PATIENT } from './acts.ts';
import { isInSight } from './looks.ts';
import type { Office } from './office.ts';

export type Screen = {
  name: string;
  path: string;
  /** What is done there before looking. */
  act?: (page: Page) => Promise<void>;
};

const OWN_UNIT = 'u02241';

const idOf = async (office: Office, question: string, ...values: unknown[]) => {
  const [row] = await office.ask<{ id: string }>(question, values);
  if (row === undefined) throw new Error(`the demonstration has none: ${question}`);
  return row.id;
};
const reportIn = (office: Office, state: string) =>
  idOf(
    office,
    `select r.id from report r left join file_expected f on f.report_id = r.id
     where r.unit_id = $1 and r.state = $2 group by r.id order by count(f.file_id) desc, r.id limit 1`,
    OWN_UNIT,
    state,
  );

/** What an official can open. */
export async function officialScreens(office: Office): Promise<Screen[]> {
  const task = await idOf(
    office,
    `select id from assignment where unit_id = $1 and state in ('ACCEPTED', 'IN_PROGRESS') order by id limit 1`,
    OWN_UNIT,
  );
  const returned = await reportIn(office, 'RETURNED');
  return [
    { name: 'tasks', path: '/' },
    { name: 'task', path: `/task/${task}` },
    { name: 'choose', path: '/new' },
    { name: 'choose-for-task', path: `/new?task=${task}` },
    {
      name: 'paste',
      path: '/new/F02b',
      act: async (page) => {
        await page.getByRole('button', { name: 'Lấy số liệu từ bảng' }).click();
        const box = page.getByLabel('Dán bảng vào đây');
        await box.fill('Tổng kết quả đã trả\t311\nHồ sơ trả quá hạn\tkhông\nSố khách\t9');
        await expect(page.getByRole('button', { name: 'Đưa 1 số' })).toBeVisible();
      },
    },
    {
      name: 'form-errors',
      path: `/new/F01?task=${task}`,
      act: async (page) => {
        await page.getByText('Thêm chi tiết').click();
        await page.getByLabel(/^Kết quả chính/).fill('abc');
        // What is said about it makes the page longer, and moves the button where nothing keeps it at the bottom.
        await page.getByLabel(/^Kết quả chính/).blur();
        await page.getByRole('button', { name: 'Gửi phiếu' }).click();
        await expect(page.getByText(/Cần xem lại \d+ mục/)).toBeVisible(PATIENT);
      },
    },
    {
      name: 'form-list',
      path: '/new/F01',
      act: async (page) => {
        await page.getByRole('button', { name: /^Hình thức tuyên truyền/ }).click();
        await expect(page.getByRole('dialog')).toBeVisible(PATIENT);
      },
    },
    { name: 'difficulty', path: `/new/F14?task=${task}` },
    {
      name: 'form-filed',
      path: '/new/F01',
      act: async (page) => {
        await fillActivity(page, 'Phát loa hai buổi về dịch vụ công trực tuyến.');
        await page.getByRole('button', { name: 'Gửi phiếu' }).click();
        await expect(page.getByRole('button', { name: 'Về danh sách' })).toBeVisible(
          PATIENT,
        );
      },
    },
    { name: 'reports', path: '/reports' },
    { name: 'report', path: `/report/${await reportIn(office, 'APPROVED')}` },
    { name: 'report-returned', path: `/report/${returned}` },
    {
      name: 'correction',
      path: `/report/${returned}`,
      act: async (page) => {
        await page.getByRole('button', { name: /Bổ sung|Viết tiếp/ }).click();
        await expect(page.getByRole('button', { name: 'Gửi bổ sung' })).toBeVisible(
          PATIENT,
        );
      },
    },
    { name: 'outbox', path: '/outbox' },
    { name: 'more', path: '/more' },
    {
      name: 'leave',
      path: '/more',
      act: async (page) => {
        await page.getByRole('button', { name: 'Đăng xuất' }).click();
        await expect(page.getByRole('dialog')).toBeVisible(PATIENT);
      },
    },
    { name: 'sign-in-again', path: '/sign-in' },
    { name: 'missing', path: '/khong-co' },
  ];
}

/** What a coordinator has besides. */
export async function coordinatorScreens(office: Office): Promise<Screen[]> {
  const waiting = await reportIn(office, 'SUBMITTED');
  const plan = await idOf(
    office,
    `select p.id from plan p join assignment a on a.plan_id = p.id
     where a.unit_id = $1 and a.state not in ('CLOSED', 'CANCELLED')
     group by p.id order by count(*) desc, p.id limit 1`,
    OWN_UNIT,
  );
  return [
    { name: 'summary', path: '/' },
    { name: 'inbox', path: '/review' },
    { name: 'review', path: `/review/${waiting}` },
    {
      name: 'asking',
      path: `/review/${waiting}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Đề nghị bổ sung' }).click();
        await page.getByRole('button', { name: 'Gửi đề nghị bổ sung' }).click();
        const wanting = page.getByText(/Xin ghi ý kiến chung/);
        await expect(wanting).toBeVisible(PATIENT);
        // The bar of the decision and the navigation stand below it, not on it.
        await expect.poll(() => isInSight(wanting)).toBe(true);
      },
    },
    {
      name: 'confirming',
      path: `/review/${waiting}`,
      act: async (page) => {
        await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
        await expect(page.getByRole('dialog')).toBeVisible(PATIENT);
      },
    },
    { name: 'plans', path: '/plans' },
    { name: 'plan', path: `/plan/${plan}` },
    { name: 'units', path: '/units' },
    { name: 'forms', path: '/forms' },
    {
      name: 'periodic',
      path: '/periodic',
      act: async (page) => {
        await page.getByRole('button', { name: 'Lời văn' }).click();
        const text = page.getByRole('textbox', { name: 'III. Đánh giá chung' });
        await text.fill('Lời tự viết.');
        await expect(page.getByText(/^Đang soạn, lưu trên máy này lúc/)).toBeVisible(
          PATIENT,
        );
        // What was said to be kept is there again.
        await page.reload();
        await page.getByRole('button', { name: 'Lời văn' }).click();
        await expect(text).toHaveValue('Lời tự viết.', PATIENT);
        await page.getByRole('button', { name: 'Số liệu', exact: true }).click();
        await page.locator('.row-open').first().click();
        await page
          .getByRole('button', { name: /^(Điều chỉnh|Đối chiếu) số này/ })
          .click();
        await expect(page.getByLabel('Số đúng')).toBeVisible(PATIENT);
      },
    },
  ];
}

/** Opens a screen and waits until it stands. */
export async function openScreen(page: Page, url: string, screen: Screen): Promise<void> {
  await page.goto(`${url}${screen.path}`);
  await expect(page.getByRole('heading').first()).toBeVisible(PATIENT);
  await expect(page.locator('.skeleton')).toHaveCount(0, PATIENT);
  await screen.act?.(page);
}
