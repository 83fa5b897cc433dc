import type { JSX } from 'preact';
import type { Route } from '../route.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { Link } from './link.tsx';
import { Trash2 } from './more-icons.ts';
import './facts-line.css';
import './report-card.css';

/** One draft on this machine: go on with it, or delete it. */
export function DraftCard(props: {
  draft: { reportId: string; title: string; baseRev: number; updatedAt: string };
  today: string;
  words: Words;
  go: (route: Route) => void;
  onDelete: (reportId: string) => void;
}): JSX.Element {
  const { draft, words } = props;
  const w = words.report.draft;
  const title = draft.title === '' ? w.untitled : draft.title;
  return (
    <li class="report-card" data-draft>
      <div>
        <Link
          class="title"
          to={{ page: 'draft', reportId: draft.reportId }}
          go={props.go}
        >
          {title}
        </Link>
        <span class="facts-line">
          {draft.baseRev > 0 && <span>{w.correction(draft.baseRev)}</span>}
          <span>{w.saved(formatMoment(draft.updatedAt, props.today))}</span>
        </span>
      </div>
      <button
        type="button"
        class="quiet icon-only"
        aria-label={`${w.delete}: ${title}`}
        onClick={() => props.onDelete(draft.reportId)}
      >
        <Icon of={Trash2} />
      </button>
    </li>
  );
}
