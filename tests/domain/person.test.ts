import { describe, expect, test } from 'vitest';
import {
  contactOf,
  isAllowed,
  primaryGrant,
  Role,
  scopeOf,
} from '../../src/domain/person.ts';
import { audiencesOf } from '../../src/domain/unit.ts';
import { aGrant, TODAY } from '../support/build.ts';

const commune = { id: 'xa-a', inside: [] as string[] };
const centre = { id: 'pvhcc-a', inside: ['xa-a'] };
const elsewhere = { id: 'xa-b', inside: [] as string[] };

describe('what a grant allows', () => {
  test('[SCOPE] nobody may do anything at a unit that is not theirs nor inside theirs', () => {
    for (const role of Role.options)
      for (const act of [
        'file-report',
        'approve-report',
        'assign-person',
        'accept-task',
      ] as const)
        expect(isAllowed([aGrant({ role })], act, elsewhere, TODAY)).toBe(false);
  });

  test('[SCOPE] an officer acts at the very unit, a coordinator inside it too', () => {
    expect(isAllowed([aGrant()], 'file-report', commune, TODAY)).toBe(true);
    expect(isAllowed([aGrant()], 'file-report', centre, TODAY)).toBe(false);
    const coordinator = aGrant({ role: 'COORDINATOR' });
    expect(isAllowed([coordinator], 'return-report', centre, TODAY)).toBe(true);
  });

  test('[SCOPE] confirming and asking for more belong to the coordinator alone', () => {
    for (const act of ['take-up-report', 'return-report', 'approve-report'] as const)
      expect(
        Role.options.filter((role) => isAllowed([aGrant({ role })], act, commune, TODAY)),
      ).toEqual(['COORDINATOR']);
  });

  test('[SCOPE] a grant counts on its first and last day and on no other side of them', () => {
    const grant = aGrant({ from: '2026-03-13', to: '2026-03-20' });
    const on = (day: string) => isAllowed([grant], 'file-report', commune, day);
    expect([
      on('2026-03-12'),
      on('2026-03-13'),
      on('2026-03-20'),
      on('2026-03-21'),
    ]).toEqual([false, true, true, false]);
  });
});

describe('the audiences a person holds', () => {
  test('[SCOPE] an officer holds the own unit, never what lies inside or under it', () => {
    expect(scopeOf('p1', [aGrant()], TODAY)).toEqual(['all', 'person:p1', 'xa-a']);
  });

  test('[SCOPE] what belongs to a centre reaches its commune’s coordinator and no officer of it', () => {
    const tags = audiencesOf(centre);
    const sees = (role: 'OFFICER' | 'COORDINATOR') =>
      tags.some((tag) => scopeOf('p1', [aGrant({ role })], TODAY).includes(tag));
    expect([sees('COORDINATOR'), sees('OFFICER')]).toEqual([true, false]);
  });

  test('[SCOPE] only supervising roles at a department see over other units', () => {
    const at = { unitId: 'so-a', unitKind: 'DEPARTMENT' as const, rootId: 'so-a' };
    expect(scopeOf('p1', [aGrant({ ...at, role: 'VIEWER' })], TODAY)).toContain(
      'over:so-a',
    );
    expect(scopeOf('p1', [aGrant({ ...at, role: 'OFFICER' })], TODAY)).not.toContain(
      'over:so-a',
    );
    expect(scopeOf('p1', [aGrant({ role: 'COORDINATOR' })], TODAY)).not.toContain(
      'over:xa-a',
    );
  });

  test('[SCOPE] an ended grant holds nothing, and the primary one comes first', () => {
    const ended = aGrant({ to: '2026-01-31' });
    expect(scopeOf('p1', [ended], TODAY)).toEqual(['all', 'person:p1']);
    const second = aGrant({ unitId: 'pvhcc-a', primary: false });
    expect(primaryGrant([second, aGrant()], TODAY)?.unitId).toBe('xa-a');
    expect(primaryGrant([second, ended], TODAY)?.unitId).toBe('pvhcc-a');
  });
});

test('[HELP] nobody is told to call themselves', () => {
  const contacts = [
    { rootId: 'xa-a', name: 'Cao Văn Thành', phone: '0900000002' },
    { rootId: 'xa-b', name: 'Lê Thị Bình', phone: '0900000003' },
  ];
  const me = {
    id: 'p-1',
    name: 'Nguyễn Văn An',
    phone: '0900000001',
    demo: false,
    grants: [],
    contacts,
  };
  expect(contactOf(me, 'xa-b')).toBe(contacts[1]);
  expect(contactOf(me, 'xa-z')).toBe(contacts[0]);
  expect(contactOf({ ...me, phone: '0900000002' }, 'xa-a')).toBe(contacts[1]);
  const alone = { ...me, phone: '0900000002', contacts: contacts.slice(0, 1) };
  expect(contactOf(alone, 'xa-a')).toBeUndefined();
});
