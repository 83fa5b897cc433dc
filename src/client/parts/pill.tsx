import type { JSX } from 'preact';
import type { SyncStatus } from '../../sync/status.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { CircleAlert, CircleCheck, Clock, CloudOff, RefreshCw } from './icons.ts';

type Face = { tone: 'good' | 'wait' | 'bad' | 'calm'; text: string; icon: typeof Clock };

/** What the pill says: one line, the whole truth, never more than is known. */
export function pillFace(status: SyncStatus, words: Words, today: string): Face {
  const w = words.shell.pill;
  switch (status.kind) {
    case 'level':
      return status.at === null
        ? { tone: 'calm', text: w.levelNever, icon: Clock }
        : {
            tone: 'good',
            text: w.level(formatMoment(status.at, today)),
            icon: CircleCheck,
          };
    case 'syncing':
      return { tone: 'calm', text: syncingText(status, words), icon: RefreshCw };
    case 'set-aside':
      return { tone: 'bad', text: w.setAside(status.count), icon: CircleAlert };
    case 'waiting':
      return waitingFace(status, words);
  }
}

function syncingText(
  status: Extract<SyncStatus, { kind: 'syncing' }>,
  words: Words,
): string {
  const w = words.shell.pill;
  if (status.step === 'file') {
    const wait = status.leftSeconds === null ? '' : ` · ${w.left(status.leftSeconds)}`;
    return `${w.photos(status.left)}${wait}`;
  }
  return status.total === 0 ? w.updating : w.sending(status.done, status.total);
}

function waitingFace(
  status: Extract<SyncStatus, { kind: 'waiting' }>,
  words: Words,
): Face {
  const w = words.shell.pill;
  switch (status.why) {
    case 'offline':
      return {
        tone: 'wait',
        icon: CloudOff,
        text:
          status.reports === status.left
            ? w.offline(status.left)
            : w.offlineOther(status.left),
      };
    case 'signed-out':
      return { tone: 'bad', icon: CircleAlert, text: w.signedOut(status.left) };
    case 'update-needed':
      return { tone: 'bad', icon: CircleAlert, text: w.updateNeeded };
    case 'portal':
      return { tone: 'wait', icon: CloudOff, text: w.portal };
    case 'busy':
      return { tone: 'wait', icon: Clock, text: w.busy(status.left) };
    case 'storage':
      return { tone: 'bad', icon: CircleAlert, text: w.storage };
    case 'photos':
      return { tone: 'wait', icon: Clock, text: w.photosWait(status.left) };
    case 'pending':
      return { tone: 'wait', icon: Clock, text: w.waiting(status.left) };
  }
}

/** The sync pill: always visible, opens *Tình trạng gửi*. */
export function Pill(props: {
  status: SyncStatus;
  words: Words;
  today: string;
  onOpen: () => void;
}): JSX.Element {
  const face = pillFace(props.status, props.words, props.today);
  return (
    <button type="button" class="pill" data-tone={face.tone} onClick={props.onOpen}>
      <Icon of={face.icon} />
      <span role="status">{face.text}</span>
      <span class="visually-hidden">{props.words.shell.openOutbox}</span>
    </button>
  );
}
