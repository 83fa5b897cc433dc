import { beforeEach, expect, test } from 'vitest';
import type { Op } from '../../src/domain/op.ts';
import { judgeBatch } from '../../src/sync/hub-batch.ts';
import { aFiling, aFormRef, anAct, NOW_MS, TODAY, uuid } from '../support/build.ts';
import { opDigest, sha256Hex } from '../support/digest.ts';
import { aHubWorld, aPusher } from '../support/hub-world.ts';
import { type MemoryHub, makeMemoryHub } from '../support/memory-hub.ts';

let hub: MemoryHub;
let made = 100;
beforeEach(() => {
  hub = makeMemoryHub(aHubWorld(), () => NOW_MS);
});

/** Pushes operations of one person in one request; what became of each, in short. */
const push = async (person: string, ...ops: Op[]) => {
  const items = ops.map((op, seq) => ({ op, digest: opDigest(op), seq }));
  const judged = await judgeBatch(hub.store, aPusher(person), items, sha256Hex);
  return judged.map(({ outcome, problem }) =>
    problem === null ? outcome : `${outcome}(${problem.code})`,
  );
};
const fresh = () => uuid(++made, 1);
const amend = (baseRev: number, text: string) =>
  aFiling({ opId: fresh(), baseRev, text });
const act = (kind: Parameters<typeof anAct>[0], over: Parameters<typeof anAct>[1] = {}) =>
  anAct(kind, { opId: fresh(), ...over });
const report = () => hub.state.report.get(uuid(1, 2));
const kept = () => [...hub.state.quarantine.values()];

test('[H6] walks a report from filing over a request for more to its confirmation', async () => {
  expect(await push('person-1', aFiling())).toEqual(['applied']);
  const asked = act('return-report', {
    body: { comment: 'Bổ sung số liệu.', fields: [] },
  });
  expect(await push('coordinator-1', act('take-up-report'), asked)).toEqual([
    'applied',
    'applied',
  ]);
  expect(await push('person-1', amend(1, 'Đã bổ sung số liệu.'))).toEqual(['applied']);
  expect(await push('coordinator-1', act('approve-report', { baseRev: 2 }))).toEqual([
    'applied',
  ]);
  expect(report()).toMatchObject({ state: 'APPROVED', rev: 2, past: [{ rev: 1 }] });
  expect(hub.state.assignment.get('assignment-1')).toMatchObject({
    counts: { '2026-M03': { filed: 1, approved: 1 } },
  });
});

test('[H6] keeps both texts when a correction saw an older revision', async () => {
  await push('person-1', aFiling());
  await push('person-1', amend(1, 'Nội dung lần hai.'));
  expect(await push('person-2', amend(1, 'Nội dung của đồng nghiệp.'))).toEqual([
    'conflict(stale-revision)',
  ]);
  expect(report()).toMatchObject({
    rev: 2,
    answers: { result_summary: 'Nội dung lần hai.' },
    sides: [{ baseRev: 1, answers: { result_summary: 'Nội dung của đồng nghiệp.' } }],
  });
});

test('[H6] keeps a text beside a report whose state no longer takes one', async () => {
  await push('person-1', aFiling());
  await push('coordinator-1', act('approve-report'));
  expect(await push('person-1', amend(1, 'Đã sửa lại nội dung.'))).toEqual([
    'conflict(report-state)',
  ]);
  expect(await push('person-1', amend(0, 'Nội dung gửi lại.'))).toEqual([
    'conflict(report-exists)',
  ]);
  expect(report()).toMatchObject({ state: 'APPROVED', rev: 1 });
  expect(report()?.sides).toHaveLength(2);
});

test('[H6] refuses acts that the state or an unseen revision does not allow', async () => {
  await push('person-1', aFiling(), amend(1, 'Nội dung lần hai.'));
  expect(await push('coordinator-1', act('approve-report'))).toEqual([
    'conflict(stale-revision)',
  ]);
  await push('coordinator-1', act('approve-report', { baseRev: 2 }));
  expect(await push('person-1', act('withdraw-report', { baseRev: 2 }))).toEqual([
    'rejected(report-state)',
  ]);
  expect(report()?.sides).toEqual([]);
});

