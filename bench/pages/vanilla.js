// The floor of a keystroke: the questions of F01 as one innerHTML string, and what depends on what written down by
// hand. No form is read, nothing is kept, nothing typed is checked beyond these lists.
const radios = (name, texts) =>
  texts
    .map(
      (text, n) =>
        `<label><input type="radio" name="${name}" value="${n}">${text}</label>`,
    )
    .join('');
const field = (name, label, control, hint = '') =>
  `<div class="field" data-path="/${name}" id="w-${name}"><label for="${name}">${label}</label>${hint && `<p>${hint}</p>`}${control}</div>`;
const line = (name, type = 'text') =>
  `<input id="${name}" name="${name}" type="${type}">`;
const lines = (name) => `<textarea id="${name}" name="${name}" rows="4"></textarea>`;
const number = (name) => `<input id="${name}" name="${name}" inputmode="numeric">`;
const opener = (name, text) => `<button type="button" id="${name}">${text}</button>`;

const html = `
${field('channel', 'Hình thức tuyên truyền', opener('channel', 'Họp thôn'))}
${field('participants_total', 'Tổng số lượt người tham dự', number('participants_total'), 'Tính theo lượt người.')}
${field('result_summary', 'Kết quả chính', lines('result_summary'), 'Đã làm gì, ở đâu, kết quả thế nào.')}
<fieldset class="field"><legend>Ảnh minh chứng</legend><p>Tối đa 5 ảnh.</p><label>Chụp ảnh<input type="file" name="p1"></label><label>Chọn ảnh<input type="file" name="p2"></label></fieldset>
<details class="more"><summary>Thêm chi tiết</summary>
${field('activity_title', 'Tên hoạt động', line('activity_title'))}
${field('activity_date', 'Ngày thực hiện', line('activity_date', 'date'))}
${field('task_progress', 'Mức độ hoàn thành', radios('task_progress', ['Đang thực hiện', 'Hoàn thành một phần', 'Hoàn thành']))}
${field('start_time', 'Giờ bắt đầu', line('start_time', 'time'))}
${field('location_text', 'Địa điểm', line('location_text'))}
${field('lead_unit', 'Đơn vị chủ trì', line('lead_unit'))}
${field('coord_units', 'Đơn vị phối hợp', line('coord_units'), 'Nhiều đơn vị thì cách nhau bằng dấu phẩy.')}
${field('is_embedded', 'Lồng ghép trong hoạt động khác', radios('is_embedded', ['Có', 'Không']))}
${field('topics', 'Nội dung tuyên truyền', opener('topics', 'Phản ánh, kiến nghị'))}
${field('audiences', 'Đối tượng', opener('audiences', 'Cán bộ, Người dân, Doanh nghiệp'))}
${field('participants_female', 'Trong đó: nữ', number('participants_female'))}
${field('participants_officials', 'Trong đó: cán bộ, công chức, viên chức', number('participants_officials'))}
${field('participants_citizens', 'Trong đó: người dân', number('participants_citizens'))}
${field('participants_enterprises', 'Trong đó: đại diện doanh nghiệp', number('participants_enterprises'))}
<p id="w-breakdown_note" hidden>Cộng lại nhiều hơn tổng số. Nên xem lại.</p>
<fieldset class="field"><legend>Sản phẩm tuyên truyền</legend><button type="button">Thêm sản phẩm</button></fieldset>
${field('cost_total', 'Kinh phí thực hiện (đồng)', number('cost_total'))}
${field('funding_source', 'Nguồn kinh phí', `<select id="funding_source" name="funding_source">${['Ngân sách tỉnh', 'Ngân sách xã', 'Xã hội hóa', 'Lồng ghép', 'Khác'].map((text) => `<option>${text}</option>`).join('')}</select>`)}
${field('difficulties', 'Khó khăn, vướng mắc', lines('difficulties'))}
${field('note', 'Ghi chú', lines('note'))}
</details>
<p><button type="button">Gửi phiếu</button></p>`;

const app = document.getElementById('app');
app.innerHTML = html;

const value = {};
const count = (name) => Number(value[name] ?? 0) || 0;
const show = (name, isShown) => {
  document.getElementById(`w-${name}`).hidden = !isShown;
};
const parts = [
  'participants_officials',
  'participants_citizens',
  'participants_enterprises',
];
const breakdown = () =>
  show(
    'breakdown_note',
    parts.reduce((sum, name) => sum + count(name), 0) > count('participants_total'),
  );
const dependents = {
  cost_total: [() => show('funding_source', count('cost_total') > 0)],
  participants_total: [breakdown],
  ...Object.fromEntries(parts.map((name) => [name, [breakdown]])),
};
show('funding_source', false);
app.addEventListener('input', ({ target }) => {
  value[target.name] = target.value;
  for (const change of dependents[target.name] ?? []) change();
});
