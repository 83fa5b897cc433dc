import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { contactOf } from '../../domain/person.ts';
import { bringBack, putAway, reopen, takeBack } from '../actions/report.ts';
import { useApp, usePill } from '../app-context.ts';
import { type OutboxLine, useOutbox } from '../hooks/use-outbox.ts';
import { useTrying } from '../hooks/use-trying.ts';
import { Empty } from '../parts/empty.tsx';
import { FaultLine } from '../parts/fault-line.tsx';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, CircleCheck, RefreshCw } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';
import { ListSection } from '../parts/list-section.tsx';
import { Pencil, Undo2 } from '../parts/more-icons.ts';
import { OutboxItem } from '../parts/outbox-item.tsx';
import { photosLeft, photosRefused } from '../parts/outbox-state.ts';
import type { Route } from '../route.ts';
import { DraftsSection } from './drafts-section.tsx';

const FIRST = 20;
const LATELY = 8;

type GroupName = 'waiting' | 'setAside' | 'photos' | 'sent';

/** Where an item stands: what needs the person comes first. */
function groupOf(line: OutboxLine): GroupName {
  if (line.state === 'set-aside' || photosRefused(line) > 0) return 'setAside';
  if (line.state === 'queued') return 'waiting';
  return photosLeft(line) > 0 ? 'photos' : 'sent';
}

/** *Tình trạng gửi*: every item, how far it has come, and what to do when it cannot go. */
export function OutboxPage(): JSX.Element {
  const app = useApp();
  const pill = usePill();
  const w = app.words.outbox;
  const lines = useOutbox();
  const groups: Record<GroupName, OutboxLine[]> = {
    waiting: [],
    setAside: [],
    photos: [],
    sent: [],
  };
  for (const line of lines ?? []) groups[groupOf(line)].push(line);
  const listed = groups.photos.reduce((sum, line) => sum + photosLeft(line), 0);
  const held = [...groups.waiting, ...groups.setAside].reduce(
    (sum, line) => sum + line.files.length,
    0,
  );
  const unlisted = Math.max(0, pill.totals.files - listed - held);
  const isClear =
    lines !== undefined &&
    pill.totals.ops + pill.totals.files + pill.totals.setAside === 0;
  return (
    <>
      <h1>{w.title}</h1>
      <Head />
      {isClear && (
        <Empty
          icon={CircleCheck}
          title={w.allSent}
          body={groups.sent.length > 0 ? w.allSentBody : w.nothingYet}
        />
      )}
      <Group title={w.setAsideTitle} lines={groups.setAside} first={FIRST} />
      <Group title={w.waitingTitle} lines={groups.waiting} first={FIRST} />
      <Group title={w.photosTitle} lines={groups.photos} first={FIRST} />
      {unlisted > 0 && <p class="hint">{w.morePhotos(unlisted)}</p>}
      <DraftsSection title={w.draftsTitle} />
      <Group title={w.sentTitle} lines={groups.sent.reverse()} first={LATELY} />
    </>
  );
}

/** Why nothing moves, if nothing does, and the one button. */
function Head(): JSX.Element {
  const app = useApp();
  const { words } = app;
  const { status, totals } = usePill();
  const w = words.outbox;
  const why = status.kind === 'waiting' ? status.why : null;
  const isBusy = status.kind === 'syncing';
  const hasWork = totals.ops + totals.files > 0;
  const isPassing = why === 'backoff' && !hasWork;
  const name = hasWork ? w.sendNow : words.settings.ready.update;
  const contact = contactOf(app.me, app.acting?.rootId);
  return (
    <div class="stack">
      {why !== null && !isPassing && (
        <div class="notice" data-tone={why === 'offline' ? undefined : 'bad'}>
          <Icon of={CircleAlert} />
          <p>{w.advice[why]}</p>
          {why === 'forbidden' && contact !== undefined && (
            <p>{words.shell.callCoordinator(contact.name, contact.phone)}</p>
          )}
          {why === 'signed-out' && (
            <Link class="button primary" to={{ page: 'sign-in' }} go={app.go}>
              {w.signInAgain}
            </Link>
          )}
        </div>
      )}
      <p class="row">
        <button
          type="button"
          class={hasWork ? 'primary' : ''}
          aria-disabled={isBusy || undefined}
          onClick={() => app.requestSync(true)}
        >
          <Icon of={RefreshCw} />
          {isBusy ? w.sending : name}
        </button>
      </p>
    </div>
  );
}

function Group(props: {
  title: string;
  lines: readonly OutboxLine[];
  first: number;
}): JSX.Element | null {
  const app = useApp();
  const { status } = usePill();
  const [limit, setLimit] = useState(props.first);
  const { lines } = props;
  const id = props.title.replace(/\s/g, '-');
  if (lines.length === 0) return null;
  const isPushing = status.kind === 'syncing' && status.step === 'push';
  return (
    <ListSection
      id={id}
      title={props.title}
      count={lines.length}
      more={
        lines.length > limit
          ? app.words.outbox.showMore(Math.min(50, lines.length - limit))
          : null
      }
      onMore={() => setLimit(limit + 50)}
    >
      {lines.slice(0, limit).map((line) => (
        <OutboxItem
          key={line.opId}
          item={line}
          at={{ nowIso: app.nowIso(), today: app.today, isPushing }}
          words={app.words}
        >
          <Acts line={line} />
        </OutboxItem>
      ))}
    </ListSection>
  );
}

/** What can be done with one item. */
function Acts({ line }: { line: OutboxLine }): JSX.Element {
  const app = useApp();
  const { words, store } = app;
  const w = words.outbox;
  const { fault, run } = useTrying();
  const isText = line.kind === 'file-report';
  const back = (act: ReturnType<typeof takeBack>, gone: string) =>
    run(act, (result) => {
      app.requestSync();
      if (result.kind === 'gone') return app.say(gone);
      app.say(w.back[result.kind]);
      app.go({ page: 'draft', reportId: result.reportId });
    });
  const away = () =>
    run(putAway(store, line.opId), (result) => {
      if (result.kind === 'gone') return app.say(w.dismissed);
      const { reportId } = result;
      app.say(w.putAwayDone, () => run(bringBack(store, reportId), () => undefined));
    });
  const to: Route = line.kind.endsWith('-report')
    ? { page: 'report', reportId: line.recordId }
    : { page: 'task', assignmentId: line.recordId };
  return (
    <>
      <FaultLine fault={fault} words={words} />
      {line.state === 'set-aside' && !line.isBehind && isText && (
        <>
          <button
            type="button"
            class="primary"
            onClick={() => back(reopen(store, line.opId), w.dismissed)}
          >
            <Icon of={Pencil} />
            {w.reopen}
          </button>
          <button type="button" class="quiet" onClick={away}>
            {w.putAway}
          </button>
        </>
      )}
      {line.state === 'set-aside' && !line.isBehind && !isText && (
        <button type="button" onClick={() => back(reopen(store, line.opId), w.dismissed)}>
          {w.dismiss}
        </button>
      )}
      {line.state === 'queued' && line.isLast && isText && (
        <button
          type="button"
          onClick={() => back(takeBack(store, line.opId), w.back.gone)}
        >
          <Icon of={Undo2} />
          {w.takeBack}
        </button>
      )}
      <Link class="button quiet" to={to} go={app.go}>
        {to.page === 'task' ? w.openTask : w.open}
      </Link>
    </>
  );
}
