// Phiếu of F01 as the server holds them, for the official's pages.
import type { Draft } from '../../src/device/store/person-db.ts';
import { nowIso, type PersonStore } from '../../src/device/store/person-store.ts';
import type { ReportRecord } from '../../src/domain/report.ts';
import { aReport, NOW_ISO, TODAY, uuid } from '../support/build.ts';
import { FORMS } from './official-world.tsx';

export const formRef = (formId: string) => {
  const { version = '', hash = '' } = FORMS.find((it) => it.formId === formId) ?? {};
  return { id: formId, version, hash };
};

export const answers = {
  channel: 'HAMLET_MEETING',
  participants_total: 46,
  result_summary: 'Họp dân thôn Đá Mài, hướng dẫn nộp hồ sơ trực tuyến.',
  more: {
    activity_title: 'Họp dân thôn Đá Mài',
    activity_date: TODAY,
    topics: ['T11', 'T12'],
    products: [{ kind: 'LEAFLET', quantity: 40 }],
    cost_total: 1_250_000,
  },
};

/** The n-th phiếu of the person who holds the store. */
export const phieu = (
  store: Pick<PersonStore, 'personId'>,
  n: number,
  over: Partial<ReportRecord> = {},
): { type: 'report'; body: ReportRecord } => ({
  type: 'report',
  body: aReport({
    id: uuid(n, 2),
    authorId: store.personId,
    authorName: 'Nguyễn Thị Hương',
    title: `Phiếu số ${n}`,
    form: formRef('F01'),
    answers,
    activityDate: TODAY,
    periodKey: '2026-Q1',
    ...over,
  }),
});

export const event = (
  kind: ReportRecord['log'][number]['kind'],
  rev: number,
  over: Partial<ReportRecord['log'][number]> = {},
): ReportRecord['log'][number] => ({
  kind,
  rev,
  at: NOW_ISO,
  byId: 'person-2',
  byName: 'Cao Văn Thành',
  comment: null,
  fields: [],
  ...over,
});

/** A draft of F01 as it lies on the machine. */
export const aDraft = (
  store: PersonStore,
  n: number,
  over: Partial<Draft> = {},
): Draft => ({
  reportId: uuid(n, 7),
  baseRev: 0,
  form: formRef('F01'),
  unitId: 'xa-a',
  taskId: null,
  assignmentId: null,
  answers,
  files: [],
  startedAt: nowIso(store),
  updatedAt: nowIso(store),
  touched: [],
  ...over,
});
