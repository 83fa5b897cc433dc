// Drafts and what filing adds to them.
import type { Filing } from '../../src/device/store/file-draft.ts';
import type { Draft } from '../../src/device/store/person-db.ts';
import { aContext, aFormRef, NOW_ISO, TODAY, uuid } from '../support/build.ts';

export const aDraft = (over: Partial<Draft> = {}): Draft => ({
  reportId: uuid(1, 2),
  baseRev: 0,
  form: aFormRef,
  unitId: 'xa-a',
  taskId: 'task-1',
  assignmentId: 'assignment-1',
  answers: { activity_date: TODAY, result_summary: 'Đã phát 12 lượt tin trên loa.' },
  files: [],
  startedAt: NOW_ISO,
  updatedAt: NOW_ISO,
  touched: [],
  ...over,
});

export const aFilingOf = (draft: Draft, over: Partial<Filing> = {}): Filing => ({
  answers: draft.answers,
  files: draft.files,
  context: aContext(),
  facts: {
    unitName: 'UBND xã A',
    title: 'Tuyên truyền trên loa truyền thanh',
    activityDate: TODAY,
    periodKey: '2026-M03',
  },
  ...over,
});
