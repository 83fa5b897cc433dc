// Opening a form: the draft with the very version of the form it names, or a new one already filled in with what
// the app knows. Reads the device alone.
import { newDraft } from '../../device/store/drafts.ts';
import type { Draft } from '../../device/store/person-db.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import {
  readCurrentForm,
  readDraft,
  readForm,
  readMe,
  readRecord,
} from '../../device/store/queries.ts';
import { readReport } from '../../device/store/report-queries.ts';
import type { FormDefinition, FormFiles } from '../../domain/form/form.ts';
import type { FormInstance } from '../../domain/form/form-instance.ts';
import {
  needsMoreFunctions,
  useMoreFunctions,
} from '../../domain/form/more-functions.ts';
import { type PreparedForm, prepareForm } from '../../domain/form/prepare-form.ts';
import { type Prefill, startInstance } from '../../domain/form/start-answers.ts';
import type { PeriodCalendar } from '../../domain/period.ts';
import { type Grant, type MeRecord, primaryGrant } from '../../domain/person.ts';
import { occurrenceKeyOf } from '../../domain/schedule/current-occurrence.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import { standingOn } from '../../domain/task-list.ts';
import type { Lang } from '../words/lang.ts';
import { contextAt, type Filler, filingGrant } from './draft-context.ts';
import { type Earlier, readEarlier } from './draft-earlier.ts';
import { takeUnsaved } from './draft-unsaved.ts';
import { readFormFiles } from './form-files.ts';

/** Who opens, and when. Who the person is and the calendar are read anew: an address opened cold comes before them. */
export type Opener = {
  store: PersonStore;
  today: string;
  lang: Lang;
  nowIso: string;
};
type Known = Opener & { me: MeRecord | null; calendar: PeriodCalendar | null };

const readKnown = async (opener: Opener): Promise<Known> => {
  const [me, calendar] = await Promise.all([
    readMe(opener.store),
    readRecord(opener.store, 'calendar', 'cchc'),
  ]);
  return { ...opener, me, calendar: calendar?.calendar ?? null };
};

export type OpenedForm = Earlier & {
  kind: 'open';
  draft: Draft;
  /** Whether the draft lies on disk already. */
  isStored: boolean;
  form: PreparedForm;
  assignment: AssignmentRecord | null;
  filler: Filler;
  /** Rows of the lists that the device keeps, for forms that choose from them. */
  files: FormFiles;
  /** Data files of the form that have not come to this device yet. */
  missing: readonly string[];
  /** A new form as it was opened for its first values; null for a draft. */
  live: FormInstance | null;
};

export type OpenResult =
  | OpenedForm
  | { kind: 'no-form' }
  /** A part of the app that the form needs is not on this device. */
  | { kind: 'no-part' }
  | { kind: 'no-unit' }
  | { kind: 'no-role' }
  /** `isFiled`: the text is not a draft any more because it is a phiếu. */
  | { kind: 'no-draft'; isFiled: boolean };

const prepared = new WeakMap<FormDefinition, PreparedForm>();
/** The form ready to run; null when a part of the app that it needs is not here. */
async function prepare(definition: FormDefinition): Promise<PreparedForm | null> {
  // A rule that cannot be worked out must not pass for one that holds.
  if (needsMoreFunctions(definition)) {
    const isHere = await import('../../domain/form/function-more.ts').then(
      ({ moreFunctions }) => {
        useMoreFunctions(moreFunctions);
        return true;
      },
      () => false,
    );
    if (!isHere) return null;
  }
  const held = prepared.get(definition) ?? prepareForm(definition);
  prepared.set(definition, held);
  return held;
}

// As the server last said: what waits here changes its counts, and no form asks for those.
const readTask = async (
  store: PersonStore,
  id: string | null,
): Promise<AssignmentRecord | null> =>
  id === null ? null : readRecord(store, 'assignment', id);

function fillerOf(
  { store, me, lang, today, calendar }: Known,
  unit: { unitId: string; unitName: string },
  taskId: string | null,
  assignment: AssignmentRecord | null,
): Filler {
  const due =
    assignment === null || calendar === null
      ? null
      : standingOn(today, calendar)({ ...assignment, hasReturned: false }).due;
  return {
    ...unit,
    personId: store.personId,
    personName: me?.name ?? '',
    taskId,
    taskDue: due,
    language: lang,
  };
}

