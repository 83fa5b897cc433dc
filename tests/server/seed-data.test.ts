// The five plans, people and lists as data: nothing of the documents is missing, nothing dangles.
import { describe, expect, test } from 'vitest';
import { CivilDate } from '../../src/domain/civil-date.ts';
import { PeriodCalendar, periodsOf, reportedIn } from '../../src/domain/period.ts';
import {
  fullCommunes,
  groups,
  isOfToday,
  items,
  lists,
  names,
  people,
  plans,
  provinceOf,
  readSeed,
  readSeedJson,
  seedFiles,
  unitById,
  units,
} from './seed-files.ts';

/** The obligations of the five documents: plan letter and how many there are. */
const OBLIGATIONS = { A: 57, B: 20, C: 17, D: 15, E: 35 };
const obligationIds = Object.entries(OBLIGATIONS).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, i) => `${letter}${`${i + 1}`.padStart(2, '0')}`),
);
const given = (group: string, id: string): boolean =>
  items.some(
    ({ item }) => item.id === id && item.assignees.some((a) => a.group === group),
  );

describe('plans', () => {
  test('[DATA] each of the 144 obligations stands exactly once, in its own plan', () => {
    expect(obligationIds).toHaveLength(144);
    expect(items.map(({ item }) => item.id)).toEqual(obligationIds);
    for (const { plan, item } of items) expect(item.id[0]?.toLowerCase()).toBe(plan.id);
  });

  test('[DATA] targets carry a measure, duties a recipient, and only the three difficulty clauses use F14', () => {
    for (const { item } of items) {
      if (item.as === 'target') expect(item.target, item.id).not.toBeNull();
      if (item.as === 'reporting-duty') expect(item.reporting, item.id).not.toBeNull();
    }
    const stuck = items.filter(({ item }) => item.form === 'F14');
    expect(stuck.map(({ item }) => item.id)).toEqual(['B19', 'C16', 'D14']);
    const asked = items.filter(({ item }) => item.as === 'reporting-duty');
    expect(asked.map(({ item }) => item.id)).toEqual(['A57', 'B17', 'B18', 'C13', 'D13']);
  });

  test('[DATA] only the bodies a plan can merely ask are REQUESTED', () => {
    const requested = items.filter(({ item }) => item.binding === 'REQUESTED');
    expect(requested.map(({ item }) => item.id)).toEqual([
      'A47',
      'A48',
      'A49',
      'A50',
      'A51',
      'A52',
      'E14',
    ]);
  });

  test('[DATA] every item names a section of its plan, and sections follow the document', () => {
    for (const { plan, item } of items)
      expect(
        plan.sections.map((s) => s.path),
        item.id,
      ).toContain(item.section);
    for (const { sections } of plans) {
      const lines = sections.map((s) => s.line);
      expect(lines).toEqual(lines.toSorted((a, b) => a - b));
      expect(new Set(sections.map((s) => s.path)).size).toBe(sections.length);
    }
  });

  test('[DATA] every audience, channel, topic, product and funding code is in the lists, in both languages', () => {
    const has = (list: string, code: string): boolean =>
      lists[list]?.some((choice) => choice.code === code) ?? false;
    for (const { item } of items) {
      for (const code of item.audiences) expect(has('AUDIENCE', code), code).toBe(true);
      for (const code of item.channels) expect(has('CHANNEL', code), code).toBe(true);
      for (const code of item.topics) expect(has('TOPIC', code), code).toBe(true);
      for (const code of item.products) expect(has('PRODUCT', code), code).toBe(true);
      if (item.funding) expect(has('FUNDING', item.funding), item.funding).toBe(true);
    }
    for (const choices of Object.values(lists)) {
      expect(new Set(choices.map((c) => c.code)).size).toBe(choices.length);
      for (const choice of choices) {
        expect(choice.vi.length * choice.en.length).toBeGreaterThan(0);
        expect(choice.vi).not.toMatch(/^[A-Z_]+$/);
      }
    }
  });

  test('[DATA] a phrase on time has a typed meaning, and its dates lie in the plan year', () => {
    for (const { plan, item } of items) {
      const { schedule } = item;
      if (item.phrase) expect(schedule.kind, item.id).not.toBe('UNSPECIFIED');
      else
        expect(['UNSPECIFIED', 'CONTINUOUS', 'EVENT'], item.id).toContain(schedule.kind);
      for (const day of JSON.stringify(schedule).match(/\d{4}-\d\d-\d\d/g) ?? []) {
        expect(day >= plan.windowFrom && day <= plan.windowTo, item.id).toBe(true);
      }
    }
    const deadlines = items.filter(({ item }) => item.schedule.kind === 'DEADLINE');
    expect(deadlines.map(({ item }) => [item.id, item.schedule])).toEqual([
      ['B18', { kind: 'DEADLINE', op: 'BEFORE', raw: '2022-11-01', due: '2022-10-31' }],
    ]);
  });

  test('[DATA] every name of a doer is mapped to units of today or explained as a class', () => {
    for (const { plan, item } of items) {
      const parts = item.id === 'E35' ? item.lead.split('; ') : [item.lead];
      const mapped = (name: string) =>
        names.filter((n) => n.name_as_written === name && n.plan_id === plan.id);
      const isClass = (name: string) =>
        groups.some((g) => g.name_as_written === name && g.plan_id === plan.id);
      for (const name of item.coord === null ? parts : [...parts, item.coord])
        expect(mapped(name).length > 0 || isClass(name), `${item.id} ${name}`).toBe(true);
      const leads = parts.flatMap(mapped).map((n) => n.unit_id);
      for (const id of item.leadUnitIds) expect(leads, item.id).toContain(id);
      const helpers = item.coord === null ? [] : mapped(item.coord).map((n) => n.unit_id);
      for (const id of item.coordUnitIds) expect(helpers, item.id).toContain(id);
      if (item.assignees.some((a) => a.group === 'LEADS'))
        expect(item.leadUnitIds.length, item.id).toBeGreaterThan(0);
      const { reporting } = item;
      if (reporting?.unitId) expect(isOfToday(reporting.unitId), item.id).toBe(true);
    }
    for (const plan of plans)
      for (const id of [plan.issuerUnitId, plan.focalUnitId])
        expect(isOfToday(id), plan.id).toBe(true);
  });

  test('[DATA] plan A gives every commune twelve tasks; each full commune has eight or more, each centre four', () => {
    const tasks = items.filter(({ item }) => item.as === 'task');
    const grassroots = tasks.filter(({ item }) => given('COMMUNES', item.id));
    expect(grassroots.map(({ item }) => item.id[0])).toEqual(Array(12).fill('A'));
    for (const province of Object.keys(fullCommunes)) {
      const local = tasks.filter(
        ({ plan }) => provinceOf(plan.issuerUnitId) === province,
      );
      const ofCommune = local.filter(
        ({ item }) => given('COMMUNES', item.id) || given('FULL_COMMUNES', item.id),
      );
      expect(ofCommune.length).toBeGreaterThanOrEqual(8);
      const ofCentre = local.filter(({ item }) => given('CENTRES', item.id));
      expect(ofCentre.length).toBeGreaterThanOrEqual(4);
    }
  });
});

