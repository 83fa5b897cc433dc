import type { JSX } from 'preact';
import { isWidePage, type Route } from '../route.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import {
  Building,
  CircleCheck,
  ClipboardList,
  Ellipsis,
  FileText,
  ListChecks,
  Send,
} from './icons.ts';
import { Link } from './link.tsx';

type Item = {
  to: Route;
  name: string;
  icon: typeof Send;
  badge?: number;
  also?: Route['page'][];
};

const REVIEWER_PAGES: readonly [
  'plans' | 'units' | 'periodic',
  typeof Send,
  ...Route['page'][],
][] = [
  ['plans', FileText, 'plan'],
  ['units', Building],
  ['periodic', ClipboardList],
];

/** Bottom bar on phones, left rail from 900 px. Reviewers get three more entries there. */
export function Navigation(props: {
  route: Route;
  go: (route: Route) => void;
  words: Words;
  pending: number;
  reviewer: boolean;
  /** Whether there is a rail: it has room for three entries more. */
  isWide: boolean;
}): JSX.Element {
  const w = props.words.shell;
  const hasMore = props.reviewer && props.isWide;
  const items: Item[] = [
    { to: { page: 'tasks' }, name: w.tasks, icon: ListChecks, also: ['task'] },
    props.reviewer
      ? {
          to: { page: 'review' },
          name: w.review,
          icon: CircleCheck,
          also: ['review-report'],
        }
      : {
          to: { page: 'reports' },
          name: w.reports,
          icon: FileText,
          also: ['report', 'draft', 'new'],
        },
    ...(hasMore ? REVIEWER_PAGES : []).map(
      ([page, icon, ...also]): Item => ({
        to: { page },
        name: w[page],
        icon,
        also,
      }),
    ),
    { to: { page: 'outbox' }, name: w.outbox, icon: Send, badge: props.pending },
    { to: { page: 'more' }, name: w.more, icon: Ellipsis },
  ];
  const { page } = props.route;
  // What no other entry leads to stands under the last one.
  const here =
    items.find((it) => it.to.page === page || it.also?.includes(page)) ?? items.at(-1);
  return (
    <nav
      class="bottom"
      aria-label={w.nav}
      data-wide={isWidePage(props.route.page) || undefined}
    >
      <p class="rail">
        <img src="/favicon.svg" alt="" width="32" height="32" />
        {w.appName}
      </p>
      <ul>
        {items.map((item) => (
          <li key={item.name}>
            <Link to={item.to} go={props.go} current={item === here}>
              <Icon of={item.icon} />
              <span>{item.name}</span>
              {item.badge !== undefined && item.badge > 0 && (
                <span class="badge">{item.badge}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
