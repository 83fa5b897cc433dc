import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CivilDate } from '../../../src/domain/civil-date.ts';
import { type PeriodCalendar, periodOf } from '../../../src/domain/period.ts';
import {
  compilePeriod,
  figuresOf,
  type Held,
  lackingReports,
  saidIn,
} from '../../../src/domain/periodic/compile-period.ts';
import { sortReports } from '../../../src/domain/periodic/in-period.ts';
import type { ReportRecord } from '../../../src/domain/report.ts';
import { aFormRef, anAssignment, aReport, uuid } from '../../support/build.ts';

const cchc: PeriodCalendar = JSON.parse(
  readFileSync('src/server/seed/calendars.json', 'utf8'),
).calendars[0];
const period = (key: string) => {
  const found = periodOf(key, cchc);
  if (found === null) throw new Error(key);
  return found;
};

let made = 0;
/** A phiếu about a day, confirmed on another unless told. */
function phieu(
  day: string | null,
  confirmed: string | null,
  over: Partial<ReportRecord> = {},
): ReportRecord {
  made += 1;
  const [filed] = aReport().log;
  if (filed === undefined) throw new Error('no event');
  const approved = { ...filed, kind: 'approved' as const, at: `${confirmed}T03:00:00Z` };
  return aReport({
    id: uuid(made, 2),
    activityDate: day,
    state: confirmed === null ? 'SUBMITTED' : 'APPROVED',
    log: confirmed === null ? [filed] : [filed, approved],
    ...over,
  });
}
const held = (over: Partial<Held> = {}): Held => ({
  reports: [],
  lines: [],
  calendar: cchc,
  today: '2026-03-18' as CivilDate,
  monthlyNews: 1,
  watched: null,
  ...over,
});
const ids = (reports: readonly ReportRecord[]) => reports.map(({ id }) => id);

describe('[PERIODIC] what a report counts', () => {
  test('[PERIODIC] only what is confirmed counts, and the rest is named', () => {
    const counted = phieu('2026-01-10', '2026-01-12');
    const waiting = phieu('2026-01-10', null);
    const returned = phieu('2026-01-10', null, { state: 'RETURNED' });
    const undated = phieu(null, '2026-01-12');
    const gone = phieu('2026-01-10', null, { state: 'WITHDRAWN' });
    const outside = phieu('2026-03-15', '2026-03-16');
    const sorted = sortReports(
      [counted, waiting, returned, undated, gone, outside],
      period('2026-Q1'),
      cchc,
    );
    expect(ids(sorted.counted)).toEqual([counted.id]);
    expect(ids(sorted.waiting)).toEqual([waiting.id]);
    expect(ids(sorted.returned)).toEqual([returned.id]);
    expect(ids(sorted.undated)).toEqual([undated.id]);
    expect([...sorted.late, ...sorted.carried]).toEqual([]);
  });

  test('[PERIODIC] days inside the cut-off are 15/12 to 14/3, both ends with them', () => {
    const days = ['2025-12-14', '2025-12-15', '2026-03-14', '2026-03-15'];
    const sorted = sortReports(
      days.map((day) => phieu(day, '2026-03-16')),
      period('2026-Q1'),
      cchc,
    );
    expect(sorted.counted.map(({ activityDate }) => activityDate)).toEqual([
      '2025-12-15',
      '2026-03-14',
    ]);
  });

  test('[PERIODIC] confirmed after the report has closed it goes to the next one', () => {
    const late = phieu('2026-03-01', '2026-03-21');
    const inTime = phieu('2026-03-01', '2026-03-20');
    const q1 = sortReports([late, inTime], period('2026-Q1'), cchc);
    expect(ids(q1.counted)).toEqual([inTime.id]);
    expect(ids(q1.late)).toEqual([late.id]);
    const h1 = sortReports([late, inTime], period('2026-H1'), cchc);
    expect(ids(h1.counted)).toEqual([late.id, inTime.id]);
    expect(h1.carried).toEqual([]);
  });

  test('[PERIODIC] what missed its whole year is carried into the first report of the next', () => {
    const missed = phieu('2026-12-10', '2026-12-22');
    expect(sortReports([missed], period('2026-Y'), cchc).late.length).toBe(1);
    for (const key of ['2027-Q1', '2027-H1', '2027-Y'])
      expect(ids(sortReports([missed], period(key), cchc).carried)).toEqual([missed.id]);
    expect(sortReports([missed], period('2027-Q3'), cchc).counted).toEqual([]);
  });
});

describe('[PERIODIC] what is missing', () => {
  const monthly = anAssignment({ id: 'as-1', issuedOn: '2026-01-05' });
  const later = anAssignment({
    id: 'as-2',
    schedule: { kind: 'DEADLINE', op: 'BY', due: '2026-11-30' } as never,
  });
  const told = anAssignment({ id: 'as-3', role: 'INFORM' });

  test('[PERIODIC] tasks that fell due without a phiếu are named, those of later and those only told are not', () => {
    const lines = [monthly, later, told];
    const none = compilePeriod(held({ lines }), period('2026-Q1'));
    expect(none.silent.map(({ id }) => id)).toEqual(['as-1']);
    const report = phieu('2026-02-10', null, { assignmentId: 'as-1' });
    const some = compilePeriod(held({ lines, reports: [report] }), period('2026-Q1'));
    expect(some.silent).toEqual([]);
  });

  test('[PERIODIC] phiếu that the server counts and the device lacks are counted', () => {
    const counts = { '2026-M02': { filed: 3, approved: 2, returned: 0 } };
    const line = { ...monthly, counts };
    const one = phieu('2026-02-10', '2026-02-11', { assignmentId: 'as-1' });
    expect(lackingReports([line], [one])).toBe(2);
    expect(lackingReports([monthly], [one])).toBe(0);
  });

  test('[PERIODIC] a task counts in the report while its time meets the window', () => {
    const { figures } = compilePeriod(
      held({ lines: [monthly, later, told] }),
      period('2026-Q1'),
    );
    expect(figures.find(({ id }) => id === 'G25')?.value).toBe(2);
  });

  test('[PERIODIC] a period nobody wrote about is compared with nothing, not with zero', () => {
    expect(figuresOf(held(), period('2025-Q1')).size).toBe(0);
  });
});

test('[PERIODIC] what stands in the way is taken from confirmed phiếu as it was said, each once', () => {
  const f14 = (text: string, state: ReportRecord['state']) =>
    phieu('2026-02-01', state === 'APPROVED' ? '2026-02-02' : null, {
      form: { ...aFormRef, id: 'F14' },
      state,
      answers: { description: text, more: { proposal: 'Cấp thêm máy.' } },
    });
  const compiled = compilePeriod(
    held({
      reports: [
        f14('Mạng chậm.', 'APPROVED'),
        f14('Mạng  chậm.', 'APPROVED'),
        f14('Chưa ai xem.', 'SUBMITTED'),
        f14('Trả lại.', 'RETURNED'),
      ],
    }),
    period('2026-Q1'),
  );
  expect(compiled.sorted.waiting.length).toBe(1);
  expect(saidIn(compiled, 'description')).toEqual(['Mạng chậm.']);
  expect(saidIn(compiled, 'proposal')).toEqual(['Cấp thêm máy.']);
});