/** Opens a draft by its id. */
export async function openDraft(opener: Opener, reportId: string): Promise<OpenResult> {
  const { store } = opener;
  const onDisk = await readDraft(store, reportId);
  const draft = takeUnsaved(reportId) ?? onDisk;
  if (draft === null) {
    const { record } = await readReport(store, reportId);
    return { kind: 'no-draft', isFiled: record !== null };
  }
  const { unitId, taskId } = draft;
  const [known, form, assignment, earlier, report] = await Promise.all([
    readKnown(opener),
    readForm(store, draft.form),
    readTask(store, draft.assignmentId),
    readEarlier(store, { unitId, taskId, formId: draft.form.id }),
    readReport(store, reportId),
  ]);
  if (form === null) return { kind: 'no-form' };
  const [ready, { files, missing }] = await Promise.all([
    prepare(form.definition),
    readFormFiles(store, form.definition, draft.unitId),
  ]);
  if (ready === null) return { kind: 'no-part' };
  const unitName =
    known.me?.grants.find((grant) => grant.unitId === draft.unitId)?.unitName ??
    report.record?.unitName ??
    '';
  return {
    kind: 'open',
    draft,
    isStored: onDisk !== null && onDisk.updatedAt === draft.updatedAt,
    form: ready,
    files,
    missing,
    live: null,
    assignment,
    filler: fillerOf(known, { unitId: draft.unitId, unitName }, draft.taskId, assignment),
    ...earlier,
  };
}

/** What the app knows and never asks; how the task is done, its topics and audiences are suggestions. */
function prefillOf(
  opener: Known,
  grant: Grant,
  assignment: AssignmentRecord | null,
  { formId, channel }: Earlier & { formId: string },
): Prefill {
  const own = {
    unit_id: grant.unitId,
    unit_name: grant.unitName,
    reporter_id: opener.store.personId,
  };
  if (assignment === null) return own;
  const { schedule, window, channels, topics, audiences } = assignment;
  // What is written in another form than the task's own was done in another way than the plan says.
  const planned =
    formId === assignment.formId && channels.length === 1 ? channels[0] : undefined;
  const periodKey =
    opener.calendar === null
      ? null
      : occurrenceKeyOf(schedule, window, opener.calendar, opener.today);
  return {
    ...own,
    task_id: assignment.taskId,
    plan_id: assignment.planId,
    ...(periodKey === null ? {} : { period_key: periodKey }),
    channel: channel ?? planned,
    topics,
    audiences,
    activity_title: assignment.title.slice(0, 250),
  };
}

/** The campaign whose hamlets a form of a person asked may choose from: the unit's latest that was confirmed. */
function campaignOf({ strata = [] }: FormFiles): Prefill {
  const campaign = strata.at(-1)?.campaign;
  return campaign === undefined ? {} : { campaign_id: campaign };
}

/**
 * Opens a new form in memory; nothing is stored before the first real input.
 * @param of `acting`: the position the person works in, as far as the app knows yet
 */
export async function openNew(
  opener: Opener,
  of: { formId: string; assignmentId: string | null; acting: Grant | null },
): Promise<OpenResult> {
  const { store } = opener;
  const [known, form, assignment] = await Promise.all([
    readKnown(opener),
    readCurrentForm(store, of.formId),
    readTask(store, of.assignmentId),
  ]);
  const { me } = known;
  if (me === null) return { kind: 'no-unit' };
  if (form === null) return { kind: 'no-form' };
  const acting = of.acting ?? primaryGrant(me.grants, opener.today) ?? null;
  const grant = filingGrant(me, acting, assignment?.unitId ?? null, opener.today);
  if (grant === null) return { kind: 'no-role' };
  const taskId = assignment?.taskId ?? null;
  const { unitId, unitName } = grant;
  const filler = fillerOf(known, { unitId, unitName }, taskId, assignment);
  const [ready, { files, missing }, earlier] = await Promise.all([
    prepare(form.definition),
    readFormFiles(store, form.definition, unitId),
    readEarlier(store, { unitId, taskId, formId: form.formId }),
  ]);
  if (ready === null) return { kind: 'no-part' };
  const live = startInstance(
    ready,
    contextAt(filler, opener.nowIso),
    {
      ...prefillOf(known, grant, assignment, { ...earlier, formId: form.formId }),
      ...campaignOf(files),
    },
    files,
  );
  const draft = newDraft(store, {
    form: { id: form.formId, version: form.version, hash: form.hash },
    unitId: grant.unitId,
    taskId,
    assignmentId: assignment?.id ?? null,
    answers: live.answers,
  });
  return {
    kind: 'open',
    draft,
    isStored: false,
    form: ready,
    files,
    missing,
    live,
    assignment,
    filler,
    ...earlier,
  };
}
