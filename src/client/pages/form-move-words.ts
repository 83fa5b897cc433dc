// The words of moving a draft to a newer version of its form, in both languages: they travel with their chunk.
import type { Lang } from '../words/lang.ts';

const vi = {
  title: 'Chuyển sang mẫu phiếu mới',
  count: (kept: number, gone: number) =>
    gone === 0
      ? `Cả ${kept} mục đã điền đều được giữ.`
      : `${kept} mục đã điền được giữ; ${gone} mục mẫu mới không còn hỏi, nội dung được giữ thành ghi chú trong phiếu nháp.`,
  kept: 'Giữ nguyên',
  changed: 'Giữ, đổi cách ghi',
  gone: 'Giữ thành ghi chú',
  move: 'Chuyển sang mẫu mới',
  stay: 'Vẫn dùng mẫu cũ',
};

const en: typeof vi = {
  title: 'Move to the new version of the form',
  count: (kept, gone) =>
    gone === 0
      ? `All ${kept} answers are kept.`
      : `${kept} answers are kept; ${gone} are no longer asked for and stay in the draft as notes.`,
  kept: 'Kept as it is',
  changed: 'Kept, written otherwise',
  gone: 'Kept as a note',
  move: 'Move to the new version',
  stay: 'Stay with the old one',
};

export const moveWords = (lang: Lang): typeof vi => (lang === 'vi' ? vi : en);
