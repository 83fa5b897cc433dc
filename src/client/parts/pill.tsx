import type { JSX } from 'preact';
import type { SyncStatus, Totals, WaitReason } from '../../sync/status.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { CircleAlert, CircleCheck, Clock, CloudOff, RefreshCw } from './icons.ts';

/** What the pill is shown. */
export type PillState = {
  status: SyncStatus;
  totals: Totals;
  sent: { done: number; total: number } | null;
  leftSeconds: number | null;
};

type Face = { tone: 'good' | 'wait' | 'bad' | 'calm'; text: string; icon: typeof Clock };

const NEEDS_PERSON: readonly WaitReason[] = [
  'signed-out',
  'update-needed',
  'storage',
  'forbidden',
];

/** What the pill says: one line, the whole truth, never more than is known. */
export function pillFace(state: PillState, words: Words, today: string): Face {
  const w = words.shell.pill;
  const { status, totals } = state;
  const waiting = w.waiting(totals.ops, totals.files);
  if (status.kind === 'waiting') {
    const reason = reasonText(status.why, words);
    const bad = NEEDS_PERSON.includes(status.why) || status.setAside > 0;
    const aside = status.setAside > 0 ? w.setAside(status.setAside) : '';
    const icon = bad ? CircleAlert : status.why === 'offline' ? CloudOff : Clock;
    return { tone: bad ? 'bad' : 'wait', icon, text: join(aside, reason, waiting) };
  }
  if (status.kind === 'syncing')
    return { tone: 'calm', icon: RefreshCw, text: syncingText(state, words) };
  if (status.setAside > 0)
    return {
      tone: 'bad',
      icon: CircleAlert,
      text: join(w.setAside(status.setAside), waiting),
    };
  if (status.kind === 'level')
    return {
      tone: 'good',
      icon: CircleCheck,
      text: w.level(formatMoment(status.at, today)),
    };
  const text = waiting || (status.kind === 'never' ? w.never : words.shell.loading);
  return { tone: 'calm', icon: Clock, text: join(text) };
}

const join = (...parts: string[]): string => {
  const text = parts.filter((p) => p !== '').join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

function reasonText(why: WaitReason, words: Words): string {
  const w = words.shell.pill;
  const texts: Record<WaitReason, string> = {
    offline: w.offline,
    backoff: w.again,
    portal: w.portal,
    busy: w.busy,
    'signed-out': w.signedOut,
    forbidden: w.forbidden,
    'update-needed': w.updateNeeded,
    storage: w.storage,
  };
  return texts[why];
}

function syncingText(state: PillState, words: Words): string {
  const w = words.shell.pill;
  const step = state.status.kind === 'syncing' ? state.status.step : null;
  const wait = state.leftSeconds === null ? '' : w.left(state.leftSeconds);
  const { ops, files } = state.totals;
  if (step === 'file' && files > 0) return join(w.photos(files), wait);
  if (state.sent === null || state.sent.total === 0)
    return join(w.updating, w.waiting(ops, files));
  return join(w.sending(state.sent.done, state.sent.total), wait);
}

/** The sync pill: always visible, opens *Tình trạng gửi*. */
export function Pill(props: {
  state: PillState;
  words: Words;
  today: string;
  onOpen: () => void;
}): JSX.Element {
  const face = pillFace(props.state, props.words, props.today);
  return (
    <button type="button" class="pill" data-tone={face.tone} onClick={props.onOpen}>
      <Icon of={face.icon} />
      <span role="status">{face.text}</span>
      <span class="visually-hidden">{props.words.shell.openOutbox}</span>
    </button>
  );
}
