import type { JSX } from 'preact';
import { isDifficulty, openComments, type ReportRecord } from '../../domain/report.ts';
import type { Route } from '../route.ts';
import { formatDay } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { FaceBadge } from './face-badge.tsx';
import { Link } from './link.tsx';
import type { Face } from './report-face.ts';
import './facts-line.css';
import './report-card.css';

/** One phiếu in a list. The whole card is one link. */
export function ReportCard(props: {
  report: ReportRecord;
  face: Face;
  /** Where the card leads. */
  to: Route;
  showAuthor: boolean;
  today: string;
  words: Words;
  go: (route: Route) => void;
}): JSX.Element {
  const { report, words } = props;
  const w = words.report;
  const asked = openComments(report)?.comment ?? '';
  const day = report.activityDate;
  return (
    <li class="report-card" data-tone={props.face.tone}>
      <Link class="title" to={props.to} go={props.go}>
        {report.title}
      </Link>
      <FaceBadge face={props.face} />
      {asked !== '' && <p class="asked-line">{asked}</p>}
      <span class="facts-line">
        {isDifficulty(report) && <span>{w.difficulty}</span>}
        {day !== null && <span>{formatDay(day, props.today, words)}</span>}
        {props.showAuthor && <span>{report.authorName}</span>}
        {report.files.length > 0 && <span>{w.photos(report.files.length)}</span>}
        {report.rev > 1 && <span>{w.revision(report.rev)}</span>}
      </span>
    </li>
  );
}
