// Words of "Tình trạng gửi": every item, how far it has come, and what to do when it cannot go.

export const outbox = {
  title: 'Tình trạng gửi',
  sendNow: 'Gửi ngay',
  sending: 'Đang gửi…',
  waitingTitle: 'Đang chờ gửi',
  setAsideTitle: 'Chưa gửi được',
  photosTitle: 'Còn ảnh chưa gửi',
  draftsTitle: 'Nháp trên máy này',
  sentTitle: 'Đã gửi gần đây',
  allSent: 'Đã gửi hết',
  allSentBody: 'Không còn gì chờ trên máy này.',
  nothingYet: 'Chưa gửi gì từ máy này. Phiếu sau khi bấm Gửi sẽ hiện ở đây.',
  showMore: (count: number) => `Xem thêm ${count} mục`,
  morePhotos: (count: number) => `Và ${count} ảnh của những phiếu gửi trước đó.`,
  kinds: {
    'file-report': 'Phiếu',
    'withdraw-report': 'Thu hồi phiếu',
    'take-up-report': 'Bắt đầu kiểm tra phiếu',
    'return-report': 'Đề nghị bổ sung',
    'approve-report': 'Xác nhận phiếu',
    'accept-task': 'Tiếp nhận nhiệm vụ',
    'assign-person': 'Phân công nhiệm vụ',
  },
  states: {
    queued: 'Chờ gửi',
    later: (time: string) => `Chờ gửi, tự gửi lại lúc ${time}`,
    sending: 'Đang gửi',
    unconfirmed: 'Máy chủ chưa xác nhận, sẽ tự gửi lại',
    taken: 'Hệ thống đã nhận',
    behind: 'Chờ mục trước của cùng phiếu',
  },
  withPhotos: (count: number) => `${count} ảnh`,
  photoSent: (sent: string, all: string) => `${sent}/${all}`,
  age: {
    now: 'vừa xong',
    minutes: (n: number) => `${n} phút trước`,
    hours: (n: number) => `${n} giờ trước`,
    days: (n: number) => `${n} ngày trước`,
  },
  code: (code: string) => `Mã xác nhận ${code}`,
  receivedAt: (time: string) => `Máy chủ nhận lúc ${time}`,
  open: 'Xem phiếu',
  openTask: 'Xem nhiệm vụ',
  takeBack: 'Lấy lại',
  reopen: 'Mở lại để sửa',
  putAway: 'Không gửi nữa',
  putAwayDone: 'Đã cất đi. Nội dung còn lấy lại được.',
  dismiss: 'Đã rõ, bỏ khỏi danh sách',
  dismissed: 'Đã bỏ khỏi danh sách.',
  back: {
    draft: 'Đã lấy lại. Phiếu trở về nháp.',
    withdrawing:
      'Phiếu có thể đã tới máy chủ nên sẽ gửi thêm việc thu hồi. Nội dung nay là một nháp mới.',
    correcting: 'Nội dung đã mở lại; bản mới là lần bổ sung tiếp theo.',
    'draft-open': 'Phiếu này đang có một nháp mở sẵn; nháp đó được giữ nguyên.',
    gone: 'Mục này vừa được gửi đi nên không lấy lại được nữa.',
  },
  why: {
    'answers-refused': (count: number) =>
      `Máy chủ thấy ${count} mục trong phiếu chưa hợp lệ. Mở lại để sửa rồi gửi.`,
    'stale-revision':
      'Phiếu đã được người khác sửa trước. Cả hai nội dung đều được giữ; mở lại để đối chiếu rồi gửi.',
    'report-state': (state: string) =>
      `Phiếu đang ở trạng thái “${state}” nên không nhận thay đổi này. Nội dung vẫn ở trên máy; trao đổi với đầu mối.`,
    'report-missing':
      'Máy chủ chưa có phiếu này. Nội dung vẫn ở trên máy; mở lại để gửi thành phiếu mới.',
    'report-exists':
      'Máy chủ đã có phiếu này với nội dung khác. Nội dung vẫn ở trên máy; mở lại để đối chiếu rồi gửi.',
    'assignment-missing':
      'Nhiệm vụ không còn trong phạm vi của đơn vị. Nội dung vẫn ở trên máy; trao đổi với đầu mối.',
    'task-closed':
      'Nhiệm vụ đã kết thúc hoặc được thu hồi trước khi nội dung này tới. Máy chủ giữ nội dung để đầu mối xem.',
    'form-unknown':
      'Máy chủ chưa có mẫu biểu này. Nội dung vẫn ở trên máy; trao đổi với đầu mối.',
    'not-allowed':
      'Tài khoản chưa được phép làm việc này. Nội dung vẫn ở trên máy; trao đổi với đầu mối.',
    'unit-ended':
      'Đơn vị đã sáp nhập hoặc kết thúc. Máy chủ giữ nội dung để đầu mối của đơn vị mới xem.',
    'depends-on-refused': 'Mục trước của cùng phiếu chưa được nhận. Xử lý mục trước đã.',
    'digest-mismatch':
      'Nội dung tới máy chủ không khớp. Bản trên máy vẫn còn nguyên; mở lại để gửi.',
    'person-not-of-unit':
      'Người được phân công không thuộc đơn vị. Chọn lại người trong nhiệm vụ.',
    'photos-missing': (count: number) =>
      `Phiếu còn thiếu ${count} ảnh nên chưa xác nhận được. Chờ ảnh về đủ rồi xác nhận lại.`,
    unreadable:
      'Máy chủ không đọc được nội dung này. Bản trên máy vẫn còn nguyên; mở lại để gửi.',
    photo:
      'Ảnh tới máy chủ không khớp nên chưa được tính. Nội dung phiếu vẫn an toàn; bổ sung phiếu và chụp lại ảnh này.',
    unknown:
      'Máy chủ chưa nhận nội dung này. Bản trên máy vẫn còn nguyên; trao đổi với đầu mối.',
  },
  advice: {
    offline: 'Không có mạng. Mọi thứ dưới đây an toàn trên máy và tự gửi khi có mạng.',
    backoff: 'Lần gửi vừa rồi chưa xong. Mọi thứ an toàn trên máy và tự gửi lại.',
    portal:
      'Mạng Wi-Fi này còn đòi đăng nhập riêng. Mọi thứ an toàn trên máy; mở trình duyệt để vào Wi-Fi hoặc dùng dữ liệu di động.',
    busy: 'Máy chủ đang bận. Mọi thứ an toàn trên máy và tự gửi lại.',
    'signed-out':
      'Phiên làm việc đã hết hạn nên tạm dừng gửi. Mọi thứ an toàn trên máy; đăng nhập lại để gửi tiếp.',
    forbidden:
      'Máy chủ chưa cho tài khoản này gửi. Mọi thứ an toàn trên máy; gọi đầu mối của đơn vị.',
    'update-needed':
      'Bản Lan Tỏa trên máy đã cũ. Mọi thứ an toàn trên máy; cập nhật ứng dụng để gửi tiếp.',
    storage:
      'Máy không cho lưu thêm. Những gì đã lưu vẫn còn; xóa bớt ảnh, tệp trong máy rồi bấm Gửi ngay.',
  },
  signInAgain: 'Đăng nhập lại',
};
