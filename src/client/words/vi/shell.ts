// Words of the frame: navigation, sync pill, faults, common buttons.

const n = (count: number, what: string) => `${count} ${what}`;

export const shell = {
  appName: 'Lan Tỏa',
  skip: 'Đến nội dung chính',
  nav: 'Các mục chính',
  tasks: 'Nhiệm vụ',
  reports: 'Phiếu',
  outbox: 'Chờ gửi',
  more: 'Khác',
  review: 'Chờ xác nhận',
  plans: 'Kế hoạch',
  units: 'Đơn vị',
  periodic: 'Báo cáo kỳ',
  newReport: 'Lập phiếu',
  back: 'Quay lại',
  close: 'Đóng',
  cancel: 'Thôi',
  retry: 'Thử lại',
  undo: 'Hoàn tác',
  save: 'Lưu',
  demo: 'Dữ liệu mẫu',
  workingAt: 'Đang làm việc tại',
  openOutbox: 'Mở tình trạng gửi',
  loading: 'Đang đọc dữ liệu trên máy',
  weekdays: [
    'Thứ Hai',
    'Thứ Ba',
    'Thứ Tư',
    'Thứ Năm',
    'Thứ Sáu',
    'Thứ Bảy',
    'Chủ Nhật',
  ] as readonly string[],
  dayShort: (weekday: string, day: string) => `${weekday}, ${day}`,
  pill: {
    level: (time: string) => `Đã gửi hết · cập nhật ${time}`,
    never: 'Chưa cập nhật lần nào',
    /** What waits on this device: texts first, then photos; empty when nothing does. */
    waiting: (ops: number, files: number) =>
      ops > 0
        ? `${n(ops, 'phiếu chờ gửi')}${files > 0 ? `, ${n(files, 'ảnh')}` : ''}`
        : files > 0
          ? `đã gửi nội dung, còn ${n(files, 'ảnh chưa gửi')}`
          : '',
    offline: 'Không có mạng',
    sending: (done: number, total: number) => `Đang gửi ${done}/${total}`,
    updating: 'Đang cập nhật',
    photos: (left: number) => `Đang gửi ảnh · còn ${left} ảnh`,
    left: (seconds: number) =>
      seconds < 60
        ? `còn khoảng ${seconds} giây`
        : `còn khoảng ${Math.ceil(seconds / 60)} phút`,
    setAside: (count: number) => `${n(count, 'phiếu chưa gửi được')}`,
    signedOut: 'Cần đăng nhập lại để gửi và cập nhật',
    busy: 'Máy chủ bận, nội dung vẫn an toàn trên máy',
    again: 'Sẽ tự gửi lại',
    forbidden: 'Tài khoản chưa được phép gửi, nội dung vẫn an toàn trên máy',
    portal: 'Mạng Wi-Fi này cần đăng nhập trước',
    updateNeeded: 'Cần cập nhật ứng dụng để gửi tiếp',
    storage: 'Máy không cho lưu dữ liệu',
  },
  update: {
    title: 'Có bản mới của Lan Tỏa',
    body: 'Nội dung đang có trên máy được giữ nguyên.',
    now: 'Cập nhật ngay',
    later: 'Để sau',
  },
  broken: {
    title: 'Lan Tỏa gặp lỗi ở màn hình này',
    body: 'Nội dung đã lưu trên máy vẫn còn nguyên. Hãy mở lại; nếu vẫn lỗi, gọi đầu mối của đơn vị.',
    reload: 'Mở lại',
  },
  missing: {
    title: 'Không có trang này',
    body: 'Đường dẫn không đúng, hoặc nội dung không còn thuộc đơn vị của anh/chị.',
    home: 'Về danh sách nhiệm vụ',
  },
  notHere: {
    title: 'Màn hình này chưa có trên máy',
    body: 'Phần này của ứng dụng chưa tải về. Hãy mở một lần khi có mạng; từ đó mở được cả khi mất mạng.',
  },
  languageNotHere: 'Tiếng Anh chưa có trên máy này; hãy chọn lại khi có mạng.',
  storageLost: {
    title: 'Dữ liệu trên máy này đã bị xóa',
    body: 'Những gì máy chủ đã xác nhận sẽ được tải lại; phiếu chưa gửi từ máy này có thể đã mất.',
  },
  storageFull:
    'Máy đã đầy. Nội dung đang mở vẫn còn trên màn hình; hãy xóa bớt ảnh, tệp trong máy rồi bấm Thử lại.',
  storageBlocked:
    'Trình duyệt đang chặn lưu dữ liệu nên chưa nhận phiếu. Hãy mở bằng cửa sổ thường (không ẩn danh) và cho phép lưu dữ liệu.',
  callCoordinator: (name: string, phone: string) => `Cần giúp đỡ: gọi ${name}, ${phone}`,
};