describe('words', () => {
  test('[DATA] every file is NFC, and nobody is called "bạn"', () => {
    const files = seedFiles();
    expect(files.length).toBeGreaterThanOrEqual(14);
    for (const file of files) {
      const text = readSeed(file);
      expect(text.normalize('NFC') === text, file).toBe(true);
      expect(text, file).not.toMatch(/(?<!\p{L})bạn(?!\p{L})/iu);
      expect(text, file).not.toMatch(/[\u00a0\u00ad\u200b\ufeff\r]/);
    }
    for (const { item } of items) expect(item.title, item.id).not.toMatch(/[.;,]$|\s\s/);
  });
});

describe('people', () => {
  const rolesAt = (unitId: string): string[] =>
    people.flatMap((p) =>
      p.positions.filter((q) => q.unitId === unitId && q.primary).map((q) => q.role),
    );

  test('[DATA] demo people are unmistakable, and each holds one primary position in a unit of today', () => {
    for (const key of ['id', 'name', 'phone'] as const)
      expect(new Set(people.map((p) => p[key])).size).toBe(people.length);
    for (const person of people) {
      expect(person.positions.filter((q) => q.primary)).toHaveLength(1);
      for (const q of person.positions) expect(isOfToday(q.unitId), person.id).toBe(true);
    }
  });

  test('[DATA] every full commune is staffed, with one person in two positions', () => {
    for (const commune of Object.values(fullCommunes).flat()) {
      const centre = units.find((u) => u.kind === 'COMM_PASC' && u.parent_id === commune);
      expect(rolesAt(commune).toSorted()).toEqual([
        'COORDINATOR',
        'LEADER',
        'OFFICER',
        'OFFICER',
      ]);
      expect(rolesAt(centre?.id ?? '').toSorted()).toEqual(['CLERK', 'DESK', 'DESK']);
      const here = people.filter((p) =>
        p.positions.some((q) => q.unitId === commune || q.unitId === centre?.id),
      );
      expect(here.filter((p) => p.positions.length === 2)).toHaveLength(1);
      expect(here).toHaveLength(7);
    }
  });

  test('[DATA] issuing departments and each Sở Nội vụ have their people, each province an administrator', () => {
    const offices = new Set(plans.map((plan) => plan.issuerUnitId));
    for (const unit of units)
      if (unit.short === 'Sở Nội vụ' && isOfToday(unit.id)) offices.add(unit.id);
    for (const id of [...offices].filter((o) => unitById.get(o)?.kind === 'DEPARTMENT')) {
      expect(rolesAt(id).toSorted(), id).toEqual(['COORDINATOR', 'LEADER', 'VIEWER']);
      const divisions = units.filter(
        (u) => u.parent_id === id && rolesAt(u.id).includes('OFFICER'),
      );
      expect(divisions, id).toHaveLength(2);
    }
    for (const province of Object.keys(fullCommunes))
      expect(rolesAt(province)).toEqual(['ADMIN']);
  });

  test('[DATA] a newcomer meets one commune of Khánh Hòa first, then its department and administrator', () => {
    const first = people.slice(0, 6).map((p) => p.positions[0]?.role);
    expect(first).toEqual([
      'OFFICER',
      'COORDINATOR',
      'LEADER',
      'DESK',
      'COORDINATOR',
      'ADMIN',
    ]);
    for (const person of people.slice(0, 6)) {
      const province = provinceOf(person.positions[0]?.unitId ?? '');
      expect(unitById.get(province)?.short).toBe('Khánh Hòa');
    }
  });
});

describe('calendars', () => {
  const { calendars } = readSeedJson('calendars.json') as { calendars: unknown[] };
  const cchc = PeriodCalendar.parse(calendars[0]);

  test('[DATA] the reporting calendar puts each day in one quarter and the right reports', () => {
    const keys = (day: string) => periodsOf(CivilDate.parse(day), cchc).map((p) => p.key);
    expect(keys('2025-12-20')).toContain('2026-Q1');
    expect(keys('2026-03-14')).toContain('2026-Q1');
    expect(keys('2026-03-15')).toEqual(expect.arrayContaining(['2026-Q2', '2026-H1']));
    expect(keys('2026-12-15')).toContain('2027-Q1');
    const reports = (day: string) =>
      reportedIn(CivilDate.parse(day), cchc).map((p) => p.key);
    expect(reports('2026-06-14')).toEqual(['2026-H1', '2026-Y']);
    expect(reports('2026-06-15')).toEqual(['2026-Q3', '2026-Y']);
    expect(reports('2026-11-21')).toEqual(['2026-Y']);
    expect(cchc.dueDay).toBe(20);
  });
});
