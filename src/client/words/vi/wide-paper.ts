// Words of the periodic report as a paper: Vietnamese whatever the language of the app, since the paper is.
export const paper = {
  nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
  motto: 'Độc lập - Tự do - Hạnh phúc',
  number: 'Số:',
  kind: 'BÁO CÁO',
  to: 'Kính gửi:',
  opening: (plans: string, issuer: string, about: string) =>
    plans === ''
      ? `${issuer} báo cáo ${about} như sau:`
      : `Thực hiện ${plans}, ${issuer} báo cáo ${about} như sau:`,
  days: (from: string, to: string) => `Số liệu tính từ ngày ${from} đến ngày ${to}.`,
  closing: (about: string, issuer: string) =>
    `Trên đây là báo cáo ${about}, ${issuer} kính báo cáo./.`,
  nothing: 'Không có.',
  recipients: 'Nơi nhận:',
  asAbove: '- Như trên;',
  kept: '- Lưu: VT.',
  doubt: '(*) Số liệu còn phải đối chiếu.',
  /** Of dossier figures that nobody held against the dossier system. */
  estimate: 'Số liệu ước',
  checked: (reason: string) => `Đã đối chiếu: ${reason}`,
  corrected: (drawn: string, reason: string) =>
    `Điều chỉnh; tính từ phiếu: ${drawn}. Lý do: ${reason}`,
  figures: {
    number: 'Phụ lục I',
    title: 'Bảng số liệu',
    columns: ['STT', 'Chỉ tiêu', 'ĐVT', 'Kỳ này', 'Kỳ trước', 'Ghi chú'],
    unclear: 'chưa đủ căn cứ',
  },
  tasks: {
    number: 'Phụ lục II',
    title: 'Tiến độ nhiệm vụ',
    columns: ['STT', 'Nhiệm vụ', 'Đơn vị', 'Thời hạn', 'Phiếu đã xác nhận', 'Trạng thái'],
    places: {
      'on-time': 'Hoàn thành đúng hạn',
      late: 'Hoàn thành quá hạn',
      overdue: 'Quá hạn, chưa hoàn thành',
      going: 'Đang thực hiện',
      'no-due': 'Thường xuyên',
    },
    noDue: 'thường xuyên',
  },
  news: {
    number: 'Phụ lục III',
    title: 'Danh mục tin, bài',
    columns: ['STT', 'Ngày đăng', 'Tin, bài', 'Đường dẫn'],
  },
};
