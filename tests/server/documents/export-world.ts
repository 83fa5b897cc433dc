// Phiếu to be exported, and the lists of the house by which their answers are named.
import type { FormDefinition, FormFiles } from '../../../src/domain/form/form.ts';
import type { PeriodCalendar } from '../../../src/domain/period.ts';
import type { Answers } from '../../../src/domain/report.ts';
import { answersTables } from '../../../src/server/documents/answers-table.ts';
import {
  calledByList,
  calledUnit,
  type KeptLists,
} from '../../../src/server/documents/list-names.ts';
import { aReport, uuid } from '../../support/build.ts';

export const FILES_AT = 'https://lan-toa.vn/api/v1/files';
export const said = (vi: string) => ({ vi, en: `${vi} (en)` });
export const form: FormDefinition = {
  id: 'F',
  version: '1',
  title: said('Phiếu'),
  defaultLanguage: 'vi',
  items: [
    { kind: 'text', name: 'what', label: said('Kết quả') },
    { kind: 'date', name: 'on', label: said('Ngày làm') },
    { kind: 'note', name: 'n', label: said('Ghi chú') },
    {
      kind: 'group',
      name: 'more',
      label: said('Chi tiết'),
      items: [
        { kind: 'integer', name: 'people', label: said('Số người') },
        { kind: 'decimal', name: 'cost', label: said('Chi phí') },
        { kind: 'select_one', name: 'how', list: 'how', label: said('Hình thức') },
        { kind: 'select_multiple', name: 'who', list: 'how', label: said('Đối tượng') },
      ],
    },
    {
      kind: 'repeat',
      name: 'items',
      label: said('Sản phẩm'),
      items: [
        { kind: 'text', name: 'name', label: said('Tên') },
        {
          kind: 'repeat',
          name: 'places',
          label: said('Nơi phát'),
          items: [
            { kind: 'text', name: 'place', label: said('Nơi') },
            { kind: 'integer', name: 'count', label: said('Số lượng') },
          ],
        },
      ],
    },
    {
      kind: 'repeat',
      name: 'photos',
      label: said('Ảnh'),
      items: [{ kind: 'image', name: 'photo' }],
    },
  ],
  lists: {
    how: [
      { name: 'a', label: said('Họp dân') },
      { name: 'b', label: said('Phát loa') },
    ],
  },
};
const photo = (n: number, received: boolean) => ({
  fileId: uuid(n, 7),
  name: `p${n}.jpg`,
  sha256: 'a'.repeat(64),
  size: 9,
  type: 'image/jpeg',
  received,
});
export const filed = (answers: Answers, n = 1) => ({
  report: aReport({
    id: uuid(n, 5),
    answers,
    form: { id: 'F', version: '1', hash: 'a'.repeat(64) },
    state: 'APPROVED',
    activityDate: '2026-03-13',
    periodKey: '2026-Q1',
    receivedAt: '2026-03-13T18:30:00.000Z',
    files: [photo(1, true), photo(2, false)],
  }),
  task: 'Phát loa',
});
const KEPT: KeptLists = {
  units: new Map(
    [
      { id: 'xa-a', name: 'UBND xã A mới', code: '22222', codes: [] },
      { id: 'pvhcc', name: 'Trung tâm Phục vụ HCC', code: null, codes: [] },
      {
        id: 'xa-b',
        name: 'UBND xã B',
        code: '33333',
        codes: [
          { code: '33333', from: '2026-03-14', to: null },
          { code: '11111', from: '2025-07-01', to: '2026-03-13' },
        ],
      },
    ].map((unit) => [unit.id, unit]),
  ),
  codes: new Map([['topics', new Map([['T01', 'Dịch vụ công trực tuyến']])]]),
};
const calendar: PeriodCalendar = {
  id: 'cchc',
  kinds: [
    {
      ...{
        kind: 'QUARTER',
        n: 1,
        reported: true,
        name: { vi: 'Quý I', en: 'Quarter I' },
      },
      from: { monthDay: '12-15', year: -1 },
      to: { monthDay: '03-14', year: 0 },
    },
  ],
  dueDay: 20,
};
export const tablesOf = (
  rows: readonly ReturnType<typeof filed>[],
  definitions: readonly FormDefinition[] = [form],
  attached: FormFiles = {},
) =>
  answersTables({
    forms: definitions.map((definition) => ({
      definition,
      lists: calledByList(definition, attached, KEPT),
    })),
    filed: rows,
    unit: calledUnit(KEPT.units),
    calendar,
    filesAt: FILES_AT,
  });
