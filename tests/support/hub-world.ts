// The world the hub contract plays in: one province, a department, two communes (one with its one-stop centre),
// one commune that merged into the first, and their people.
import type { FormDefinition } from '../../src/domain/form/form.ts';
import type { PeriodCalendar } from '../../src/domain/period.ts';
import type { Grant } from '../../src/domain/person.ts';
import type { PlanRecord } from '../../src/domain/plan.ts';
import type { AssignmentRecord, TaskRecord } from '../../src/domain/task.ts';
import type { UnitRecord } from '../../src/domain/unit.ts';
import type { Pusher } from '../../src/sync/hub-store.ts';
import {
  aCalendar,
  aFormDefinition,
  aFormHash,
  aGrant,
  anAssignment,
  uuid,
} from './build.ts';

export type HubPerson = { id: string; name: string; grants: Grant[] };
export type HubWorld = {
  units: UnitRecord[];
  /** Which ended unit lives on in which. */
  successors: { old: string; next: string }[];
  people: HubPerson[];
  plan: PlanRecord;
  task: TaskRecord;
  assignments: AssignmentRecord[];
  form: { hash: string; definition: FormDefinition };
  calendar: PeriodCalendar;
};

export const aUnit = (over: Partial<UnitRecord> & { id: string }): UnitRecord => ({
  kind: 'COMMUNE_PC_XA',
  name: `Đơn vị ${over.id}`,
  short: over.id,
  code: null,
  parentId: 'tinh-a',
  rootId: over.id,
  inside: [],
  provinceId: 'tinh-a',
  validFrom: '2025-07-01',
  validTo: null,
  ...over,
});

const at = (unit: UnitRecord, over: Partial<Grant> = {}): Grant =>
  aGrant({
    unitId: unit.id,
    unitName: unit.name,
    unitKind: unit.kind,
    rootId: unit.rootId,
    rootName: unit.name,
    provinceId: unit.provinceId,
    ...over,
  });

export const aTask: TaskRecord = {
  id: 'task-1',
  planId: 'plan-1',
  code: 'T1',
  title: 'Tuyên truyền trên loa truyền thanh',
  detail: '',
  lines: '1',
  section: null,
  leadRaw: null,
  coordRaw: null,
  binding: 'ASSIGNED',
  audiences: [],
  channels: [],
  topics: [],
  products: [],
  phrase: 'hằng tháng',
  schedule: { kind: 'RECURRING', freq: 'MONTHLY' },
  window: { from: '2026-01-01', to: '2026-12-31' },
  reportTo: null,
  target: null,
  funding: null,
  formId: 'f-test',
};

export const aPlan: PlanRecord = {
  id: 'plan-1',
  code: 'KH-12',
  number: '12/KH-SNV',
  docType: 'KH',
  title: 'Kế hoạch tuyên truyền cải cách hành chính năm 2026',
  issuerUnitId: 'so-a',
  issuerName: 'Sở Nội vụ',
  focalUnitId: 'so-a',
  issuedOn: '2026-01-05',
  year: 2026,
  window: { from: '2026-01-01', to: '2026-12-31' },
  state: 'ISSUED',
  copyOf: null,
  theme: '',
  objectives: '',
  funding: null,
  parents: [],
  basis: [],
  targets: [],
  duties: [],
  taskCount: 1,
};

/** Who pushes in the tests: the person of that id, on the n-th device. */
export const aPusher = (personId: string, device = 1): Pusher => ({
  personId,
  personName: `Tên ${personId}`,
  deviceId: uuid(device, 9),
});

/** The world, made afresh. */
export function aHubWorld(): HubWorld {
  const province = aUnit({ id: 'tinh-a', kind: 'PROVINCE_PC', parentId: null });
  const department = aUnit({ id: 'so-a', kind: 'DEPARTMENT' });
  const a = aUnit({ id: 'xa-a' });
  const b = aUnit({ id: 'xa-b' });
  const inner = { parentId: 'xa-a', rootId: 'xa-a', inside: ['xa-a'] };
  const centre = aUnit({ id: 'pvhcc-a', kind: 'COMM_PASC', ...inner });
  const old = aUnit({ id: 'xa-cu', validTo: '2026-02-28' });
  const person = (id: string, ...grants: Grant[]): HubPerson => ({
    id,
    name: `Tên ${id}`,
    grants,
  });
  return {
    units: [province, department, a, b, centre, old],
    successors: [{ old: 'xa-cu', next: 'xa-a' }],
    people: [
      person('person-1', at(a)),
      person('person-2', at(a)),
      person('desk-1', at(centre, { role: 'DESK' })),
      person('coordinator-1', at(a, { role: 'COORDINATOR' })),
      person('person-b', at(b)),
      person('viewer-1', at(department, { role: 'VIEWER' })),
      person('merged-1', at(old, { to: '2026-02-28' }), at(a, { from: '2026-03-01' })),
      person('gone-1', at(a, { to: '2026-03-01' })),
    ],
    plan: aPlan,
    task: aTask,
    assignments: [
      anAssignment(),
      anAssignment({ id: 'assignment-b', unitId: 'xa-b', unitName: b.name }),
      anAssignment({ id: 'assignment-closed', state: 'CANCELLED' }),
      anAssignment({ id: 'assignment-centre', unitId: 'pvhcc-a', unitName: centre.name }),
    ],
    form: { hash: aFormHash, definition: aFormDefinition },
    calendar: aCalendar,
  };
}
