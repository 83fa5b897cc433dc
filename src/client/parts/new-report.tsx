import type { JSX } from 'preact';
import type { Route } from '../route.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { Plus } from './icons.ts';
import { Link } from './link.tsx';

/** "Lập phiếu", within reach of the thumb. */
export const NewReport = (props: {
  words: Words;
  go: (route: Route) => void;
}): JSX.Element => (
  <Link
    class="button primary fab"
    to={{ page: 'new', formId: null, assignmentId: null }}
    go={props.go}
  >
    <Icon of={Plus} />
    {props.words.shell.newReport}
  </Link>
);
