import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OpenedForm } from '../actions/draft-open.ts';
import { readFormMedia } from '../actions/form-files.ts';
import { useApp } from '../app-context.ts';
import { FormItems } from '../fields/form-items.tsx';
import { MediaSource } from '../fields/form-media.tsx';
import { jumpTo } from '../fields/jump.ts';
import { memo } from '../fields/memo.tsx';
import { isLong } from '../fields/use-drawn.ts';
import { renameAddress } from '../hooks/rename-address.ts';
import { useCorrection } from '../hooks/use-correction.ts';
import { useDraftLock } from '../hooks/use-draft-lock.ts';
import { useDraftPhotos } from '../hooks/use-draft-photos.ts';
import { useDraftSession } from '../hooks/use-draft-session.ts';
import { useFormFiles } from '../hooks/use-form-files.ts';
import { useFormProblems } from '../hooks/use-form-problems.ts';
import { useSendDraft } from '../hooks/use-send-draft.ts';
import { logBug } from '../log.ts';
import { CorrectionCompare } from './correction-compare.tsx';
import { CorrectionNotice } from './correction-notice.tsx';
import { FormAids } from './form-aids.tsx';
import { FormBar } from './form-bar.tsx';
import { FormFiled } from './form-filed.tsx';
import { FormHeader } from './form-header.tsx';
import { FormNotices } from './form-notices.tsx';
import { FormProblems } from './form-problems.tsx';
import { useFormShown } from './form-shown.ts';
import '../fields/fields.css';
import './form-desk.css';

const Fields = memo(FormItems);

/** A form that begins with a sentence to write ("Báo vướng mắc") puts the cursor there: one tap less. */
function focusFirstText({ form }: OpenedForm): void {
  const first = form.nodes.find(({ item }) => item.kind !== 'hidden');
  if (first?.item.kind === 'text') jumpTo(first.path);
}

/** Filling in one form: from the first letter to "Gửi phiếu". */
export function FormDesk(p: {
  opened: OpenedForm;
  isNew: boolean;
  /** Another window of this device has the draft: here it can only be read. */
  isElsewhere: boolean;
  /** The draft lies on disk under another version of its form. */
  onMoved: () => void;
}): JSX.Element {
  const app = useApp();
  const { opened, isNew, isElsewhere } = p;
  const text = useDraftSession(opened);
  const { session, draft, save } = text;
  const { reportId, assignmentId } = draft;
  const { missing, arrived } = useFormFiles(opened, session);
  const problems = useFormProblems(session);
  const photos = useDraftPhotos(session, opened.filler.unitName);
  const correction = useCorrection(draft);
  const [isComparing, setComparing] = useState(false);
  const leave = () =>
    app.go(assignmentId === null ? { page: 'tasks' } : { page: 'task', assignmentId });
  const sending = useSendDraft({
    session,
    opened,
    settled: photos.settled,
    onProblems: problems.refuse,
    leave,
  });
  // A new draft is ours from its first letter, so that its address opened twice finds it taken.
  useDraftLock(isNew ? reportId : null);
  const isOnDisk = save.kind === 'saved';
  useEffect(() => {
    if (isNew && isOnDisk) renameAddress({ page: 'draft', reportId });
  }, [isNew, isOnDisk, reportId]);
  useEffect(() => {
    if (isNew) focusFirstText(opened);
  }, [isNew, opened]);
  const shown = useFormShown({
    opened,
    text,
    problems,
    photos,
    correction,
    readonly: isElsewhere,
  });
  const { personId } = app;
  const media = useMemo(
    () => (name: string) => readFormMedia(personId, opened.form.definition, name),
    [personId, opened.form, arrived],
  );
  if (sending.opId !== null)
    return <FormFiled opId={sending.opId} assignmentId={assignmentId} leave={leave} />;
  const compare = () => setComparing(true);
  return (
    <form
      class="form-desk"
      noValidate
      aria-label={opened.form.definition.title[app.lang]}
      onSubmit={(event) => event.preventDefault()}
    >
      <FormHeader opened={opened} text={text} />
      <FormNotices
        isElsewhere={isElsewhere}
        isUntouched={isNew && save.kind === 'empty'}
        opened={opened}
        missing={missing}
        text={text}
        sending={sending}
      />
      <FormAids opened={opened} text={text} isLocked={isElsewhere} onMoved={p.onMoved} />
      {correction !== null && (
        <CorrectionNotice correction={correction} shown={shown} onCompare={compare} />
      )}
      {problems.summary && <FormProblems shown={shown} />}
      <fieldset
        class="fields"
        disabled={isElsewhere}
        data-long={isLong(opened.form) || undefined}
      >
        <MediaSource.Provider value={media}>
          <Fields shown={shown} section={-1} rowPath="" earlier={shown.earlier} />
        </MediaSource.Provider>
      </fieldset>
      <FormBar
        text={text}
        isLocked={isElsewhere || correction?.isOpen === false}
        // What a table that is not here decides would be empty, and the phiếu set aside for it.
        isWaiting={missing.length > 0}
        isBusy={sending.isBusy}
        onSend={() => {
          // A newer text stands there: the two are laid side by side before anything is sent.
          if (correction?.isStale) compare();
          else sending.send().catch(logBug);
        }}
        onDiscard={() => sending.discard().catch(logBug)}
      />
      {isComparing && correction !== null && (
        <CorrectionCompare
          correction={correction}
          session={session}
          reading={shown.reading}
          onClose={() => setComparing(false)}
        />
      )}
    </form>
  );
}
