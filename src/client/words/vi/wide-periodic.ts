// Words of the periodic report's screen. They travel in the wide chunk only.
const n = (count: number, what: string) => `${count} ${what}`;

export const periodic = {
  title: 'Báo cáo kỳ',
  lead: 'Số liệu lấy từ phiếu đã xác nhận; mỗi số mở ra được phiếu của nó.',
  kind: 'Loại báo cáo',
  year: 'Năm',
  choice: 'Chọn kỳ báo cáo',
  window: (from: string, to: string) => `Số liệu từ ${from} đến ${to}`,
  due: (date: string) => `hạn gửi ${date}`,
  dueToday: 'hạn gửi hôm nay',
  daysLeft: (days: number) => `còn ${n(days, 'ngày')}`,
  daysOver: (days: number) => `đã qua hạn ${n(days, 'ngày')}`,
  notOver: (date: string) =>
    `Kỳ chưa kết thúc: số liệu tính đến ${date}, còn thay đổi khi có thêm phiếu.`,
  notBegun: 'Kỳ này chưa bắt đầu, chưa có số liệu.',
  noCalendar: 'Chưa có lịch báo cáo trên máy này',
  noCalendarBody: 'Lịch được tải về ở lần cập nhật đầu tiên khi có mạng.',
  noUnit: 'Anh/chị chưa có vị trí nào ở một đơn vị lập báo cáo.',
  readOnly: 'Chỉ xem: báo cáo do đầu mối của đơn vị lập.',
  state: {
    label: 'Trạng thái',
    none: 'Chưa soạn',
    saving: 'Đang lưu trên máy…',
    draft: (time: string) => `Đang soạn, lưu trên máy này lúc ${time}`,
    open: (count: number) => `${count} số liệu cần xem lại`,
    clear: 'Không còn số liệu phải xem lại',
  },
  kept: 'Lời văn, số điều chỉnh được lưu trên máy này khi đang viết; máy khác chưa thấy.',
  fault: {
    'storage-full':
      'Máy đã đầy nên chưa lưu được phần vừa viết. Chữ vẫn còn trên màn hình; hãy xóa bớt ảnh, tệp rồi viết tiếp.',
    other:
      'Trình duyệt không cho lưu nên phần vừa viết chưa được giữ. Chữ vẫn còn trên màn hình; hãy đóng các cửa sổ khác của Lan Tỏa rồi viết tiếp.',
  },
  tabs: 'Phần của báo cáo',
  tab: { figures: 'Số liệu', text: 'Lời văn', paper: 'Bản in' },
  sources: {
    title: 'Nguồn số liệu',
    counted: (count: number) => `Đã tính: ${n(count, 'phiếu')}`,
    waiting: (count: number) => `Chờ xác nhận: ${n(count, 'phiếu')}`,
    returned: (count: number) => `Chờ bổ sung: ${n(count, 'phiếu')}`,
    late: (count: number, date: string) =>
      `Xác nhận sau ngày chốt ${date}, tính vào kỳ sau: ${n(count, 'phiếu')}`,
    carried: (count: number) =>
      `Của kỳ trước, xác nhận sau khi chốt nên tính vào kỳ này: ${n(count, 'phiếu')}`,
    undated: (count: number) =>
      `Không có ngày nên không biết thuộc kỳ nào: ${n(count, 'phiếu')}`,
    silent: (count: number) =>
      `Nhiệm vụ đến hạn hoặc thường xuyên, chưa có phiếu nào về ngày trong kỳ: ${count}`,
    unsent: (count: number) => `Chưa gửi từ máy này: ${n(count, 'phiếu')}`,
    drafts: (count: number) => `${n(count, 'nháp')} trên máy này`,
    openOutbox: 'Mở Chờ gửi',
    decisions: (count: number) =>
      `${count} phiếu được tính theo quyết định xác nhận còn chờ gửi từ máy này.`,
    lacking: (count: number) =>
      `Máy này còn thiếu ${n(count, 'phiếu')} mà máy chủ đã có: số liệu dưới đây có thể thấp hơn thực tế. Hãy mở khi có mạng để tải đủ.`,
    neverPulled: 'Máy này chưa tải dữ liệu của đơn vị, nên chưa có gì để tổng hợp.',
    honest:
      'Chỉ tính phiếu đã xác nhận mà máy này đang giữ; riêng số vướng mắc phát sinh tính cả phiếu đang chờ. Phiếu còn trên điện thoại của người khác chưa thấy được từ đây.',
    more: (count: number) => `Xem thêm ${count}`,
  },
  figures: {
    title: 'Số liệu tổng hợp',
    show: 'Số liệu nào',
    filter: { known: 'Có số liệu', open: 'Cần xem lại', all: 'Tất cả' },
    compare: 'So với',
    before: 'Kỳ trước',
    yearAgo: 'Cùng kỳ năm trước',
    beforeIs: (label: string) => `Kỳ trước: ${label}.`,
    yearAgoIs: (label: string) => `Cùng kỳ năm trước: ${label}.`,
    nothingBefore: 'Máy này không có phiếu nào của kỳ đó nên chưa so sánh được.',
    columns: {
      name: 'Chỉ tiêu',
      unit: 'ĐVT',
      now: 'Kỳ này',
      before: 'Kỳ so sánh',
      change: 'Tăng, giảm',
    },
    noneShown: {
      known: 'Chưa có số liệu nào: kỳ này chưa có phiếu được xác nhận.',
      open: 'Không có số liệu nào phải xem lại.',
      all: '',
    },
    silent: 'chưa có phiếu',
    unsaid: 'phiếu không ghi',
    unclear: 'chưa đủ căn cứ',
    zero: (count: number) => `Không phát sinh (${n(count, 'phiếu')})`,
    corrected: 'đã điều chỉnh',
    checked: 'đã đối chiếu',
    look: 'cần xem lại',
    from: (count: number) => `Lấy từ ${n(count, 'phiếu')}`,
    fromTasks: (count: number) => `Lấy từ ${n(count, 'nhiệm vụ')}`,
    noSource: 'Chưa có phiếu nào cho số liệu này trong kỳ.',
    how: 'Cách tính',
  },
  correct: {
    start: 'Điều chỉnh số này',
    check: 'Đối chiếu số này',
    checkHint: 'Số đúng thì giữ nguyên và ghi đã đối chiếu với đâu; chưa đúng thì sửa.',
    value: 'Số đúng',
    valueHint: 'Ví dụ: 1.234 hoặc 93,5',
    reason: 'Lý do điều chỉnh',
    save: 'Lưu điều chỉnh',
    remove: 'Bỏ điều chỉnh',
    removed: 'Đã bỏ điều chỉnh, dùng lại số tính từ phiếu.',
    badValue: 'Xin ghi một số, phần thập phân sau dấu phẩy. Ví dụ: 1.234 hoặc 93,5.',
    badReason: 'Xin ghi lý do, ít nhất 5 ký tự. Số tính từ phiếu vẫn được giữ bên cạnh.',
    stands: (value: string, name: string, time: string) =>
      `Số điều chỉnh: ${value}, do ${name} ghi ${time}.`,
    agrees: (value: string, name: string, time: string) =>
      `Số ${value} đã được ${name} đối chiếu ${time}.`,
    because: (reason: string) => `Lý do: ${reason}`,
    drawn: (value: string) => `Số tính từ phiếu: ${value}.`,
    outdated: (was: string, now: string) =>
      `Sau khi điều chỉnh, số tính từ phiếu đã đổi từ ${was} thành ${now}. Xin xem lại.`,
  },
  remarks: {
    unsaid: (count: number, all: number) => `${count}/${all} phiếu không ghi số này.`,
    sameStock: (cut: string, desk: string) =>
      `Phiếu tuyên truyền trực quan ghi ${cut}, phiếu tại quầy ghi ${desk}. Không rõ có cùng một đợt in hay không nên chưa cộng; xin chọn số đúng.`,
    sameHours: (count: number) =>
      `${n(count, 'phiếu')} tại quầy ghi cùng một người, cùng buổi; có thể tính hai lần.`,
    sameDays: (count: number) =>
      `${n(count, 'phiếu')} số liệu hồ sơ của cùng một điểm có khoảng ngày chồng nhau; cộng lại có thể tính hai lần.`,
    straddles: (count: number) =>
      `${n(count, 'phiếu')} có số liệu bắt đầu từ trước kỳ này.`,
    unchecked: (count: number) =>
      `${n(count, 'phiếu')} chưa đối chiếu với hệ thống thông tin giải quyết thủ tục hành chính; bản in ghi “Số liệu ước”.`,
    monthSheets: (count: number) =>
      `${n(count, 'phiếu')} tổng hợp tháng trùng tài khoản, trùng tháng; chỉ tính phiếu ghi sau cùng.`,
    setAside: (count: number) =>
      `${n(count, 'bài')} không cộng riêng vì tháng đó tài khoản đã có phiếu tổng hợp.`,
    sameCode: (count: number) =>
      `${n(count, 'phiếu')} trùng mã phản ánh; mỗi mã tính một lần.`,
    otherCount: (here: number, there: number) =>
      `Phiếu phản ánh, kiến nghị có ${here}, còn phiếu tại quầy ghi ${there}. Xin đối chiếu.`,
    noStaff:
      'Phiếu không ghi tổng số cán bộ, công chức, viên chức nên chưa tính được tỷ lệ.',
    staffDiffers:
      'Các phiếu ghi tổng số cán bộ, công chức, viên chức khác nhau; dùng số sau cùng.',
    range:
      'Một người dự nhiều cuộc chỉ là một người, nên phiếu chỉ cho biết khoảng. Biết số chính xác thì ghi vào “Điều chỉnh số này”.',
    notGeneral: 'Gặp ai hỏi người đó: không suy rộng.',
    moreThanAll: 'Có cuộc ghi số người dự nhiều hơn tổng số của đơn vị.',
    of: (part: string, whole: string) => `${part} trên ${whole}.`,
    sample: (asked: string, of: string, error: string) =>
      `Số phiếu n = ${asked}; tổng thể N = ${of}; sai số e = ${error}.`,
    noPopulation:
      'Chưa gắn với đợt khảo sát nên không rõ tổng thể; chưa đủ căn cứ kết luận.',
    smallSample: (asked: string, need: string) =>
      `Mới có ${asked} phiếu trả lời, cần ít nhất ${need}; chưa đủ căn cứ kết luận.`,
    unknown: 'chưa rõ',
    denominator: {
      REACHED: 'Tính trên số người đã biết đến.',
      POPULATION: 'Tính trên tất cả người được hỏi.',
    },
    monthly: (target: number, months: number) =>
      `Chỉ tiêu: ít nhất ${n(target, 'tin, bài')} mỗi tháng; kỳ này có ${n(months, 'tháng')}.`,
    latest: (date: string) => `Lần kiểm tra gần nhất: ${date}; không cộng các lần.`,
    asOfToday: 'Kỳ đã qua: đây là tình trạng hôm nay, không phải của ngày chốt.',
  },
  text: {
    title: 'Lời văn',
    lead: 'Gợi ý viết sẵn từ phiếu, tự đổi theo số liệu đến khi anh/chị sửa. Báo cáo luôn bằng tiếng Việt.',
    sections: {
      direction: 'I. Công tác chỉ đạo, triển khai',
      results: 'II. Kết quả thực hiện',
      evaluation: 'III. Đánh giá chung',
      next: 'IV. Phương hướng, nhiệm vụ kỳ tới',
      proposals: 'V. Kiến nghị, đề xuất',
    },
    suggested: 'Gợi ý từ phiếu',
    edited: 'Đã sửa',
    again: 'Lấy lại gợi ý',
    againOf: (section: string) => `Lấy lại gợi ý cho mục ${section}`,
    took: 'Đã lấy lại gợi ý.',
    changed: 'Số liệu đã đổi sau khi sửa. Xem gợi ý mới',
    signer: 'Người ký',
    authority: 'Ký với tư cách',
    authorities: {
      HEAD: (head: string) => head,
      KT: (head: string) => `KT. ${head} (cấp phó ký thay)`,
      TL: (head: string) => `TL. ${head} (thừa lệnh)`,
      TUQ: (head: string) => `TUQ. ${head} (thừa ủy quyền)`,
    },
    name: 'Họ và tên người ký',
    nameHint: 'Để trống nếu chưa rõ; văn thư điền sau.',
    signerTitle: 'Chức vụ người ký',
    number: 'Số, ký hiệu',
    numberHint: 'Để trống đến khi văn thư cấp số.',
    recipient: 'Kính gửi',
  },
  paper: {
    title: 'Bản in',
    print: 'In báo cáo',
    copyTable: 'Chép bảng số liệu',
    copyText: 'Chép phần Công tác tuyên truyền',
    copiedTable: 'Đã chép bảng. Dán vào Excel.',
    copiedText: 'Đã chép. Dán vào báo cáo CCHC chung.',
    copyFailed: 'Chưa chép được. Xin chọn và chép đoạn dưới đây.',
    open: (count: number) =>
      `Còn ${count} số liệu cần xem lại; bản in đánh dấu (*) ở những số đó.`,
  },
  how: {
    G01: 'Cộng sản phẩm là kế hoạch, chương trình, đề án, văn bản chỉ đạo, quy chế, thông báo kết luận ghi ở phiếu hoạt động (F01).',
    G02: 'Cộng số cuộc ở phiếu họp, hội nghị (F04), trừ cuộc chỉ cử người dự; thêm phiếu hoạt động (F01) có hình thức họp mà không có phiếu F04.',
    G03: 'Cộng lượt người ở F04 và F01; một hoạt động ghi ở hai phiếu chỉ tính một lần.',
    G04: 'Số cán bộ, công chức, viên chức khác nhau đã dự, chia cho tổng số của đơn vị; không cộng lượt của các cuộc.',
    G05: 'Phiếu F04 loại tập huấn.',
    G06: 'Tin, bài “Đã đăng” ở phiếu F03, theo ngày đăng.',
    G07: 'Số tháng trong kỳ có đủ tin, bài theo chỉ tiêu.',
    G08: 'Cộng số lượt phát và thời lượng ở phiếu F06.',
    G09: 'Phiếu F07: từng bài, hoặc phiếu tổng hợp tháng của tài khoản, không cộng cả hai. Tỷ lệ tính từ tổng câu hỏi.',
    G10: 'Cộng số lượng ở phiếu F05 theo loại.',
    G11: 'Số đã phát ở phiếu F05 và ở phiếu tại quầy (F02), chỉ cộng khi chắc không cùng một đợt in.',
    G12: 'Lượt phát mỗi ngày nhân số ngày phát nằm trong kỳ (F05).',
    G13: 'Cộng phiếu thống kê hằng ngày tại Bộ phận Một cửa (F02).',
    G14: 'Cộng từng việc hướng dẫn ở phiếu F02; một lượt có thể được giúp nhiều việc.',
    G15: 'Phiếu số liệu giải quyết TTHC (F02b): cộng số hồ sơ trước, tính tỷ lệ sau.',
    G16: 'F02b: hồ sơ thanh toán trực tuyến chia cho hồ sơ có thu phí, lệ phí, sau khi cộng.',
    G17: 'F02b: hồ sơ qua bưu chính công ích chia cho tổng hồ sơ tiếp nhận, sau khi cộng.',
    G18: 'Phiếu đối thoại (F08): số cuộc, số ý kiến, số trả lời tại chỗ chia tổng ý kiến.',
    G19: 'Phiếu phản ánh, kiến nghị (F09), theo ngày tiếp nhận; đúng hạn tính trên số đã trả lời có ghi hạn.',
    G20: 'Phiếu khảo sát (F10b): điểm ước lượng và khoảng tin cậy 95 % (Wilson); người từ chối không nằm trong mẫu số.',
    G21: 'Khảo sát: mức 4 và 5 trên số người trả lời. Đánh giá tại quầy (F02b) in riêng.',
    G22: 'Bản đăng ký thi đua (F11).',
    G23: 'Phiếu sáng kiến, mô hình (F12).',
    G24: 'Phiếu kiểm tra niêm yết (F13) gần nhất của từng nơi; không cộng các lần kiểm tra.',
    G25: 'Nhiệm vụ giao cho đơn vị có thời gian trong kỳ, trừ “Để biết” và đã thu hồi.',
    G26: 'Cộng kinh phí (đồng) ở F01, F04, F05, F08 rồi đổi ra triệu đồng.',
    G27: 'Phiếu vướng mắc (F14) trong kỳ, cả phiếu đang chờ xác nhận; phiếu đã xác nhận là đã giải quyết.',
    G28: 'Đơn vị được theo dõi đã có phiếu về ngày trong kỳ.',
  } as Readonly<Record<string, string>>,
};
