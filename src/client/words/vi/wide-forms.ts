// Words of the coordinator's side of forms; in the wide chunk, like the rest of that side.

const problems: Record<string, string> = {
  offline: 'Không có mạng. Việc với biểu mẫu cần có mạng.',
  timeout: 'Máy chủ trả lời quá lâu. Xin thử lại.',
  busy: 'Máy chủ đang bận. Xin thử lại sau ít phút.',
  'signed-out': 'Phiên làm việc đã hết. Xin đăng nhập lại.',
  'too-large': 'Tệp hoặc kết quả quá lớn (tệp tối đa 5 MB, tối đa 20.000 phiếu).',
  'not-found': 'Không có mục này, hoặc ông/bà không được làm việc này ở đây.',
  'form-id-taken':
    'Mã biểu mẫu này đã có đơn vị khác dùng. Xin đổi form_id trong bảng settings.',
  'form-version-exists':
    'Phiên bản này đã phát hành và không sửa được nữa. Xin tăng version trong bảng settings.',
  'form-in-use':
    'Còn nhiệm vụ dùng biểu mẫu này. Xin gắn biểu mẫu khác cho các nhiệm vụ đó trước.',
  'form-withdrawn': 'Biểu mẫu này đã thu hồi, không gắn được nữa.',
  'not-acknowledged': 'Xin xác nhận đã đọc các lưu ý.',
};

const fileProblems: Record<string, string> = {
  'file-unnamed': 'biểu mẫu không dùng tệp nào tên này.',
  'file-empty': 'tệp trống.',
  'file-too-large': 'tệp quá lớn.',
  'too-large': 'các tệp của biểu mẫu cộng lại quá 40 MB.',
  'file-kind': 'nội dung không phải loại tệp mà biểu mẫu cần.',
  'file-unreadable': 'không đọc được. Xin lưu lại dạng CSV UTF-8.',
  'file-columns':
    'thiếu cột name, label (hoặc cột biểu mẫu nêu), hoặc có hai cột cùng tên.',
  'file-rows': 'có dòng thiếu mã ở cột name, hoặc quá 20.000 dòng.',
};

