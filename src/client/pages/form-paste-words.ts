// The words of taking figures from a table, in both languages: they travel with their chunk.
import type { Lang } from '../words/lang.ts';

const vi = {
  title: 'Lấy số liệu từ bảng',
  hint: 'Chép các ô trong Excel hoặc trong hệ thống tỉnh (tên chỉ tiêu và số), dán vào ô dưới đây. Chưa có gì thay đổi trên phiếu cho đến khi bấm nút đưa vào.',
  box: 'Dán bảng vào đây',
  file: 'Hoặc chọn tệp Excel (.xlsx)',
  notSheet:
    'Không đọc được tệp này. Cần tệp Excel (.xlsx) không đặt mật khẩu; có thể chép các ô rồi dán.',
  nothing: 'Không thấy số nào trong phần đã dán. Cần chép cả cột tên chỉ tiêu và cột số.',
  set: 'Lấy số liệu của',
  setName: (name: string, at: number) => name || `cột số thứ ${at}`,
  into: (label: string) => `Mục trên phiếu cho “${label}”`,
  skip: 'Không lấy dòng này',
  was: (text: string) => `Trên phiếu đang là ${text}`,
  unknown: 'Chưa rõ là mục nào của phiếu; chọn mục ở trên nếu cần lấy.',
  twice: 'Hai dòng cùng vào một mục; cần bỏ bớt một dòng.',
  notAsked: 'Phiếu hiện không hỏi mục này.',
  notNumber: (text: string) => `“${text}” không phải là số.`,
  good: 'Lấy được',
  take: (count: number) => `Đưa ${count} số vào phiếu`,
  takeNone: 'Chưa có số nào để đưa vào',
  leftOut: (count: number) => `${count} dòng không được lấy, lý do ghi bên dòng.`,
  taken: (count: number) => `Đã đưa ${count} số vào phiếu`,
  cancel: 'Thôi',
};

const en: typeof vi = {
  title: 'Take figures from a table',
  hint: 'Copy the cells from Excel or the provincial system (names and figures) and paste them below. Nothing changes in the report until you press the button.',
  box: 'Paste the table here',
  file: 'Or choose an Excel file (.xlsx)',
  notSheet:
    'This file cannot be read. It has to be an Excel file (.xlsx) without a password; you can also copy the cells and paste them.',
  nothing:
    'There is no figure in what was pasted. Copy the column of names with the column of figures.',
  set: 'Take the figures of',
  setName: (name, at) => name || `figures, column ${at}`,
  into: (label) => `Question for “${label}”`,
  skip: 'Leave this row out',
  was: (text) => `The report has ${text}`,
  unknown: 'It is not clear which question this is; choose one above to take it.',
  twice: 'Two rows go to one question; leave one of them out.',
  notAsked: 'The report does not ask this now.',
  notNumber: (text) => `“${text}” is not a number.`,
  good: 'Can be taken',
  take: (count) => `Put ${count} ${count === 1 ? 'figure' : 'figures'} into the report`,
  takeNone: 'No figure to put in yet',
  leftOut: (count) =>
    `${count} ${count === 1 ? 'row is' : 'rows are'} left out; the reason stands beside each.`,
  taken: (count) => `${count} ${count === 1 ? 'figure' : 'figures'} put into the report`,
  cancel: 'Cancel',
};

export const pasteWords = (lang: Lang): typeof vi => (lang === 'vi' ? vi : en);
