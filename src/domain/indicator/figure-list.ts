// What the figures of a periodic report are called and counted in. Promises: one name for each row that can be drawn.
import type { Text } from '../form/form.ts';

export type FigureName = { label: Text; unit: Text };

/** One row a line: id | Vietnamese | English | unit | unit in English. */
const ROWS = `
G01 | Số văn bản chỉ đạo, kế hoạch ban hành | Directives and plans issued | văn bản | papers
G02 | Số cuộc hội nghị, giao ban, sinh hoạt có tuyên truyền CCHC | Meetings that spread the reform | cuộc | meetings
G03 | Số lượt người tham dự | Attendances | lượt | attendances
G04 | Tỷ lệ cán bộ, công chức, viên chức được quán triệt | Share of officials briefed | % | %
G05.classes | Số lớp tập huấn | Training classes | lớp | classes
G05.people | Số lượt người dự tập huấn | Attendances at training | lượt | attendances
G06 | Tin, bài đã đăng | News items published | tin, bài | items
G06.own | – Trang thông tin điện tử của đơn vị | – Own website | tin, bài | items
G06.portal | – Cổng CCHC, cổng thông tin của tỉnh | – Provincial portals | tin, bài | items
G06.press | – Báo, đài | – Press | tin, bài | items
G06.bulletin | – Bản tin | – Bulletin | tin, bài | items
G07 | Số tháng đạt chỉ tiêu tin, bài | Months that reached the target of news | tháng | months
G08 | Lượt phát thanh, truyền hình | Times broadcast | lượt | times
G08.minutes | Tổng thời lượng phát | Minutes broadcast | phút | minutes
G09 | Bài đăng mạng xã hội | Posts on social networks | bài | posts
G09.reach | Lượt tiếp cận trên mạng xã hội | Reach on social networks | lượt | views
G09.answers | Tỷ lệ trả lời câu hỏi trên mạng xã hội | Questions on social networks answered | % | %
G10 | Pa nô, băng rôn, áp phích | Billboards, banners, posters | cái | pieces
G10.pano | – Pa nô | – Billboards | cái | pieces
G10.banner | – Băng rôn | – Banners | cái | pieces
G10.poster | – Áp phích | – Posters | cái | pieces
G11 | Tờ rơi, sổ tay đã phát | Leaflets and handbooks given out | tờ | pieces
G11.campaign | – Theo phiếu tuyên truyền trực quan | – By visual-material reports | tờ | pieces
G11.desk | – Theo phiếu tại Bộ phận Một cửa | – By desk tallies | tờ | pieces
G12 | Lượt phát trên màn hình LED, video tại quầy | Plays on LED screens and at the desk | lượt | plays
G13 | Lượt người dân, tổ chức đến giao dịch | Visits to the desk | lượt | visits
G13.guided | Lượt được hướng dẫn, hỗ trợ | Times people were helped | lượt | times
G14.account | – Tạo, kích hoạt tài khoản, VNeID | – Accounts, VNeID | lượt | times
G14.dossier | – Lập, nộp hồ sơ trực tuyến | – Online dossiers | lượt | times
G14.payment | – Thanh toán trực tuyến | – Online payment | lượt | times
G14.bcci | – Đăng ký dịch vụ bưu chính công ích | – Public postal service | lượt | times
G14.lookup | – Tra cứu hồ sơ | – Looking up dossiers | lượt | times
G14.pakn | – Gửi phản ánh, kiến nghị | – Sending feedback | lượt | times
G15 | Tổng hồ sơ tiếp nhận | Dossiers received | hồ sơ | dossiers
G15.online | Hồ sơ tiếp nhận trực tuyến | Received online | hồ sơ | dossiers
G15.rate | Tỷ lệ hồ sơ trực tuyến | Share received online | % | %
G15.full | – Toàn trình | – Fully online | % | %
G15.part | – Một phần | – Partly online | % | %
G16 | Hồ sơ thanh toán trực tuyến | Dossiers paid online | hồ sơ | dossiers
G16.rate | Tỷ lệ thanh toán trực tuyến (trên hồ sơ có thu phí, lệ phí) | Share paid online (of those with a fee) | % | %
G17 | Hồ sơ qua dịch vụ bưu chính công ích | Dossiers by public post | hồ sơ | dossiers
G17.rate | Tỷ lệ hồ sơ qua bưu chính công ích (trên tổng hồ sơ tiếp nhận) | Share by public post (of all received) | % | %
G18 | Cuộc đối thoại, tiếp xúc | Dialogues | cuộc | dialogues
G18.opinions | Ý kiến tại đối thoại | Opinions at dialogues | ý kiến | opinions
G18.onsite | Tỷ lệ ý kiến trả lời tại chỗ | Opinions answered on the spot | % | %
G19 | Phản ánh, kiến nghị tiếp nhận | Feedback received | ý kiến | items
G19.answered | Phản ánh, kiến nghị đã trả lời | Feedback answered | ý kiến | items
G19.onTime | Tỷ lệ trả lời phản ánh, kiến nghị đúng hạn | Feedback answered in time | % | %
G20.reach | Người dân được tiếp cận thông tin (khảo sát) | Citizens reached (survey) | % | %
G20.use | Người dân hiểu rõ và sử dụng được (khảo sát) | Citizens who understand and use (survey) | % | %
G21.survey | Mức hài lòng (khảo sát) | Satisfaction (survey) | % | %
G21.desk | Mức hài lòng (đánh giá tại quầy) | Satisfaction (ratings at the desk) | % | %
G22.collectives | Tập thể đăng ký thi đua | Collectives registered for emulation | tập thể | collectives
G22.people | Cá nhân đăng ký thi đua | People registered for emulation | cá nhân | people
G23 | Sáng kiến, mô hình đăng ký | Initiatives registered | sáng kiến | initiatives
G23.recognised | Sáng kiến, mô hình được công nhận | Initiatives recognised | sáng kiến | initiatives
G24.BOARD | Thủ tục hành chính công khai đầy đủ: bảng niêm yết | Procedures posted in full: notice board | % | %
G24.WEBSITE | Thủ tục hành chính công khai đầy đủ: trang thông tin điện tử | Procedures posted in full: website | % | %
G24.QR | Thủ tục hành chính công khai đầy đủ: mã QR | Procedures posted in full: QR code | % | %
G24.KIOSK | Thủ tục hành chính công khai đầy đủ: máy tra cứu | Procedures posted in full: kiosk | % | %
G25 | Nhiệm vụ được giao | Tasks given | nhiệm vụ | tasks
G25.onTime | – Hoàn thành đúng hạn | – Done in time | nhiệm vụ | tasks
G25.late | – Hoàn thành quá hạn | – Done late | nhiệm vụ | tasks
G25.overdue | – Quá hạn, chưa hoàn thành | – Overdue | nhiệm vụ | tasks
G25.going | – Đang thực hiện | – Under way | nhiệm vụ | tasks
G25.noDue | – Thường xuyên, chưa có hạn riêng | – Continuous, without a day | nhiệm vụ | tasks
G25.rate | Tỷ lệ nhiệm vụ hoàn thành | Share of tasks done | % | %
G26 | Kinh phí đã sử dụng | Money spent | triệu đồng | million đồng
G27 | Khó khăn, vướng mắc đã nêu | Difficulties raised | vấn đề | difficulties
G27.settled | Khó khăn, vướng mắc đã giải quyết | Difficulties settled | vấn đề | difficulties
G28 | Đơn vị đã báo cáo | Units that reported | đơn vị | units
`;

const NAMES: ReadonlyMap<string, FigureName> = new Map(
  ROWS.trim()
    .split('\n')
    .map((line) => {
      const [id = '', vi = '', en = '', unit = '', unitEn = ''] = line.split(' | ');
      return [id, { label: { vi, en }, unit: { vi: unit, en: unitEn } }];
    }),
);

/** Ids of all rows that have a name, in their order. */
export const FIGURE_IDS: readonly string[] = [...NAMES.keys()];

/** The name of a row; one of several surveys has the name of the survey's row. */
export function figureName(id: string): FigureName {
  const [figure, part] = id.split('.');
  const name = NAMES.get(id) ?? NAMES.get(part === undefined ? id : `${figure}.${part}`);
  if (name === undefined) throw new RangeError(`a figure without a name: ${id}`);
  return name;
}

/** Whether the row is a part of the one above it. */
export const isPartRow = (id: string): boolean =>
  figureName(id).label.vi.startsWith('– ');
