// Which records this build can show. What it cannot waits in `parked` for a build that can: an unknown type (W1), a
// record without what screens lean on, a form with members this build would not run. No schema library: see shape.ts.
import type { FormItem, Question, Section } from '../../domain/form/form.ts';
import type { RecordType } from '../../domain/record.ts';
import type { ReportState } from '../../domain/report.ts';
import type { TaskState } from '../../domain/task.ts';
import type { Change } from '../../sync/protocol.ts';
import {
  fields,
  flag,
  isRecord,
  listOf,
  oneOf,
  orNull,
  type Shape,
  text,
  whole,
} from '../shape.ts';

/** All members of a union, once each: the compiler asks for the ones that are missing. */
const all = <T extends string>(named: Record<T, 1>): T[] => Object.keys(named) as T[];

const ITEM_KINDS = all<FormItem['kind']>({
  text: 1,
  integer: 1,
  decimal: 1,
  range: 1,
  date: 1,
  time: 1,
  dateTime: 1,
  select_one: 1,
  select_multiple: 1,
  rank: 1,
  note: 1,
  geopoint: 1,
  geotrace: 1,
  geoshape: 1,
  image: 1,
  audio: 1,
  video: 1,
  file: 1,
  barcode: 1,
  acknowledge: 1,
  calculate: 1,
  hidden: 1,
  meta: 1,
  group: 1,
  repeat: 1,
});
const ITEM_MEMBERS = all<keyof Question | keyof Section>({
  kind: 1,
  name: 1,
  label: 1,
  hint: 1,
  relevant: 1,
  readonly: 1,
  appearance: 1,
  parameters: 1,
  list: 1,
  required: 1,
  requiredMessage: 1,
  constraint: 1,
  constraintMessage: 1,
  calculation: 1,
  default: 1,
  dynamicDefault: 1,
  guidance: 1,
  media: 1,
  inserts: 1,
  meta: 1,
  listFrom: 1,
  choiceFilter: 1,
  seed: 1,
  triggers: 1,
  repeatCount: 1,
  items: 1,
});
const REPORT_STATES = all<ReportState>({
  SUBMITTED: 1,
  IN_REVIEW: 1,
  RETURNED: 1,
  APPROVED: 1,
  COMPILED: 1,
  LOCKED: 1,
  WITHDRAWN: 1,
});
const TASK_STATES = all<TaskState>({
  NEW: 1,
  ACCEPTED: 1,
  IN_PROGRESS: 1,
  SUBMITTED: 1,
  DONE: 1,
  EXTENDED: 1,
  PAUSED: 1,
  CANCELLED: 1,
  CLOSED: 1,
});

const object: Shape<object> = (value): value is object => isRecord(value);
const list = listOf(object);
const words = listOf(text);

/** A form is run whole or not at all: a rule that is skipped is a wrong form. */
const formItem: Shape<object> = (value): value is object =>
  isRecord(value) &&
  text(value.name) &&
  oneOf(...ITEM_KINDS)(value.kind) &&
  Object.keys(value).every(oneOf(...ITEM_MEMBERS)) &&
  (value.items === undefined || listOf(formItem)(value.items));
const definition = fields({
  id: text,
  version: text,
  title: object,
  items: listOf(formItem),
  lists: object,
});

const span = fields({ from: text, to: text });
const schedule = fields({ kind: text });

const SHAPES: Record<RecordType, Shape<object>> = {
  me: fields({ id: text, name: text, grants: list, contacts: list }),
  unit: fields({ id: text, kind: text, name: text, inside: words }),
  person: fields({ id: text, name: text, positions: list }),
  plan: fields({ id: text, title: text, state: text, targets: list, duties: list }),
  task: fields({ id: text, title: text, detail: text, schedule, window: span }),
  assignment: fields({
    id: text,
    title: text,
    unitId: text,
    state: oneOf(...TASK_STATES),
    schedule,
    window: span,
    counts: object,
    log: list,
  }),
  report: fields({
    id: text,
    title: text,
    unitId: text,
    authorId: text,
    assignmentId: orNull(text),
    form: fields({ id: text, version: text, hash: text }),
    state: oneOf(...REPORT_STATES),
    rev: whole,
    answers: object,
    files: list,
    happenedAt: text,
    log: list,
    past: list,
    sides: list,
  }),
  form: fields({
    id: text,
    formId: text,
    version: text,
    hash: text,
    current: flag,
    definition,
  }),
  list: fields({ id: text, items: list }),
  calendar: fields({ id: text, calendar: object }),
};

/** Whether this build can show the record; a removal needs no reading. */
export const isReadable = ({ type, body }: Change): boolean =>
  Object.hasOwn(SHAPES, type) && (body === null || SHAPES[type as RecordType](body));