test('[H4] quarantines a text whose task, unit, right or form is no longer there', async () => {
  const closed = aFiling({ opId: fresh(), body: { assignmentId: 'assignment-closed' } });
  expect(await push('person-1', closed)).toEqual(['quarantined(task-closed)']);
  const merged = aFiling({ opId: fresh(), unitId: 'xa-cu' });
  expect(await push('merged-1', merged)).toEqual(['quarantined(unit-ended)']);
  expect(await push('gone-1', aFiling({ opId: fresh() }))).toEqual([
    'quarantined(not-allowed)',
  ]);
  const form = { ...aFormRef, version: '9' };
  expect(await push('person-1', aFiling({ opId: fresh(), body: { form } }))).toEqual([
    'quarantined(form-unknown)',
  ]);
  const hash = { ...aFormRef, hash: 'd'.repeat(64) };
  const other = aFiling({ opId: fresh(), body: { form: hash } });
  expect(await push('person-1', other)).toEqual(['quarantined(form-unknown)']);
  expect(kept()).toHaveLength(5);
  expect(kept().map((q) => q.unitId)).toEqual(['xa-a', 'xa-cu', 'xa-a', 'xa-a', 'xa-a']);
  expect(hub.state.report.size).toBe(0);
});

test('[H4] quarantines answers that do not pass the form’s rules under their own context', async () => {
  const late = aFiling({
    body: { answers: { activity_date: '2026-03-14', result_summary: 'ngắn' } },
  });
  const items = [{ op: late, digest: opDigest(late), seq: 1 }];
  const [outcome] = await judgeBatch(hub.store, aPusher('person-1'), items, sha256Hex);
  expect(outcome?.problem).toEqual({
    code: 'answers-refused',
    fields: [
      { path: '/activity_date', kind: 'constraint' },
      { path: '/result_summary', kind: 'constraint' },
    ],
  });
  expect(kept()[0]?.body).toEqual(late);
});

test('[H4] quarantines a correction of a report that is not here, and one under a foreign task', async () => {
  expect(await push('person-1', amend(3, 'Nội dung lần tư.'))).toEqual([
    'quarantined(report-missing)',
  ]);
  const foreign = aFiling({ opId: fresh(), body: { assignmentId: 'assignment-b' } });
  const missing = aFiling({ opId: fresh(), body: { assignmentId: 'nowhere' } });
  const wrong = aFiling({ opId: fresh(), body: { taskId: 'task-2' } });
  const loose = aFiling({ opId: fresh(), body: { assignmentId: null } });
  for (const op of [foreign, missing, wrong, loose])
    expect(await push('person-1', op)).toEqual(['quarantined(assignment-missing)']);
});

test('[H7] answers another unit’s report exactly as one that does not exist', async () => {
  await push('person-b', aFiling({ unitId: 'xa-b', body: { assignmentId: null } }));
  const b = aFiling({
    unitId: 'xa-b',
    body: { assignmentId: 'assignment-b', taskId: 'task-1' },
  });
  const filed = { ...b, opId: fresh() };
  expect(await push('person-b', filed)).toEqual(['applied']);
  const kinds = [
    'withdraw-report',
    'take-up-report',
    'return-report',
    'approve-report',
  ] as const;
  for (const kind of kinds)
    for (const person of ['person-1', 'coordinator-1']) {
      const foreign = await push(person, act(kind));
      const missing = await push(person, act(kind, { recordId: uuid(77, 2) }));
      expect(foreign).toEqual(missing);
      expect(foreign).toEqual(['rejected(report-missing)']);
    }
  const foreign = await push('person-1', amend(1, 'Nội dung người khác.'));
  const missing = await push('person-1', {
    ...amend(1, 'Nội dung người khác.'),
    recordId: uuid(78, 2),
  });
  expect(foreign).toEqual(missing);
  expect(await push('person-1', aFiling({ opId: fresh() }))).toEqual([
    'rejected(not-allowed)',
  ]);
  expect(report()).toMatchObject({ unitId: 'xa-b', rev: 1, sides: [] });
  // Nothing of it lies where the other unit could read it.
  expect(kept().filter((q) => q.unitId === 'xa-b')).toHaveLength(1);
});

