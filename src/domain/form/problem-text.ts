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
  shape: {
    vi: 'Mục này không có trong phiếu hoặc sai kiểu.',
    en: 'This is not part of the form, or of another kind.',
  },
  differs: {
    vi: 'Mục này khác với kết quả tính lại theo phiếu.',
    en: 'This differs from what the form works out.',
  },
} as const satisfies Record<string, Text>;
