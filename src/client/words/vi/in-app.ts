// Words of the screen inside another app’s browser: how to open Lan Tỏa properly.

export const inApp = {
  title: (browser: string) => `Mở bằng ${browser} để cài đặt`,
  body: 'Trang đang mở trong Zalo hoặc Facebook: không cài đặt được và dữ liệu có thể bị xóa, nên chưa nhận phiếu.',
  open: (browser: string) => `Mở bằng ${browser}`,
  copy: 'Chép đường dẫn',
  copied: 'Đã chép đường dẫn.',
  copyFailed: 'Chưa chép được. Xin nhấn giữ đường dẫn để chép.',
  link: 'Đường dẫn của Lan Tỏa',
  stepsTitle: 'Các bước',
  steps: (browser: string) => [
    'Bấm “Chép đường dẫn”.',
    `Mở ${browser}, nhấn giữ ô địa chỉ, chọn Dán rồi mở.`,
    `Trong ${browser}, mở trình đơn và chọn “Thêm vào màn hình chính”.`,
  ],
};
