import { expect, test } from 'vitest';
import type { FileReport } from '../../src/domain/op.ts';
import type { ReportRecord } from '../../src/domain/report.ts';
import type { OutboxOp } from '../../src/sync/ports.ts';
import { type ViewWorld, view, viewAssignment, viewReport } from '../../src/sync/view.ts';
import {
  aFiling,
  anAct,
  anAssignment,
  anItem,
  aReceipt,
  aReport,
  uuid,
} from '../support/build.ts';
import { makeChance } from '../support/chance.ts';

const world: ViewWorld = {
  personId: 'person-1',
  personName: 'Nguyễn Văn An',
  facts: () => ({
    unitName: 'UBND xã A',
    title: 'Phiếu thử',
    activityDate: '2026-03-13',
    periodKey: '2026-M03',
  }),
};
const amend = (n: number, baseRev: number, text = `Nội dung lần ${n}`): FileReport =>
  aFiling({ opId: uuid(n, 1), baseRev, text });
const codes = (shown: ReturnType<typeof viewReport>) =>
  shown.inQuestion.map(({ problem }) => problem.code);

test('[V1] folds pending operations in their order, whatever order they come in', () => {
  const items = [
    anItem(aFiling(), 1),
    anItem(amend(2, 1), 2),
    anItem(anAct('withdraw-report', { baseRev: 2 }), 3),
  ];
  const straight = viewReport(null, items, world);
  const turned = viewReport(null, items.toReversed(), world);
  expect(straight.record).toMatchObject({ state: 'WITHDRAWN', rev: 2 });
  expect(straight.record?.past).toHaveLength(1);
  expect(turned).toEqual(straight);
  expect(straight.pending).toHaveLength(3);
});

test('[V1] shows an operation that no longer applies in question and keeps the base', () => {
  const base = aReport({ rev: 3 });
  const shown = viewReport(base, [anItem(amend(2, 1), 1)], world);
  expect(shown.record).toBe(base);
  expect(codes(shown)).toEqual(['stale-revision']);
});

test('[V1, H3] puts what was built on an operation in question in question too', () => {
  // The second one names revision 3, which exists by now, but it means another text.
  const base = aReport({ rev: 3 });
  const items = [anItem(amend(2, 2), 1), anItem(amend(3, 3), 2)];
  const shown = viewReport(base, items, world);
  expect(codes(shown)).toEqual(['stale-revision', 'depends-on-refused']);
  expect(shown.record).toBe(base);
});

test('[V1] shows what was set aside with the reason of its receipt', () => {
  const item = anItem(amend(2, 1), 1);
  const problem = { code: 'task-closed', assignmentId: 'assignment-1' } as const;
  const receipt = aReceipt(item, { outcome: 'quarantined', problem });
  const shown = viewReport(
    aReport(),
    [{ ...item, state: 'set-aside', receipt }, anItem(anAct('withdraw-report'), 2)],
    world,
  );
  expect(codes(shown)).toEqual(['task-closed', 'depends-on-refused']);
  expect(shown.record).toMatchObject({ state: 'SUBMITTED', rev: 1 });
});

test('[V2] takes an operation whose effect is already in base for pending, not for refused', () => {
  const filing = aFiling();
  const landed = aReport({ answers: filing.body.answers });
  const once = viewReport(landed, [anItem(filing, 1)], world);
  expect(once).toMatchObject({ record: landed, inQuestion: [] });
  expect(once.pending).toHaveLength(1);
  const next = viewReport(landed, [anItem(filing, 1), anItem(amend(2, 1), 2)], world);
  expect(next.record).toMatchObject({ rev: 2 });
  const later: ReportRecord = {
    ...landed,
    rev: 2,
    past: [{ rev: 1, answers: filing.body.answers, at: '' }],
  };
  expect(codes(viewReport(later, [anItem(filing, 1)], world))).toEqual([]);
  for (const [kind, state] of [
    ['withdraw-report', 'WITHDRAWN'],
    ['return-report', 'RETURNED'],
    ['approve-report', 'APPROVED'],
  ] as const)
    expect(
      codes(viewReport(aReport({ state }), [anItem(anAct(kind), 1)], world)),
    ).toEqual([]);
});

test('[V2] does not take another person’s text for its own', () => {
  const base = aReport({ answers: { result_summary: 'Của người khác' } });
  expect(codes(viewReport(base, [anItem(aFiling(), 1)], world))).toEqual([
    'report-exists',
  ]);
  // Not even when the words are the same.
  const filing = aFiling();
  const [filed] = aReport().log;
  const same = aReport({
    answers: filing.body.answers,
    log: filed === undefined ? [] : [{ ...filed, byId: 'person-2' }],
  });
  expect(codes(viewReport(same, [anItem(filing, 1)], world))).toEqual(['report-exists']);
});

test('[V1] folds acts on an assignment, and says which no longer apply', () => {
  const accept = anItem(anAct('accept-task'), 1);
  const shown = viewAssignment(anAssignment(), [accept], world);
  expect(shown.record?.state).toBe('ACCEPTED');
  const closed = anAssignment({ state: 'CANCELLED' });
  const refused = viewAssignment(closed, [accept], world);
  expect(refused.inQuestion[0]?.problem.code).toBe('task-closed');
  const aside = { ...accept, state: 'set-aside' as const };
  expect(viewAssignment(closed, [aside], world).inQuestion).toHaveLength(1);
});

test('[V1] counts pending reports under their assignment, and nothing else', () => {
  const assignment = anAssignment();
  const base = {
    report: () => null,
    assignment: (id: string) => (id === assignment.id ? assignment : null),
  };
  const items = [
    anItem(aFiling(), 1),
    anItem(aFiling({ opId: uuid(5, 1), recordId: uuid(5, 2) }), 2),
    anItem(anAct('accept-task'), 3),
  ];
  const { reports, assignments } = view(base, items, world);
  expect(reports.size).toBe(2);
  expect(assignments.get(assignment.id)?.record).toMatchObject({
    state: 'IN_PROGRESS',
    counts: { '2026-M03': { filed: 2, approved: 0 } },
  });
  expect(view(base, [], world)).toEqual({ reports: new Map(), assignments: new Map() });
  const sent = items.map((item) => ({ ...item, state: 'sent' as const }));
  expect(view(base, sent, world).reports.size).toBe(0);
});

test('[V1] is total and deterministic over operations in any state and order', () => {
  const chance = makeChance(20);
  for (let round = 0; round < 500; round++) {
    const items = Array.from({ length: 1 + chance.int(6) }, (_, n): OutboxOp => {
      const kind = chance.pick([
        'file',
        'withdraw-report',
        'return-report',
        'approve-report',
      ] as const);
      const baseRev = chance.int(4);
      const op = kind === 'file' ? amend(n, baseRev) : anAct(kind, { baseRev });
      const state = chance.pick(['queued', 'set-aside', 'sent'] as const);
      return anItem({ ...op, opId: uuid(n, 1) }, n, { state });
    });
    const base = chance.happens(0.3) ? null : aReport({ rev: 1 + chance.int(3) });
    const shown = viewReport(base, items, world);
    expect(viewReport(base, items.toReversed(), world)).toEqual(shown);
    const open = items.filter((item) => item.state !== 'sent');
    expect(shown.pending.length + shown.inQuestion.length).toBe(open.length);
  }
});
