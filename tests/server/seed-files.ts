// The seed files as the checks read them: CSV rows by column name, JSON through its schema.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Target } from '../../src/domain/plan.ts';
import { Schedule } from '../../src/domain/schedule/schedule.ts';
import { UnitKind } from '../../src/domain/unit.ts';

const seedDir = 'src/server/seed';
export const readSeed = (file: string): string =>
  readFileSync(join(seedDir, file), 'utf8');
export const readSeedJson = (file: string): unknown => JSON.parse(readSeed(file));

/** Data files of this folder, without the form texts, which have checks of their own. */
export const seedFiles = (): string[] =>
  readdirSync(seedDir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(csv|json)$/.test(file) && !file.startsWith('forms/'));

function cellsOf(line: string): string[] {
  const found = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g);
  return [...found].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
}

function readRows<Column extends string>(
  file: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const [head, ...lines] = readSeed(file).trimEnd().split('\n');
  if (head !== columns.join(',')) throw new Error(`${file} has other columns: ${head}`);
  return lines.map((line, at) => {
    const cells = cellsOf(line);
    if (cells.length !== columns.length) throw new Error(`${file}:${at + 2} ${line}`);
    return Object.fromEntries(columns.map((c, i) => [c, cells[i]])) as Record<
      Column,
      string
    >;
  });
}

const Day = z.iso.date();
const Dated = { valid_from: Day.or(z.literal('')), valid_to: Day.or(z.literal('')) };
const UnitRow = z.object({
  id: z.string().regex(/^u\d{5}$/),
  kind: UnitKind,
  name: z.string().min(3),
  short: z.string().min(2),
  code: z.string().regex(/^(\d{2}|\d{5})?$/),
  parent_id: z.string(),
  ...Dated,
  doc_abbrev: z.string(),
});
export type UnitRow = z.infer<typeof UnitRow>;

export const units = z
  .array(UnitRow)
  .parse(
    readRows('units.csv', [
      'id',
      'kind',
      'name',
      'short',
      'code',
      'parent_id',
      'valid_from',
      'valid_to',
      'doc_abbrev',
    ]),
  );
export const unitById = new Map(units.map((unit) => [unit.id, unit]));
export const codes = readRows('unit-codes.csv', [
  'unit_id',
  'code',
  'valid_from',
  'valid_to',
]);
export const successors = readRows('unit-successors.csv', [
  'old_id',
  'new_id',
  'valid_from',
  'note',
]);
export const names = readRows('unit-names.csv', [
  'name_as_written',
  'unit_id',
  'plan_id',
  'note',
]);
export const groups = readRows('unit-groups.csv', [
  'name_as_written',
  'plan_id',
  'groups',
  'note',
]);

const Group = z.enum([
  'COMMUNES',
  'FULL_COMMUNES',
  'CENTRES',
  'DEPARTMENTS',
  'DIVISIONS',
  'LEADS',
]);
const Item = z.strictObject({
  id: z.string(),
  as: z.enum(['task', 'target', 'reporting-duty']),
  title: z.string().min(5).max(90),
  detail: z.string().min(20),
  lines: z.string().regex(/^\d+(, \d+)*$/),
  section: z.string(),
  lead: z.string(),
  leadUnitIds: z.array(z.string()),
  coord: z.string().nullable(),
  coordUnitIds: z.array(z.string()),
  binding: z.enum(['ASSIGNED', 'REQUESTED']),
  audiences: z.array(z.string()).min(1),
  channels: z.array(z.string()).min(1),
  topics: z.array(z.string()).min(1),
  products: z.array(z.string()).min(1),
  phrase: z.string().nullable(),
  schedule: Schedule,
  reporting: z.strictObject({ to: z.string(), unitId: z.string().nullable() }).nullable(),
  target: z.nullable(Target),
  funding: z.string().nullable(),
  form: z.string(),
  also: z.array(z.string()),
  assignees: z
    .array(z.strictObject({ group: Group, role: z.enum(['LEAD', 'COORD', 'INFORM']) }))
    .min(1),
});
const PlanFile = z.strictObject({
  id: z.string(),
  number: z.string().nullable(),
  docType: z.enum(['QD', 'KH']),
  title: z.string(),
  issuerUnitId: z.string(),
  issuerAsWritten: z.string(),
  issuedOn: Day,
  issuedOnPrecision: z.enum(['day', 'month', 'year']),
  year: z.int(),
  windowFrom: Day,
  windowTo: Day,
  parents: z.array(z.string()).min(1),
  basis: z.array(z.string()).min(1),
  theme: z.string(),
  objectives: z.string(),
  funding: z.string(),
  focalUnitId: z.string(),
  sections: z.array(
    z.strictObject({
      path: z.string(),
      kind: z.enum([
        'OBJECTIVE',
        'CONTENT',
        'CHANNEL',
        'AUDIENCE',
        'ASSIGNMENT',
        'FUNDING',
        'ORGANISATION',
        'APPENDIX',
      ]),
      heading: z.string(),
      line: z.int(),
    }),
  ),
  items: z.array(Item),
});
export type PlanFile = z.infer<typeof PlanFile>;
export type PlanItemFile = PlanFile['items'][number];

export const plans = ['a', 'b', 'c', 'd', 'e'].map((id) =>
  PlanFile.parse(readSeedJson(`plans/${id}.json`)),
);
export const items = plans.flatMap((plan) => plan.items.map((item) => ({ plan, item })));

export const fullCommunes = z
  .record(z.string(), z.array(z.string()).length(3))
  .parse(readSeedJson('full-communes.json'));
const Choice = z.strictObject({ code: z.string(), vi: z.string(), en: z.string() });
export const lists = z
  .record(z.string(), z.array(Choice))
  .parse(readSeedJson('lists.json'));

const Person = z.strictObject({
  id: z.string().regex(/^p-demo-\d{3}$/),
  name: z.string().endsWith(' (mẫu)'),
  phone: z.string().regex(/^0900000\d{3}$/),
  demo: z.literal(true),
  positions: z
    .array(
      z.strictObject({
        unitId: z.string(),
        role: z.enum([
          'OFFICER',
          'DESK',
          'COORDINATOR',
          'LEADER',
          'CLERK',
          'ADMIN',
          'VIEWER',
        ]),
        title: z.string(),
        primary: z.boolean(),
      }),
    )
    .min(1),
});
export const people = z.array(Person).parse(readSeedJson('people.json'));

export const isOfToday = (id: string): boolean => unitById.get(id)?.valid_to === '';
/** The provincial people's committee above a unit, or the unit itself. */
export function provinceOf(id: string): string {
  const parent = unitById.get(id)?.parent_id;
  return parent ? provinceOf(parent) : id;
}
