import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type { FormNode } from '../../domain/form/prepare-form.ts';
import { isOpenAssignment } from '../../domain/task.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import type { SaveFault } from '../actions/draft-writer.ts';
import { useApp } from '../app-context.ts';
import { jumpTo } from '../fields/jump.ts';
import type { OpenText } from '../hooks/use-draft-session.ts';
import { useSameTask } from '../hooks/use-same-task.ts';
import type { Sending } from '../hooks/use-send-draft.ts';
import { logBug } from '../log.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { apartText } from '../parts/task-progress.ts';
import type { Words } from '../words/vi.ts';

const faultText = (fault: SaveFault, words: Words): string =>
  ({
    'storage-full': words.shell.storageFull,
    'storage-blocked': words.shell.storageBlocked,
    bug: words.form.save.bug,
  })[fault];

/** What the person should know before going on: not saved, open elsewhere, already reported, another period. */
export function FormNotices(p: {
  isElsewhere: boolean;
  isUntouched: boolean;
  opened: OpenedForm;
  /** Data files of the form that are not on this device yet. */
  missing: readonly string[];
  text: OpenText;
  sending: Sending;
}): JSX.Element {
  const { words } = useApp();
  const w = words.form;
  const { trouble } = p.sending;
  const { save } = p.text;
  const { assignment } = p.opened;
  const fault =
    save.kind === 'failed'
      ? save.fault
      : trouble === 'changed' || trouble === 'gone'
        ? null
        : trouble;
  return (
    <>
      {fault !== null && (
        <Notice tone="bad">
          <strong>{w.save.failed}</strong>
          <p>{faultText(fault, words)}</p>
          <p>
            <button type="button" onClick={() => p.sending.retry().catch(logBug)}>
              {words.shell.retry}
            </button>
          </p>
        </Notice>
      )}
      {(trouble === 'changed' || trouble === 'gone') && (
        <Notice tone="bad">
          <p>{w[trouble]}</p>
          {trouble === 'changed' && (
            <p>
              <button type="button" onClick={() => location.reload()}>
                {w.reopen}
              </button>
            </p>
          )}
        </Notice>
      )}
      {p.isElsewhere && (
        <Notice tone="wait">
          <p>{w.elsewhere}</p>
        </Notice>
      )}
      {assignment !== null && !isOpenAssignment(assignment) && (
        <Notice tone="wait">
          <p>{w.taskClosed}</p>
        </Notice>
      )}
      {p.missing.length > 0 && (
        <Notice tone="wait">
          <p>{w.filesMissing(p.missing.join(', '))}</p>
        </Notice>
      )}
      <SameTask {...p} />
    </>
  );
}

/**
 * Before a phiếu goes to another period than the one its task waits for: its day is folded away, and today unless
 * it is changed.
 */
function OtherPeriod(p: {
  opened: OpenedForm;
  text: OpenText;
  date: FormNode | undefined;
  day: string;
  filedIn: (periodKey: string) => number;
}): JSX.Element | null {
  const app = useApp();
  const { date, day, filedIn } = p;
  const { assignment } = p.opened;
  const { draft } = p.text;
  const apart = useMemo(
    () => assignment && apartText(assignment, draft, day, app),
    [assignment, day, app],
  );
  // What waits to be sent is not in the task's counts.
  if (!apart || filedIn(apart.asked.periodKey) >= apart.asked.minCount) return null;
  return (
    <Notice tone="wait">
      <p>{apart.text}</p>
      {date?.item.kind === 'date' && (
        <p>
          <button type="button" onClick={() => jumpTo(date.path)}>
            {app.words.form.toDate}
          </button>
        </p>
      )}
    </Notice>
  );
}

/** A notice, not a block: the unit may well have done two things on one day. */
function SameTask(p: {
  opened: OpenedForm;
  text: OpenText;
  isUntouched: boolean;
}): JSX.Element | null {
  const { words, today, go } = useApp();
  const w = words.form;
  const { draft, session } = p.text;
  const { filedOn, filedIn, otherDraftId } = useSameTask(draft);
  const date = p.opened.form.nodes.find(({ item }) => item.name === 'activity_date');
  // Many a form works it out from another day.
  const day = String((date && session.live().valueAt(date.path)) || today);
  const filed = draft.baseRev === 0 ? filedOn(day) : [];
  const [first] = filed;
  return (
    <>
      <OtherPeriod {...p} {...{ date, day, filedIn }} />
      {p.isUntouched && otherDraftId !== null && (
        <Notice tone="wait">
          <p>{w.otherDraft}</p>
          <p>
            <Link class="button" to={{ page: 'draft', reportId: otherDraftId }} go={go}>
              {w.openDraft}
            </Link>
          </p>
        </Notice>
      )}
      {first !== undefined && (
        <Notice tone="wait">
          <p>{w.sameDay(filed.length)}</p>
          <p>
            <Link to={{ page: 'report', reportId: first.id }} go={go}>
              {w.seeReport}
            </Link>
          </p>
        </Notice>
      )}
    </>
  );
}

function Notice(p: { tone: 'bad' | 'wait'; children: ComponentChildren }): JSX.Element {
  return (
    <div class="notice" data-tone={p.tone} role={p.tone === 'bad' ? 'alert' : 'status'}>
      <Icon of={CircleAlert} />
      {p.children}
    </div>
  );
}
