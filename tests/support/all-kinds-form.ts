// One form with a question of every kind, for tests of screens and of the way to the server.
import { createHash } from 'node:crypto';
import {
  type FormDefinition,
  type FormItem,
  formDigestText,
  type Question,
} from '../../src/domain/form/form.ts';
import type { FormRecord } from '../../src/domain/record.ts';

const same = (vi: string) => ({ vi, en: vi });
const ask = (
  kind: Question['kind'],
  name: string,
  label: string,
  more: Partial<Question> = {},
): FormItem => ({ kind, name, label: same(label), ...more });

export const ALL_KINDS: FormDefinition = {
  id: 'T01',
  version: '1',
  title: same('Phiếu thử mọi loại câu hỏi'),
  defaultLanguage: 'vi',
  lists: {
    province: [
      { name: 'kh', label: same('Khánh Hòa') },
      { name: 'nt', label: same('Ninh Thuận') },
    ],
    commune: [
      { name: 'c1', label: same('Xã Diên Khánh'), cells: { province: 'kh' } },
      { name: 'c2', label: same('Phường Nha Trang'), cells: { province: 'kh' } },
      { name: 'c3', label: same('Xã Ninh Phước'), cells: { province: 'nt' } },
    ],
    channel: [
      { name: 'a', label: same('Loa') },
      { name: 'b', label: same('Zalo') },
      { name: 'c', label: same('Họp dân') },
    ],
  },
  files: { units: { file: 'units.csv', value: 'name', label: 'label' } },
  items: [
    ask('meta', 'started', '', { meta: 'start' }),
    ask('text', 'name', 'Tên hoạt động', { required: true }),
    ask('text', 'phone', 'Số điện thoại', { appearance: 'numbers' }),
    ask('text', 'story', 'Diễn biến', { appearance: 'multiline' }),
    ask('note', 'hello', 'Ghi nhận: \ue000', { inserts: [['$', '/name']] }),
    ask('integer', 'people', 'Số người', {
      constraint: ['>=', ['.'], 0],
      constraintMessage: same('Không được âm.'),
    }),
    ask('integer', 'cost', 'Kinh phí', { appearance: 'money' }),
    ask('decimal', 'rate', 'Tỷ lệ'),
    ask('range', 'score', 'Điểm', { parameters: { start: '0', end: '10', step: '1' } }),
    ask('date', 'day', 'Ngày'),
    ask('time', 'hour', 'Giờ'),
    ask('dateTime', 'moment', 'Thời điểm'),
    ask('select_one', 'province', 'Tỉnh', { list: 'province' }),
    ask('select_one', 'commune', 'Xã', {
      list: 'commune',
      choiceFilter: ['=', ['&', 'province'], ['$', '/province']],
    }),
    ask('select_one', 'unit', 'Đơn vị phối hợp', { list: 'units' }),
    ask('select_multiple', 'channels', 'Hình thức', { list: 'channel' }),
    ask('rank', 'order', 'Thứ tự ưu tiên', { list: 'channel' }),
    ask('acknowledge', 'ok', 'Đã thông báo cho người có mặt'),
    ask('geopoint', 'place', 'Vị trí'),
    ask('geotrace', 'road', 'Tuyến đường'),
    ask('geoshape', 'field', 'Khu vực'),
    ask('image', 'photo', 'Ảnh'),
    ask('image', 'sign', 'Chữ ký', { appearance: 'signature' }),
    ask('audio', 'sound', 'Ghi âm buổi họp'),
    ask('video', 'film', 'Đoạn phim'),
    ask('file', 'paper', 'Tài liệu'),
    ask('barcode', 'code', 'Mã hồ sơ'),
    ask('calculate', 'double', 'Gấp đôi số người', {
      calculation: ['*', ['$', '/people'], 2],
    }),
    {
      kind: 'repeat',
      name: 'visits',
      label: same('Lượt thăm'),
      items: [ask('text', 'who', 'Thăm ai')],
    },
  ],
};

export const hashOf = (definition: FormDefinition): string =>
  createHash('sha256').update(formDigestText(definition)).digest('hex');

/** A form as a device holds it. */
export const aFormRecord = (definition: FormDefinition, current = true): FormRecord => {
  const { id, version } = definition;
  const hash = hashOf(definition);
  return { id: `${id}@${version}`, formId: id, version, hash, current, definition };
};