test('[H7] answers another unit’s assignment exactly as one that does not exist', async () => {
  for (const kind of ['accept-task', 'assign-person'] as const) {
    const foreign = await push(
      'coordinator-1',
      act(kind, { recordId: 'assignment-b', unitId: 'xa-b' }),
    );
    const missing = await push(
      'coordinator-1',
      act(kind, { recordId: 'nowhere', unitId: 'xa-b' }),
    );
    expect(foreign).toEqual(missing);
    expect(foreign).toEqual(['rejected(assignment-missing)']);
  }
});

test('[H7] refuses what the person’s role does not cover, and never had', async () => {
  await push('person-1', aFiling());
  expect(await push('person-1', act('approve-report'))).toEqual([
    'rejected(not-allowed)',
  ]);
  const viewer = aFiling({ opId: fresh(), recordId: uuid(9, 2) });
  expect(await push('viewer-1', viewer)).toEqual(['rejected(not-allowed)']);
  const abroad = aFiling({ opId: fresh(), recordId: uuid(9, 2), unitId: 'xa-b' });
  expect(await push('person-1', abroad)).toEqual(['rejected(not-allowed)']);
  const nowhere = aFiling({ opId: fresh(), recordId: uuid(9, 2), unitId: 'xa-z' });
  expect(await push('person-1', nowhere)).toEqual(['rejected(not-allowed)']);
  expect(await push('person-1', act('assign-person'))).toEqual(['rejected(not-allowed)']);
  expect(kept()).toEqual([]);
});

test('[H7] gives a task only to somebody who works at its unit', async () => {
  const to = (personId: string | null) =>
    act('assign-person', {
      body: { personId, personName: personId && `Tên ${personId}` },
    });
  expect(await push('coordinator-1', to('person-b'))).toEqual([
    'rejected(person-not-of-unit)',
  ]);
  expect(await push('coordinator-1', to('person-1'))).toEqual(['applied']);
  expect(hub.state.assignment.get('assignment-1')).toMatchObject({
    personId: 'person-1',
    state: 'ACCEPTED',
  });
  expect(await push('coordinator-1', to(null))).toEqual(['applied']);
});

test('[H3] refuses what was built on a refused operation, for that reason', async () => {
  const refused = aFiling({ body: { assignmentId: 'nowhere' } });
  const [first, second, third] = await push(
    'person-1',
    refused,
    amend(1, 'Nội dung lần hai.'),
    act('withdraw-report', { baseRev: 2 }),
  );
  expect([first, second, third]).toEqual([
    'quarantined(assignment-missing)',
    'quarantined(depends-on-refused)',
    'rejected(depends-on-refused)',
  ]);
  expect(await push('person-1', amend(1, 'Nội dung lần ba.'))).toEqual([
    'quarantined(depends-on-refused)',
  ]);
  // Of another person's refused record nothing is said.
  expect(await push('person-2', act('withdraw-report'))).toEqual([
    'rejected(report-missing)',
  ]);
});

test('[H3] does not let a chain slip onto another person’s revision by its number', async () => {
  await push('person-1', aFiling());
  await push('person-1', amend(1, 'Nội dung lần hai.'));
  await push('person-1', amend(2, 'Nội dung lần ba.'));
  // Made offline on revision 1: the second names 2, meaning the first, but 2 is another text.
  const chain = [amend(1, 'Nhánh khác, lần một.'), amend(3, 'Nhánh khác, lần hai.')];
  expect(await push('person-2', ...chain)).toEqual([
    'conflict(stale-revision)',
    'conflict(depends-on-refused)',
  ]);
  expect(report()).toMatchObject({
    rev: 3,
    answers: { result_summary: 'Nội dung lần ba.' },
  });
  expect(report()?.sides).toHaveLength(2);
});

test('[T1] takes the server’s own day for rights, and the text’s own for its answers', async () => {
  const ahead = aFiling({ happenedAt: '2031-01-01T00:00:00.000Z' });
  expect(await push('person-1', ahead)).toEqual(['applied']);
  expect(report()).toMatchObject({
    receivedAt: new Date(NOW_MS).toISOString(),
    activityDate: TODAY,
  });
});
