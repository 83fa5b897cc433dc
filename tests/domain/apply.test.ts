import { describe, expect, test } from 'vitest';
import {
  applyToAssignment,
  applyToReport,
  progressOf,
  withReportCounted,
  withSideText,
} from '../../src/domain/apply.ts';
import type { ReportOp } from '../../src/domain/op.ts';
import type { ReportRecord, ReportState } from '../../src/domain/report.ts';
import { aFiling, anAssignment, uuid } from '../support/build.ts';

const author = {
  personId: 'person-1',
  personName: 'Nguyễn Văn An',
  at: '2026-03-13T07:00:00Z',
};
const FACTS = {
  unitName: 'UBND xã A',
  title: 'Phát loa',
  activityDate: '2026-03-12',
  periodKey: '2026-M03',
};

function must(report: ReportRecord | null, op: ReportOp): ReportRecord {
  const next = applyToReport(report, op, author, FACTS);
  if (!next.ok) throw new Error(next.problem.code);
  return next.value;
}
const filed = (): ReportRecord => must(null, aFiling());
const act = (
  kind: 'withdraw-report' | 'take-up-report' | 'return-report' | 'approve-report',
  baseRev = 1,
): ReportOp => {
  const shared = {
    opId: uuid(9),
    recordId: filed().id,
    unitId: 'xa-a',
    baseRev,
    happenedAt: author.at,
  };
  switch (kind) {
    case 'withdraw-report':
      return { ...shared, kind, body: { reason: null } };
    case 'take-up-report':
      return { ...shared, kind, body: {} };
    case 'return-report':
      return {
        ...shared,
        kind,
        body: {
          comment: 'Thiếu số người',
          fields: [{ path: '/result_summary', comment: 'Ghi rõ' }],
        },
      };
    case 'approve-report':
      return { ...shared, kind, body: { comment: null } };
  }
};
const amendment = (baseRev: number): ReportOp =>
  aFiling({ baseRev, body: { answers: { result_summary: 'Nội dung đã bổ sung' } } });

describe('a report', () => {
  test('[REVISION] a correction is the next revision and the earlier text stays', () => {
    const returned = must(filed(), act('return-report'));
    const corrected = must(returned, amendment(1));
    expect(corrected.rev).toBe(2);
    expect(corrected.state).toBe('SUBMITTED');
    expect(corrected.past).toHaveLength(1);
    expect(corrected.past[0]?.answers).toEqual(filed().answers);
    expect(corrected.log.map((e) => e.kind)).toEqual(['filed', 'returned', 'amended']);
  });

  test('[REVISION] an act that saw another revision is refused, whichever act it is', () => {
    const second = must(must(filed(), act('return-report')), amendment(1));
    for (const kind of ['withdraw-report', 'return-report', 'approve-report'] as const) {
      const next = applyToReport(second, act(kind, 1), author, FACTS);
      expect(next).toEqual({
        ok: false,
        problem: { code: 'stale-revision', seen: 1, rev: 2 },
      });
    }
  });

  test('[REVISION] a text that lost the race is kept beside the one that stands', () => {
    const report = filed();
    const late = amendment(0);
    if (late.kind !== 'file-report') throw new Error('not a text');
    const kept = withSideText(report, late, author);
    expect(kept.answers).toEqual(report.answers);
    expect(kept.sides[0]?.answers).toEqual(late.body.answers);
  });

  test('[REVISION] filing twice under one id is refused, not overwritten', () => {
    expect(applyToReport(filed(), aFiling(), author, FACTS)).toMatchObject({
      problem: { code: 'report-exists' },
    });
  });

  // From the states a report may be in, which acts are possible: written by hand, from usage.md.
  const POSSIBLE: Record<string, readonly ReportState[]> = {
    amend: ['SUBMITTED', 'RETURNED'],
    'withdraw-report': ['SUBMITTED', 'RETURNED'],
    'take-up-report': ['SUBMITTED', 'IN_REVIEW'],
    'return-report': ['SUBMITTED', 'IN_REVIEW'],
    'approve-report': ['SUBMITTED', 'IN_REVIEW'],
  };
  const STATES: readonly ReportState[] = [
    'SUBMITTED',
    'IN_REVIEW',
    'RETURNED',
    'APPROVED',
    'COMPILED',
    'LOCKED',
    'WITHDRAWN',
  ];
  for (const [name, allowed] of Object.entries(POSSIBLE))
    test(`[STATE] ${name} is possible exactly while the report is ${allowed.join(' or ')}`, () => {
      for (const state of STATES) {
        const op = name === 'amend' ? amendment(1) : act(name as 'approve-report');
        const next = applyToReport({ ...filed(), state }, op, author, FACTS);
        expect({ state, ok: next.ok }).toEqual({ state, ok: allowed.includes(state) });
      }
    });

  test('[FILES] a file the server already holds stays received through an amendment', () => {
    const file = {
      fileId: uuid(5),
      name: 'a.jpg',
      sha256: 'a'.repeat(64),
      size: 10,
      type: 'image/jpeg',
    };
    const report = must(null, aFiling({ body: { files: [file] } }));
    const held = {
      ...report,
      files: report.files.map((f) => ({ ...f, received: true })),
    };
    const next = must(held, aFiling({ baseRev: 1, body: { files: [file] } }));
    expect(next.files[0]?.received).toBe(true);
  });
});

