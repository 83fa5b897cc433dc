// The demonstration, loaded once for all tests of this file: what a newcomer meets, and how it came to be there.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { civilDateOf, yearOf } from '../../../src/domain/civil-date.ts';
import { checkFiled } from '../../../src/domain/form/check-filed.ts';
import type { EvaluationContext } from '../../../src/domain/form/form.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';
import type { ReportRecord } from '../../../src/domain/report.ts';
import { formsOfTask } from '../../../src/domain/task.ts';
import { seedDir } from '../../../src/server/database/package-root.ts';
import { fileKey } from '../../../src/server/file-box.ts';
import { hashedForms } from '../../../src/server/loader/load-forms.ts';
import { asSuperuser } from '../../support/server/database.ts';
import { fullCommunes, items, unitById } from '../seed-files.ts';
import { type DemoDatabase, makeDemoDatabase } from './demo-database.ts';

const NOW = new Date('2026-10-15T03:20:00.000Z');
const YEAR = yearOf(civilDateOf(NOW.toISOString()));

const ALL_FORMS =
  'F01 F02 F02b F03 F04 F05 F06 F07 F08 F09 F10a F10b F11 F12 F13 F14'.split(' ');

let demo: DemoDatabase;
let reports: ReportRecord[];
beforeAll(async () => {
  demo = await makeDemoDatabase(NOW);
  reports = await demo.records('report');
});
afterAll(() => demo.close());

const inState = (state: ReportRecord['state']) =>
  reports.filter((r) => r.state === state);
const rootOf = (unitId: string): string => {
  const unit = unitById.get(unitId);
  return unit?.kind === 'COMM_PASC' ? unit.parent_id : unitId;
};

describe('the phiếu', () => {
  test('[DEMO] there are over three hundred, of every form, at every full commune and its centre', () => {
    expect(reports.length).toBeGreaterThanOrEqual(280);
    expect(reports.length).toBeLessThanOrEqual(400);
    for (const form of ['F01', 'F14'])
      expect(reports.filter((r) => r.form.id === form).length, form).toBeGreaterThan(30);
    for (const { definition } of hashedForms(seedDir()))
      expect(
        reports.some((r) => r.form.id === definition.id),
        definition.id,
      ).toBe(true);
    const communes = Object.values(fullCommunes).flat();
    expect(new Set(reports.map((r) => rootOf(r.unitId)))).toEqual(new Set(communes));
    for (const commune of communes) {
      const here = reports.filter((r) => rootOf(r.unitId) === commune);
      expect(new Set(here.map((r) => r.unitId)).size, commune).toBe(2);
    }
  });

  test('[DEMO] every state stands there, with what makes it worth looking at', async () => {
    for (const state of ['SUBMITTED', 'IN_REVIEW', 'APPROVED', 'WITHDRAWN'] as const)
      expect(inState(state).length, state).toBeGreaterThanOrEqual(4);
    const returned = inState('RETURNED').map((r) =>
      r.log.findLast((e) => e.kind === 'returned'),
    );
    expect(returned.length).toBeGreaterThanOrEqual(12);
    for (const event of returned) {
      expect(event?.comment).toMatch(/\S/);
      expect(event?.fields.length).toBeGreaterThan(0);
    }
    const amended = reports.filter((r) => r.rev === 2 && r.past.length === 1);
    expect(new Set(amended.map((r) => r.state))).toEqual(
      new Set(['SUBMITTED', 'APPROVED']),
    );
    const two = reports.filter((r) => r.sides.length > 0);
    expect(two.length).toBeGreaterThanOrEqual(2);
    for (const { sides, authorId, rev } of two)
      expect(sides[0]?.byId !== authorId && sides[0]?.baseRev === rev - 1).toBe(true);
    const kept = await demo.rows<{ problem: { code: string } }>(
      'select problem from quarantine',
    );
    expect(kept.map(({ problem }) => problem.code)).toEqual(['form-unknown']);
  });

  test('[DEMO] every text passes the rules of its form under the context it was filed with', async () => {
    const forms = new Map(
      hashedForms(seedDir()).map((f) => [f.hash, prepareForm(f.definition)]),
    );
    const texts = await demo.rows<{
      body: { form: { hash: string }; answers: object; context: EvaluationContext };
    }>('select body from report_revision');
    expect(texts.length).toBeGreaterThan(reports.length);
    for (const { body } of texts) {
      const form = forms.get(body.form.hash);
      if (form === undefined) throw new Error('a text of no form');
      expect(checkFiled(form, { ...body.answers }, body.context)).toEqual([]);
    }
  });

  test('[DEMO] no two phiếu of a unit say the same, and no sentence has a place left open', () => {
    const told = reports.filter((r) => ['F01', 'F14'].includes(r.form.id));
    const said = told.map((r) => {
      const text = String(r.answers.result_summary ?? r.answers.description);
      expect(text).not.toMatch(/[{}]|undefined|NaN/);
      return `${r.unitId} ${text}`;
    });
    expect(new Set(said).size).toBe(said.length);
  });

  test('[DEMO] the photos are there, byte for byte as announced, but one that is still on its way', async () => {
    const files = reports.flatMap((r) =>
      r.files.map((file) => ({ ...file, unit: r.unitId })),
    );
    expect(files.length).toBeGreaterThan(40);
    const missing = reports.filter((r) => r.files.some((f) => !f.received));
    expect(missing.length).toBeGreaterThanOrEqual(1);
    for (const report of missing) expect(report.state).toBe('SUBMITTED');
    for (const { unit, sha256, size } of files.filter((f) => f.received)) {
      const kept = await demo.box.read(fileKey(unit, sha256));
      const hash = createHash('sha256');
      for await (const chunk of kept?.stream ?? []) hash.update(chunk);
      expect([kept?.size, hash.digest('hex')]).toEqual([size, sha256]);
    }
  });
});

