import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useApp, usePill } from '../app-context.ts';
import { useJourney } from '../hooks/use-journey.ts';
import { confirmationCode } from '../parts/confirmation-code.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, CircleCheck } from '../parts/icons.ts';
import { Link } from '../parts/link.tsx';

/** The calm end of a phiếu: what is true now, and where to go. It goes on being true while it is looked at. */
export function FormFiled(p: {
  opId: string;
  assignmentId: string | null;
  leave: () => void;
}): JSX.Element {
  const { words, go } = useApp();
  const { status } = usePill();
  const w = words.form.filed;
  const journey = useJourney(p.opId);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    title.current?.focus({ preventScroll: true });
  }, []);
  const isAside = journey?.state === 'set-aside';
  const receipt = journey?.state === 'sent' ? journey.receipt : null;
  const isWaiting = status.kind === 'waiting';
  const text = isAside
    ? w.setAside
    : receipt !== null
      ? w.received(confirmationCode(receipt))
      : isWaiting
        ? w.offline
        : w.waiting;
  return (
    <section class="empty filed">
      <Icon of={isAside ? CircleAlert : CircleCheck} />
      <h1 ref={title} tabIndex={-1}>
        {receipt === null ? w.title : w.receivedTitle}
      </h1>
      <p role="status">{text}</p>
      {receipt !== null && journey !== undefined && journey.photosLeft > 0 && (
        <p>{w.photosLeft(journey.photosLeft)}</p>
      )}
      <div class="stack-s">
        <button type="button" class="primary" onClick={p.leave}>
          {p.assignmentId === null ? w.toTasks : w.toTask}
        </button>
        <Link class="button" to={{ page: 'outbox' }} go={go}>
          {w.toOutbox}
        </Link>
      </div>
    </section>
  );
}
