// Words of signing in, of the first password, of other apps' browsers and of leaving. Each refusal says what
// happened, what is safe and what to do next.

export const signIn = {
  title: 'Đăng nhập',
  lead: 'Nhiệm vụ và phiếu tuyên truyền cải cách hành chính',
  firstNeedsLine:
    'Lần đăng nhập đầu tiên cần có mạng. Từ đó điền và lưu phiếu được cả khi mất sóng.',
  login: 'Số điện thoại',
  loginName: 'Tên đăng nhập',
  useName: 'Đăng nhập bằng tên',
  usePhone: 'Đăng nhập bằng số điện thoại',
  loginHint: 'Số đã đăng ký với đầu mối của đơn vị',
  password: 'Mật khẩu',
  show: 'Hiện mật khẩu',
  hide: 'Ẩn mật khẩu',
  submit: 'Đăng nhập',
  busy: 'Đang đăng nhập…',
  needLogin: 'Xin nhập số điện thoại.',
  needPassword: 'Xin nhập mật khẩu.',
  forgot: 'Quên mật khẩu? Gọi đầu mối của đơn vị để được cấp lại.',
  continueTitle: 'Đang dùng máy này',
  continueAs: (name: string) => `Tiếp tục với ${name}`,
  someoneElse: 'Người khác đăng nhập',
  unsentOfOthers: (count: number) =>
    `Máy này còn ${count} mục chưa gửi của người đã đăng xuất. Nội dung được giữ nguyên và gửi tiếp khi người đó đăng nhập lại.`,
  again: {
    title: (name: string) => `${name} đăng nhập lại`,
    body: 'Phiên làm việc đã hết hạn nên tạm dừng gửi và cập nhật. Nội dung trên máy vẫn an toàn; vẫn xem, điền và lưu phiếu được.',
    later: 'Để sau, làm việc tiếp',
    change: 'Đổi người dùng máy này',
  },
  refused: {
    'wrong-login':
      'Số điện thoại hoặc mật khẩu chưa đúng. Nội dung trên máy vẫn an toàn. Xin xem lại rồi thử lại; nếu quên mật khẩu, gọi đầu mối của đơn vị.',
    'unknown-server':
      'Đây không phải máy chủ mà máy này từng tin nên chưa gửi gì. Nội dung trên máy vẫn an toàn. Xin đổi mạng rồi thử lại; nếu vẫn vậy, gọi đầu mối của đơn vị.',
    'another-person':
      'Tài khoản này là của người khác. Nội dung trên máy vẫn an toàn. Nếu muốn đổi, bấm “Đổi người dùng máy này”.',
    offline:
      'Chưa có mạng nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin bật mạng rồi thử lại.',
    timeout:
      'Mạng yếu nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin ra chỗ sóng khỏe hơn rồi thử lại.',
    portal:
      'Mạng Wi-Fi này còn đòi đăng nhập riêng nên chưa tới được máy chủ. Nội dung trên máy vẫn an toàn. Xin mở trình duyệt để vào Wi-Fi hoặc dùng dữ liệu di động, rồi thử lại.',
    'server-error':
      'Máy chủ đang trục trặc nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin thử lại sau ít phút.',
    busy: 'Máy chủ đang bận nên chưa đăng nhập được. Nội dung trên máy vẫn an toàn. Xin thử lại sau ít phút.',
    forbidden:
      'Tài khoản chưa được phép đăng nhập. Nội dung trên máy vẫn an toàn. Xin gọi đầu mối của đơn vị.',
    'update-needed':
      'Bản Lan Tỏa trên máy đã cũ nên máy chủ không nhận. Nội dung trên máy vẫn an toàn. Xin đóng ứng dụng, mở lại khi có mạng rồi bấm Cập nhật ngay.',
    'signed-out':
      'Phiên làm việc đã hết. Nội dung trên máy vẫn an toàn. Xin đăng nhập lại.',
    'storage-full':
      'Máy đã đầy nên chưa đăng nhập được. Những gì đã lưu vẫn còn. Xin xóa bớt ảnh, tệp trong máy rồi thử lại.',
    'storage-blocked':
      'Trình duyệt đang chặn lưu dữ liệu nên chưa đăng nhập được. Xin mở bằng cửa sổ thường (không ẩn danh) và cho phép lưu dữ liệu.',
  },
  wait: (minutes: number) =>
    `Đã thử nhiều lần nên xin chờ khoảng ${minutes} phút rồi thử lại. Nội dung trên máy vẫn an toàn. Nếu quên mật khẩu, gọi đầu mối của đơn vị.`,
  change: {
    title: 'Đổi mật khẩu lần đầu',
    body: (name: string) =>
      `Chào ${name}. Mật khẩu vừa dùng là mật khẩu tạm; xin đặt mật khẩu riêng. Việc này cần có mạng.`,
    current: 'Mật khẩu tạm vừa dùng',
    next: 'Mật khẩu mới',
    nextHint: 'Ít nhất 8 ký tự, khác mật khẩu tạm và số điện thoại',
    submit: 'Đổi mật khẩu',
    busy: 'Đang đổi mật khẩu…',
    tooShort: 'Mật khẩu mới cần ít nhất 8 ký tự.',
    same: 'Mật khẩu mới phải khác mật khẩu tạm.',
    needCurrent: 'Xin nhập mật khẩu tạm vừa dùng.',
    'wrong-password':
      'Mật khẩu tạm chưa đúng nên mật khẩu chưa đổi. Xin xem lại rồi thử lại.',
    unfit: 'Mật khẩu mới chưa dùng được nên mật khẩu chưa đổi. Xin chọn mật khẩu khác.',
    other: 'Dùng tài khoản khác',
  },
};