describe('the forms of the tasks', () => {
  test('[DEMO] each form is asked by a task, and has a phiếu of such a task that its author sent', async () => {
    const tasks = new Map((await demo.records('assignment')).map((a) => [a.id, a]));
    const sent = new Set(
      (
        await demo.rows<{ record: string; person: string }>(
          `select record_id as record, person_id as person from sync_op`,
        )
      ).map(({ record, person }) => `${record} ${person}`),
    );
    const asks = (id: string | null, form: string) => {
      const task = tasks.get(id ?? '');
      return task?.formId === form || task?.moreFormIds?.includes(form) === true;
    };
    for (const form of ALL_FORMS) {
      expect(
        [...tasks.keys()].some((id) => asks(id, form)),
        form,
      ).toBe(true);
      const written = reports.filter(
        (r) => r.form.id === form && asks(r.assignmentId, form),
      );
      expect(
        written.some((r) => sent.has(`${r.id} ${r.authorId}`)),
        form,
      ).toBe(true);
    }
  });

  test('[DEMO] no phiếu is written in a form that its task does not offer', async () => {
    const tasks = new Map((await demo.records('assignment')).map((a) => [a.id, a]));
    for (const { assignmentId, form } of reports.filter((r) => r.form.id !== 'F14')) {
      const task = tasks.get(assignmentId ?? '');
      expect(task && formsOfTask(task), assignmentId ?? '').toContain(form.id);
    }
  });
});

describe('how it came to be', () => {
  test('[DEMO] every event of every phiếu is an operation in the ledger, of the one who did it', async () => {
    const ledger = await demo.rows<{ record: string; person: string; outcome: string }>(
      'select record_id as record, person_id as person, outcome from sync_op order by at, device_seq',
    );
    for (const { id, log } of reports) {
      const acts = ledger.filter((row) => row.record === id);
      expect(acts.map((row) => row.person).toSorted()).toEqual(
        log.map((e) => e.byId).toSorted(),
      );
    }
    const outcomes = new Set(ledger.map((row) => row.outcome));
    expect(outcomes).toEqual(new Set(['applied', 'conflict', 'quarantined']));
  });

  test('[DEMO] it has a past: each act was judged as of its own moment, not as of the load', async () => {
    for (const { log, receivedAt } of reports) {
      const times = log.map((event) => event.at);
      expect(times).toEqual(times.toSorted());
      expect(times.every((at) => at < NOW.toISOString())).toBe(true);
      expect(receivedAt && times.includes(receivedAt)).toBe(true);
    }
    const months = new Set(reports.map((r) => r.receivedAt?.slice(0, 7)));
    expect(months.size).toBeGreaterThanOrEqual(5);
    const late = await demo.rows('select from sync_op where at >= $1', [NOW]);
    expect(late).toEqual([]);
  });

  test('[DEMO] tasks are taken up and given to people the same way', async () => {
    const assignments = await demo.records('assignment');
    const ledger = await demo.rows<{ record: string }>(
      'select distinct record_id as record from sync_op',
    );
    const known = new Set(ledger.map((row) => row.record));
    const moved = assignments.filter((a) => a.log.length > 1);
    expect(moved.some((a) => a.personId !== null)).toBe(true);
    expect(moved.some((a) => a.log.some((e) => e.kind === 'accepted'))).toBe(true);
    for (const { id } of moved) expect(known.has(id), id).toBe(true);
  });

  test('[DEMO] loading again changes nothing, also where the last start was broken off', async () => {
    const state = async () =>
      (
        await demo.rows(`select (select max(seq) from feed) as seq,
          (select count(*) from feed) as feed, (select count(*) from sync_op) as ops,
          (select count(*) from report_revision) as texts, (select count(*) from quarantine) as kept,
          (select count(*) from file_expected) as files, (select count(*) from person_grant) as grants,
          (select max(changed_at) from credential) as changed`)
      )[0];
    const before = await state();
    await demo.load();
    expect(await state()).toEqual(before);
    await asSuperuser(
      demo.superuserUrl,
      `delete from server_setting where name = 'demo-loaded'`,
    );
    await demo.load();
    expect(await state()).toEqual(before);
  });
});

describe('the plans', () => {
  test('[DEMO] all five stand twice: closed in their own year, and issued and assigned in this one', async () => {
    const plans = await demo.records('plan');
    expect(plans).toHaveLength(10);
    for (const copy of plans.filter((p) => p.copyOf !== null)) {
      expect([copy.state, copy.year]).toEqual(['ISSUED', YEAR]);
      const original = plans.find((p) => p.id === copy.copyOf);
      expect(original?.state).toBe('CLOSED');
      expect(original?.year).toBeLessThan(YEAR);
    }
    const assigned = await demo.records('assignment');
    expect(new Set(assigned.map((a) => a.planId))).toEqual(
      new Set(plans.filter((p) => p.copyOf !== null).map((p) => p.id)),
    );
  });

  test('[DEMO] each obligation is found in both editions as task, target or duty', async () => {
    const plans = await demo.records('plan');
    const tasks = await demo.records('task');
    expect(items).toHaveLength(144);
    for (const isCopy of [false, true]) {
      const edition = plans.filter((p) => (p.copyOf !== null) === isCopy);
      const ids = new Set(edition.map((p) => p.id));
      const found = [
        ...tasks.filter((t) => ids.has(t.planId)).map((t) => t.code),
        ...edition.flatMap((p) => [...p.targets, ...p.duties].map((i) => i.code)),
      ];
      expect(found.toSorted()).toEqual(items.map(({ item }) => item.id).toSorted());
    }
  });
});
