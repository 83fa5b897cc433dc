// What the engine says when the form's author gave no sentence of their own. Promises: says what to do, in
// both languages, without blame.
import type { Text } from './form.ts';

export const problemText = {
  required: { vi: 'Mục này cần điền.', en: 'Please fill this in.' },
  constraint: {
    vi: 'Nội dung chưa hợp lệ, cần xem lại.',
    en: 'This answer is not valid; please check it.',
  },
  text: { vi: 'Cần nhập chữ.', en: 'Enter text.' },
  integer: { vi: 'Cần nhập số nguyên.', en: 'Enter a whole number.' },
  date: {
    vi: 'Cần nhập ngày có trong lịch, dạng ngày/tháng/năm.',
    en: 'Enter a date of the calendar: day/month/year.',
  },
  time: {
    vi: 'Cần nhập giờ và phút, ví dụ 08:30.',
    en: 'Enter hour and minute, as 08:30.',
  },
  choice: {
    vi: 'Cần chọn trong danh sách.',
    en: 'Choose from the list.',
  },
  image: { vi: 'Tên ảnh chưa đúng, cần chọn lại ảnh.', en: 'Choose the picture again.' },
  number: { vi: 'Cần nhập số.', en: 'Enter a number.' },
  range: {
    vi: 'Cần chọn một số trong thang đã cho.',
    en: 'Choose a number on the given scale.',
  },
  dateTime: {
    vi: 'Cần nhập ngày và giờ có trong lịch.',
    en: 'Enter a date of the calendar and a time.',
  },
  point: {
    vi: 'Vị trí chưa đúng, cần lấy lại vị trí.',
    en: 'This is not a position; please take it again.',
  },
  line: {
    vi: 'Đường đi cần ít nhất hai vị trí.',
    en: 'A line needs two positions at least.',
  },
  area: {
    vi: 'Khu vực cần ít nhất ba vị trí và phải khép kín.',
    en: 'An area needs three positions at least and must be closed.',
  },
  file: { vi: 'Tên tệp chưa đúng, cần chọn lại tệp.', en: 'Choose the file again.' },
  tick: { vi: 'Mục này chỉ có thể đánh dấu.', en: 'This can only be ticked.' },
  long: {
    vi: 'Nội dung dài quá 2.000 ký tự nên không kiểm tra được, cần rút gọn.',
    en: 'This text is longer than 2,000 characters and cannot be checked; please shorten it.',
  },
  pattern: {
    vi: 'Mẫu kiểm tra của mục này không dùng được ở đây.',
    en: 'The pattern this is checked by cannot be used here.',
  },
  shape: {
    vi: 'Mục này không có trong phiếu hoặc sai kiểu.',
    en: 'This is not part of the form, or of another kind.',
  },
  differs: {
    vi: 'Mục này khác với kết quả tính lại theo phiếu.',
    en: 'This differs from what the form works out.',
  },
} as const satisfies Record<string, Text>;

/** What stands against an answer, and where. */
export type FieldProblem = {
  path: string;
  kind: 'required' | 'constraint' | 'type';
  message: Text;
};
