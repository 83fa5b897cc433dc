// Reports of F01 as the server would hold them.
import type { ReportRecord } from '../../src/domain/report.ts';
import { aContext, NOW_ISO, TODAY, uuid } from '../support/build.ts';
import { F01 } from './form-world.tsx';

const event = {
  rev: 1,
  at: NOW_ISO,
  byId: 'person-1',
  byName: 'Nguyễn Thị Hương',
  comment: null,
  fields: [],
};

/** A phiếu of task 1, filed today at its first revision. */
export const aReport = (over: Partial<ReportRecord> = {}): ReportRecord => ({
  id: uuid(1, 2),
  unitId: 'xa-a',
  unitName: 'UBND xã A',
  authorId: 'person-1',
  authorName: 'Nguyễn Thị Hương',
  taskId: 'task-1',
  assignmentId: 'assignment-1',
  title: 'Tuyên truyền trên loa truyền thanh',
  form: { id: 'F01', version: '2', hash: F01.hash },
  state: 'SUBMITTED',
  rev: 1,
  answers: {
    channel: 'LOUDSPEAKER',
    is_meeting: 'no',
    result_summary: 'Phát thanh 10 lượt',
    task_id: 'task-1',
    unit_id: 'xa-a',
    more: {
      activity_title: 'Tuyên truyền trên loa truyền thanh',
      activity_date: TODAY,
      location_text: 'Thôn 3',
      topics: ['T11'],
    },
  },
  context: aContext({ taskId: 'task-1' }),
  activityDate: TODAY,
  periodKey: '2026-M03',
  files: [],
  happenedAt: NOW_ISO,
  receivedAt: NOW_ISO,
  log: [{ ...event, kind: 'filed' }],
  past: [],
  sides: [],
  ...over,
});

/** The same phiếu after the coordinator has asked for more about two fields. */
export const aReturned = (over: Partial<ReportRecord> = {}): ReportRecord =>
  aReport({
    state: 'RETURNED',
    log: [
      { ...event, kind: 'filed' },
      {
        ...event,
        kind: 'returned',
        byId: 'person-2',
        byName: 'Trần Văn Bình',
        comment: 'Chị bổ sung giúp số lượt.',
        fields: [
          { path: '/result_summary', comment: 'Phát mấy ngày?' },
          { path: '/more/location_text', comment: 'Ghi rõ các thôn.' },
        ],
      },
    ],
    ...over,
  });
