import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { filedAt } from '../../../domain/report.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { CircleAlert, Clock } from '../../parts/icons.ts';
import { Link } from '../../parts/link.tsx';
import { Eye } from '../../parts/more-icons.ts';
import { formatMoment } from '../../words/format.ts';
import { isDifficulty, missingPhotos, type SeenReport } from './inbox.ts';
import { useWideWords } from './use-wide-words.ts';

const FIRST = 40;

/** The phiếu of one list. Arrows (or k, j) walk, Enter reads; only while the list has the focus. */
export function InboxList(props: {
  items: readonly SeenReport[];
  chosen: string | null;
  /** `isKeyed`: opened from the keyboard, so the focus goes along. */
  onOpen: (reportId: string, isKeyed: boolean) => void;
  /** Where list and phiếu stand side by side, walking opens. */
  onWalk: ((reportId: string) => void) | null;
}): JSX.Element {
  const w = useWideWords().review;
  const [limit, setLimit] = useState(FIRST);
  const { items, chosen } = props;
  const shown = items.slice(0, limit);
  const walk = (event: KeyboardEvent, list: HTMLElement) => {
    const step = STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...list.querySelectorAll<HTMLElement>('[data-report] a')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    const link = links[Math.min(links.length - 1, Math.max(0, at + step))];
    const id = link?.parentElement?.dataset.report;
    if (id === undefined) return;
    event.preventDefault();
    if (step === 0) props.onOpen(id, true);
    else {
      link?.focus();
      props.onWalk?.(id);
    }
  };
  return (
    <>
      <p class="hint keys" id="inbox-keys">
        {w.keys}
      </p>
      <ul
        class="inbox"
        aria-label={w.listLabel}
        aria-describedby="inbox-keys"
        onKeyDown={(e) => walk(e, e.currentTarget)}
      >
        {shown.map((item) => (
          <InboxItem
            key={item.record.id}
            item={item}
            isChosen={item.record.id === chosen}
            onOpen={props.onOpen}
          />
        ))}
      </ul>
      {items.length > limit && (
        <button type="button" class="quiet" onClick={() => setLimit(limit + 100)}>
          {w.showMore(items.length - limit)}
        </button>
      )}
    </>
  );
}

const STEPS: Record<string, number> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  Enter: 0,
};
/** What the reviewer did and the server has not heard of yet. */
const DECIDED: readonly string[] = ['APPROVED', 'RETURNED'];

function InboxItem(props: {
  item: SeenReport;
  isChosen: boolean;
  onOpen: (reportId: string, isKeyed: boolean) => void;
}): JSX.Element {
  const app = useApp();
  const w = useWideWords().review;
  const { record, pending } = props.item;
  const missing = missingPhotos(record);
  const stuck = isDifficulty(record);
  const all = record.files.length;
  const facts = [
    record.authorName,
    record.unitId !== app.acting?.unitId && record.unitName,
    w.filedAt(formatMoment(filedAt(record), app.today)),
    record.rev > 1 && w.correction(record.rev),
    all > 0 && (missing > 0 ? w.photosMissing(missing, all) : w.photos(all)),
  ];
  return (
    <li data-report={record.id} data-stuck={stuck || undefined}>
      <Link
        class="inbox-item"
        to={{ page: 'review-report', reportId: record.id }}
        current={props.isChosen}
        go={() => props.onOpen(record.id, false)}
      >
        <span class="inbox-title">{record.title}</span>
        <span class="marks">
          {stuck && (
            <span class="mark" data-tone="wait">
              <Icon of={CircleAlert} />
              {w.difficulty}
            </span>
          )}
          {record.state === 'IN_REVIEW' && (
            <span class="mark">
              <Icon of={Eye} />
              {w.inReview}
            </span>
          )}
          {pending.length > 0 && DECIDED.includes(record.state) && (
            <span class="mark">
              <Icon of={Clock} />
              {w.notSent}
            </span>
          )}
        </span>
        <span class="facts">{facts.filter((it) => it !== false).join(' · ')}</span>
      </Link>
    </li>
  );
}
