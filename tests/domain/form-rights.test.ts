import { expect, test } from 'vitest';
import { mayManageCommonForms, mayManageForms } from '../../src/domain/form-rights.ts';
import { Role } from '../../src/domain/person.ts';
import { aGrant, TODAY } from '../support/build.ts';

const commune = { id: 'xa-a', inside: [] };
const centre = { id: 'pvhcc-a', inside: ['xa-a'] };

test('[FORMS] coordinators and administrators manage forms of their unit and inside it, nobody else', () => {
  const may = Role.options.filter((role) =>
    mayManageForms([aGrant({ role })], centre, TODAY),
  );
  expect(may).toEqual(['COORDINATOR', 'ADMIN']);
});

test('[FORMS] not upwards, not sideways, not after the grant has ended', () => {
  const inner = aGrant({ role: 'COORDINATOR', unitId: 'pvhcc-a' });
  expect(mayManageForms([inner], commune, TODAY)).toBe(false);
  expect(mayManageForms([inner], { id: 'vp-a', inside: ['xa-a'] }, TODAY)).toBe(false);
  const over = aGrant({ role: 'COORDINATOR', from: '2025-01-01', to: '2025-12-31' });
  expect(mayManageForms([over], commune, TODAY)).toBe(false);
});

test('[FORMS] forms of no unit are for administrators of a supervising body', () => {
  const admin = (unitKind: 'DEPARTMENT' | 'COMMUNE_PC_XA' | 'DIVISION') =>
    mayManageCommonForms([aGrant({ role: 'ADMIN', unitKind })], TODAY);
  expect([admin('DEPARTMENT'), admin('COMMUNE_PC_XA'), admin('DIVISION')]).toEqual([
    true,
    false,
    false,
  ]);
  const coordinator = aGrant({ role: 'COORDINATOR', unitKind: 'DEPARTMENT' });
  expect(mayManageCommonForms([coordinator], TODAY)).toBe(false);
});