describe('an assignment', () => {
  const once = { schedule: { kind: 'UNSPECIFIED' } as const };

  test('[COUNT] filed, confirmed and returned are counted per occurrence, and withdrawing takes it back', () => {
    const first = filed();
    let a = withReportCounted(anAssignment(), null, first);
    expect(a.counts).toEqual({ '2026-M03': { filed: 1, approved: 0, returned: 0 } });
    const returned = must(first, act('return-report'));
    a = withReportCounted(a, first, returned);
    expect(a.counts['2026-M03']).toEqual({ filed: 1, approved: 0, returned: 1 });
    a = withReportCounted(a, returned, must(returned, act('withdraw-report')));
    expect(a.counts['2026-M03']).toEqual({ filed: 0, approved: 0, returned: 0 });
  });

  test('[COUNT] a difficulty on a task is no work on it', () => {
    const difficulty = { ...filed(), form: { ...filed().form, id: 'F14' } };
    const a = withReportCounted(anAssignment(), null, difficulty);
    expect(a.counts['2026-M03']?.filed).toBe(0);
    expect(a.lastActivityOn).toBeNull();
    expect(a.state).toBe('NEW');
    const asked = withReportCounted(anAssignment({ formId: 'F14' }), null, difficulty);
    expect(asked.counts['2026-M03']?.filed).toBe(1);
  });

  test('[STATE] a phiếu that says it is done asks for confirmation; its confirmation ends a single task', () => {
    const done = must(
      null,
      aFiling({ body: { answers: { more: { task_progress: 'DONE' } } } }),
    );
    expect(progressOf(done)).toBe('DONE');
    const waiting = withReportCounted(anAssignment(once), null, done);
    expect(waiting.state).toBe('SUBMITTED');
    const approved = must(done, act('approve-report'));
    expect(withReportCounted(waiting, done, approved).state).toBe('DONE');
  });

  test('[STATE] a finished phiếu does not end a repeating task', () => {
    const done = must(null, aFiling({ body: { answers: { task_progress: 'DONE' } } }));
    const approved = must(done, act('approve-report'));
    expect(withReportCounted(anAssignment(), done, approved).state).toBe('IN_PROGRESS');
  });

  test('[STATE] accepting is once, assigning accepts, and a closed task takes neither', () => {
    const accept = {
      kind: 'accept-task',
      opId: uuid(1),
      recordId: 'assignment-1',
      unitId: 'xa-a',
      baseRev: 0,
      happenedAt: author.at,
      body: {},
    } as const;
    const accepted = applyToAssignment(anAssignment(), accept, author);
    if (!accepted.ok) throw new Error(accepted.problem.code);
    expect(accepted.value.state).toBe('ACCEPTED');
    expect(applyToAssignment(accepted.value, accept, author)).toEqual({
      ok: true,
      value: accepted.value,
    });
    const assign = {
      ...accept,
      kind: 'assign-person',
      body: { personId: 'person-2', personName: 'Lê Thị Bình' },
    } as const;
    expect(applyToAssignment(anAssignment(), assign, author)).toMatchObject({
      value: { state: 'ACCEPTED', personId: 'person-2' },
    });
    for (const op of [accept, assign])
      expect(
        applyToAssignment(anAssignment({ state: 'CLOSED' }), op, author),
      ).toMatchObject({
        problem: { code: 'task-closed' },
      });
  });
});
