import type { ComponentChildren, JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatDate } from '../../domain/civil-date.ts';
import { isOpenAssignment } from '../../domain/task.ts';
import { periodsApart } from '../../domain/task-list.ts';
import { answerText } from '../../sync/filing.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import type { SaveFault, SaveState } from '../actions/draft-writer.ts';
import { useApp } from '../app-context.ts';
import { jumpTo } from '../fields/jump.ts';
import type { OpenText } from '../hooks/use-draft-session.ts';
import { useSameTask } from '../hooks/use-same-task.ts';
import type { Sending } from '../hooks/use-send-draft.ts';
import { logBug } from '../log.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { rangeText } from '../parts/task-progress.ts';
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
  draft: OpenText['draft'];
  save: SaveState;
  sending: Sending;
}): JSX.Element {
  const { words } = useApp();
  const w = words.form;
  const { trouble } = p.sending;
  const { assignment } = p.opened;
  const fault =
    p.save.kind === 'failed'
      ? p.save.fault
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
      <OtherPeriod opened={p.opened} draft={p.draft} />
      <SameTask draft={p.draft} isUntouched={p.isUntouched} />
    </>
  );
}

/** The day is folded away and today unless it is changed: said before a phiếu goes to another period than the one waited for. */
function OtherPeriod(p: {
  opened: OpenedForm;
  draft: OpenText['draft'];
}): JSX.Element | null {
  const { words, today, calendar } = useApp();
  const w = words.form;
  const { assignment, form } = p.opened;
  const day = answerText(p.draft.answers, 'activity_date') ?? today;
  const apart = useMemo(
    () =>
      assignment &&
      calendar &&
      periodsApart({ ...assignment, hasReturned: false }, day, today, calendar),
    [assignment, day, today, calendar],
  );
  // An old phiếu that is corrected speaks of its own period.
  if (!apart || (p.draft.baseRev > 0 && !apart.isOver)) return null;
  const { own, asked, isOver } = apart;
  const date = form.nodes.find(({ item }) => item.name === 'activity_date');
  return (
    <Notice tone="wait">
      <p>
        {w.otherPeriod(
          date ? formatDate(day) : null,
          rangeText(own),
          rangeText(asked),
          isOver,
        )}
      </p>
      {date && (
        <p>
          <button type="button" onClick={() => jumpTo(date.path)}>
            {w.toDate}
          </button>
        </p>
      )}
    </Notice>
  );
}

/** A notice, not a block: the unit may well have done two things on one day. */
function SameTask(p: {
  draft: OpenText['draft'];
  isUntouched: boolean;
}): JSX.Element | null {
  const { words, today, go } = useApp();
  const w = words.form;
  const { filedOn, otherDraftId } = useSameTask(p.draft);
  const date = answerText(p.draft.answers, 'activity_date') ?? today;
  const filed = p.draft.baseRev === 0 ? filedOn(date) : [];
  const [first] = filed;
  return (
    <>
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