export const wideForms = {
  title: 'Biểu mẫu',
  lead: 'Soạn biểu mẫu bằng Excel theo XLSForm, tải lên để kiểm tra, xem thử rồi phát hành.',
  toForms: 'Quản lý biểu mẫu',
  none: 'Trang này dành cho đầu mối và quản trị của đơn vị.',
  unit: 'Đơn vị',
  loading: 'Đang tải…',
  again: 'Thử lại',
  problem: (code: string) =>
    problems[code] ?? 'Chưa làm được. Xin thử lại; nếu vẫn không được, báo quản trị.',
  upload: {
    title: 'Tải biểu mẫu lên',
    choose: 'Chọn tệp .xlsx',
    hint: 'Tệp XLSForm, tối đa 5 MB. Tệp còn lỗi thì không lưu gì.',
    checking: (name: string) => `Đang kiểm tra “${name}”…`,
  },
  faults: {
    title: (name: string) => `“${name}” chưa dùng được`,
    count: (count: number) => `${count} chỗ cần sửa. Sửa trong Excel rồi tải lên lại.`,
    warnings: (count: number) => `Lưu ý (${count})`,
    table: 'Các chỗ cần xem, theo dòng của bảng tính',
    where: 'Vị trí',
    cell: 'Nội dung ô',
    what: 'Vấn đề',
    level: {
      error: 'Lỗi',
      unsupported: 'Chưa hỗ trợ',
      warning: 'Lưu ý',
    } as Record<string, string>,
    row: (sheet: string, row: number, column: string) =>
      `${sheet === 'file' ? 'tệp' : sheet}, dòng ${row}${column === '' ? '' : `, cột ${column}`}`,
    fix: (fix: string) => `Có phải là “${fix}”?`,
  },
  drafts: 'Chờ phát hành',
  draft: {
    open: 'Xem và phát hành',
    by: (who: string, when: string, file: string) =>
      `${who} tải lên ${when}, từ tệp ${file}`,
    version: (version: string) => `phiên bản ${version}`,
    back: 'Về danh sách biểu mẫu',
    drop: 'Bỏ bản này',
    dropped: 'Đã bỏ bản tải lên',
    acknowledge: 'Tôi đã đọc các lưu ý',
    publish: 'Phát hành',
    publishHint:
      'Sau khi phát hành, phiên bản này không sửa được nữa; muốn đổi thì phát hành phiên bản mới.',
    published: (title: string) => `Đã phát hành “${title}”`,
  },
  files: {
    title: 'Tệp đi kèm biểu mẫu',
    hint: 'Chọn một hoặc nhiều tệp, đúng tên như ghi trong biểu mẫu. CSV lưu dạng UTF-8, tối đa 5 MB; hình 5 MB, tiếng 10 MB, phim 20 MB.',
    choose: 'Chọn tệp',
    working: (name: string) => `Đang tải “${name}”…`,
    use: { data: 'dữ liệu', image: 'hình', audio: 'tiếng', video: 'phim' },
    state: { here: 'đã có', missing: 'chưa có', host: 'danh sách có sẵn trên máy' },
    remove: 'Bỏ tệp',
    removeOf: (name: string) => `Bỏ tệp ${name}`,
    refused: (name: string, code: string) =>
      `${name}: ${fileProblems[code] ?? problems[code] ?? 'chưa tải lên được, xin thử lại.'}`,
  },
  preview: {
    title: 'Xem thử trên điện thoại',
    hint: 'Điền thử thoải mái: không lưu, không gửi, không dùng mạng.',
    frame: 'Màn hình điện thoại',
    check: 'Kiểm tra như khi gửi',
    wrong: (count: number) => `Còn ${count} mục cần điền hoặc sửa`,
    fine: 'Phiếu này gửi được',
    restart: 'Điền lại từ đầu',
    noFiles: 'Khi xem thử, ảnh và tệp không được lưu.',
    missing: 'Cần có mạng một lần để tải phần xem thử.',
  },
  compare: {
    title: 'So với bản đang dùng',
    first: 'Đây là phiên bản đầu tiên của biểu mẫu.',
    same: 'Không có câu hỏi nào khác.',
    versions: (from: string, to: string) => `Phiên bản ${from} → ${to}`,
    kind: {
      added: () => 'Thêm mới',
      removed: () => 'Bỏ đi',
      type: (from: string, to: string) => `Đổi loại: ${from} → ${to}`,
      label: (from: string, to: string) =>
        from === to ? 'Đổi gợi ý hoặc lời nhắc' : `Đổi lời văn: “${from}” → “${to}”`,
      rules: () => 'Đổi điều kiện, ràng buộc hoặc cách tính',
      choices: () => 'Đổi danh sách lựa chọn',
      look: () => 'Đổi cách hiển thị',
    },
  },
  shelf: {
    title: 'Đã phát hành',
    empty: 'Chưa có biểu mẫu nào.',
    common: 'Dùng chung',
    current: 'Đang dùng',
    withdrawn: 'Đã thu hồi',
    tasks: (count: number) =>
      count === 0 ? 'chưa gắn nhiệm vụ nào' : `${count} nhiệm vụ`,
    older: (count: number) => `${count} phiên bản cũ`,
    download: 'Tải .xlsx',
    downloadOf: (title: string, version: string) =>
      `Tải .xlsx của ${title}, phiên bản ${version}`,
    attach: 'Gắn vào nhiệm vụ',
    attachOf: (title: string) => `Gắn ${title} vào nhiệm vụ`,
    answers: 'Xuất số liệu',
    answersOf: (title: string) => `Xuất số liệu của ${title}`,
    withdraw: 'Thu hồi',
    withdrawOf: (title: string) => `Thu hồi ${title}`,
    withdrawSure:
      'Sau khi thu hồi, biểu mẫu không còn để lập phiếu mới. Phiếu nháp và phiếu đã gửi vẫn đọc được.',
    withdrawNow: 'Thu hồi biểu mẫu',
    withdrawnNow: (title: string) => `Đã thu hồi “${title}”`,
  },
  attach: {
    title: (title: string) => `Gắn “${title}”`,
    hint: 'Máy của cán bộ nhận biểu mẫu ở lần đồng bộ tới.',
    plan: 'Kế hoạch',
    noPlans: 'Đơn vị không có kế hoạch nào do mình ban hành hoặc làm đầu mối.',
    by: 'Gắn theo',
    byTask: 'Từng nhiệm vụ',
    byProduct: 'Sản phẩm',
    tasks: 'Nhiệm vụ',
    product: 'Sản phẩm',
    already: 'đang dùng biểu mẫu này',
    uses: (formId: string) => `đang dùng ${formId}`,
    now: 'Gắn',
    nothing: 'Xin chọn ít nhất một nhiệm vụ.',
    done: (count: number) => `Đã gắn cho ${count} nhiệm vụ`,
  },
  answers: {
    title: (title: string) => `Xuất số liệu “${title}”`,
    hint: 'Mỗi phiếu một dòng; phần lặp lại nằm ở bảng riêng kèm số phiếu. Ảnh và tệp có cột địa chỉ; mở được khi đã đăng nhập. Tệp CSV chỉ chứa một bảng.',
    table: 'Bảng',
    mainTable: 'Phiếu (mỗi phiếu một dòng)',
    format: 'Định dạng',
    plan: 'Kế hoạch',
    allPlans: 'Tất cả',
    period: 'Kỳ thực hiện',
    allPeriods: 'Mọi kỳ',
    which: 'Phiếu nào',
    confirmed: 'Đã xác nhận',
    filed: 'Cả phiếu chưa xác nhận',
    now: 'Tải về',
    done: 'Đã tải số liệu về máy',
  },
};
