// Words of signing in, of the first password, of other apps' browsers and of leaving. Each refusal says what
// happened, what is safe and what to do next.

export const signIn = {
  title: 'Đăng nhập',
  lead: 'Nhiệm vụ và phiếu tuyên truyền cải cách hành chính',
  firstNeedsLine:
    'Lần đăng nhập đầu tiên trên máy này cần có mạng. Từ đó về sau mở, điền và lưu phiếu được cả khi mất sóng.',
  login: 'Số điện thoại',
  loginName: 'Tên đăng nhập',
  useName: 'Đăng nhập bằng tên',
  loginHint: 'Số đã đăng ký với đầu mối của đơn vị',
  password: 'Mật khẩu',
  show: 'Hiện mật khẩu',
  hide: 'Ẩn mật khẩu',
  submit: 'Đăng nhập',
  busy: 'Đang đăng nhập…',
  needLogin: 'Xin nhập số điện thoại.',
  needPassword: 'Xin nhập mật khẩu.',
  forgot: 'Quên mật khẩu? Gọi đầu mối cải cách hành chính của đơn vị để được cấp lại.',
  /** Only on a demonstration server; the accounts are those of its data. */
  demo: {
    title: 'Tài khoản dùng thử',
    hint: 'Bản dùng thử: chạm vào một vai để điền sẵn, rồi bấm Đăng nhập.',
    password: 'lantoa-mau',
    accounts: [
      { login: '0900000001', role: 'Cán bộ xã' },
      { login: '0900000002', role: 'Đầu mối của xã' },
      { login: '0900000003', role: 'Lãnh đạo xã' },
      { login: '0900000004', role: 'Một cửa' },
      { login: '0900000005', role: 'Chuyên viên Sở' },
    ],
  },
  continueTitle: 'Đang dùng máy này',
  continueAs: (name: string) => `Tiếp tục với ${name}`,
  someoneElse: 'Người khác đăng nhập',
  unsentOfOthers: (count: number) =>
    `Máy này còn ${count} mục chưa gửi của người đã đăng xuất. Nội dung được giữ nguyên và sẽ gửi tiếp khi người đó đăng nhập lại.`,
  again: {
    title: (name: string) => `${name} đăng nhập lại`,
    body: 'Phiên làm việc đã hết hạn nên tạm dừng gửi và cập nhật. Mọi nội dung vẫn ở trên máy; xem, điền và lưu phiếu vẫn làm được như thường.',
    later: 'Để sau, làm việc tiếp',
    change: 'Đổi người dùng máy này',
  },
  refused: {
    'wrong-login':
      'Số điện thoại hoặc mật khẩu chưa đúng. Nội dung trên máy vẫn an toàn. Xin xem lại từng chữ, từng số rồi thử lại; nếu quên mật khẩu, gọi đầu mối của đơn vị.',
    'unknown-server':
      'Máy chủ đang trả lời không phải máy chủ mà máy này từng tin, nên Lan Tỏa không gửi gì cho nó. Nội dung trên máy vẫn an toàn. Xin đổi sang mạng khác rồi thử lại; nếu vẫn vậy, gọi đầu mối của đơn vị.',
    'another-person':
      'Tài khoản này là của người khác, nên máy vẫn giữ phiên của người đang dùng. Nội dung trên máy vẫn an toàn. Nếu muốn đổi, bấm “Đổi người dùng máy này”.',
    offline:
      'Chưa có mạng nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin bật Wi-Fi hoặc dữ liệu di động rồi bấm Đăng nhập.',
    timeout:
      'Mạng yếu, máy chủ chưa kịp trả lời. Nội dung trên máy vẫn an toàn. Xin ra chỗ sóng khỏe hơn rồi thử lại.',
    portal:
      'Mạng Wi-Fi này còn đòi đăng nhập riêng nên chưa tới được máy chủ. Nội dung trên máy vẫn an toàn, chưa có gì được gửi đi. Xin mở trình duyệt để vào Wi-Fi đó, hoặc dùng dữ liệu di động, rồi thử lại.',
    'server-error':
      'Máy chủ đang trục trặc nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin thử lại sau ít phút.',
    busy: 'Máy chủ đang bận nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin thử lại sau ít phút.',
    forbidden:
      'Tài khoản này hiện chưa được phép đăng nhập. Nội dung trên máy vẫn an toàn. Xin gọi đầu mối của đơn vị.',
    'update-needed':
      'Bản Lan Tỏa trên máy đã cũ nên máy chủ không nhận. Nội dung trên máy vẫn an toàn. Xin đóng hẳn ứng dụng, mở lại khi có mạng rồi bấm Cập nhật ngay.',
    'signed-out':
      'Phiên làm việc đã hết. Nội dung trên máy vẫn an toàn. Xin đăng nhập lại.',
    'storage-full':
      'Máy đã đầy nên chưa lưu được phiên đăng nhập. Những gì đã lưu vẫn còn. Xin xóa bớt ảnh, tệp trong máy rồi thử lại.',
    'storage-blocked':
      'Trình duyệt đang chặn lưu dữ liệu nên chưa đăng nhập được. Xin mở bằng cửa sổ thường (không ẩn danh) và cho phép lưu dữ liệu.',
  },
  wait: (minutes: number) =>
    `Đã thử nhiều lần liên tiếp nên phải chờ khoảng ${minutes} phút. Nội dung trên máy vẫn an toàn. Hết thời gian chờ xin thử lại; nếu quên mật khẩu, gọi đầu mối của đơn vị.`,
  change: {
    title: 'Đổi mật khẩu lần đầu',
    body: (name: string) =>
      `Chào ${name}. Mật khẩu vừa dùng là mật khẩu tạm; xin đặt mật khẩu riêng trước khi làm việc. Việc này cần có mạng.`,
    current: 'Mật khẩu tạm vừa dùng',
    next: 'Mật khẩu mới',
    nextHint: 'Ít nhất 8 ký tự, khác mật khẩu tạm và khác số điện thoại',
    submit: 'Đổi mật khẩu',
    busy: 'Đang đổi mật khẩu…',
    tooShort: 'Mật khẩu mới cần ít nhất 8 ký tự.',
    same: 'Mật khẩu mới phải khác mật khẩu tạm.',
    needCurrent: 'Xin nhập mật khẩu tạm vừa dùng để đăng nhập.',
    'wrong-password':
      'Mật khẩu tạm chưa đúng nên mật khẩu chưa đổi. Xin xem lại rồi thử lại.',
    unfit:
      'Mật khẩu mới chưa dùng được nên mật khẩu chưa đổi. Xin chọn mật khẩu khác: ít nhất 8 ký tự, không trùng số điện thoại hay mật khẩu tạm.',
    other: 'Dùng tài khoản khác',
  },
  inApp: {
    title: (browser: string) => `Mở bằng ${browser} để cài đặt`,
    body: 'Trang này đang mở bên trong Zalo hoặc Facebook. Ở đây không cài đặt được và dữ liệu có thể bị xóa, nên Lan Tỏa chưa nhận phiếu.',
    open: (browser: string) => `Mở bằng ${browser}`,
    copy: 'Chép đường dẫn',
    copied: 'Đã chép đường dẫn.',
    copyFailed: 'Chưa chép được. Xin nhấn giữ đường dẫn bên trên để chép.',
    link: 'Đường dẫn của Lan Tỏa',
    stepsTitle: 'Các bước',
    steps: (browser: string) => [
      'Bấm “Chép đường dẫn”.',
      `Mở ${browser}, nhấn giữ ô địa chỉ, chọn Dán rồi mở.`,
      `Trong ${browser}, mở trình đơn và chọn “Thêm vào màn hình chính”.`,
    ],
  },
};
