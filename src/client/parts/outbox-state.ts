// How far one item of the outbox has come, in words; and why the server did not take it, with the next step.
import type { Problem } from '../../domain/problem.ts';
import type { Receipt } from '../../sync/protocol.ts';
import { formatMoment } from '../words/format.ts';
import type { Words } from '../words/vi.ts';
import { CircleAlert, CircleCheck, Clock, Send } from './icons.ts';
import { Image } from './more-icons.ts';
import type { Face } from './report-face.ts';

/** What is shown of an item. */
export type OutboxItemView = {
  opId: string;
  kind: keyof Words['outbox']['kinds'];
  title: string;
  state: 'queued' | 'set-aside' | 'sent';
  sentAt: string | null;
  queuedAt: string;
  notBeforeMs: number;
  bytes: number;
  isBehind: boolean;
  receipt: Receipt | null;
  files: readonly { size: number; sentBytes: number; state: string }[];
};

export type Moment = { nowIso: string; today: string; isPushing: boolean };

const isHere = (file: { state: string }): boolean => file.state === 'sent';
/** Photos of the item that the server does not hold yet. */
export const photosLeft = (item: Pick<OutboxItemView, 'files'>): number =>
  item.files.filter((file) => !isHere(file)).length;
/** Photos that arrived otherwise than they left. */
export const photosRefused = (item: Pick<OutboxItemView, 'files'>): number =>
  item.files.filter((file) => file.state === 'set-aside').length;

/** State of an item as icon and word. */
export function outboxFace(item: OutboxItemView, at: Moment, words: Words): Face {
  const w = words.report;
  if (item.state === 'set-aside' || photosRefused(item) > 0)
    return { text: w.arrival.setAside, tone: 'bad', icon: CircleAlert };
  if (item.state === 'queued')
    return { text: queuedText(item, at, words), tone: 'wait', icon: waitIcon(item) };
  const left = photosLeft(item);
  if (left > 0)
    return {
      text: w.arrival.textReceived(left, item.files.length),
      tone: 'wait',
      icon: Image,
    };
  const text =
    item.kind === 'file-report' ? w.states.SUBMITTED : words.outbox.states.taken;
  return { text, tone: 'good', icon: CircleCheck };
}

const waitIcon = (item: OutboxItemView) => (item.sentAt === null ? Clock : Send);

function queuedText(item: OutboxItemView, at: Moment, words: Words): string {
  const w = words.outbox.states;
  if (item.isBehind) return w.behind;
  if (item.sentAt !== null) return at.isPushing ? w.sending : w.unconfirmed;
  if (item.notBeforeMs <= Date.parse(at.nowIso)) return w.queued;
  return w.later(formatMoment(new Date(item.notBeforeMs).toISOString(), at.today));
}

const stateWord = (state: string, words: Words): string =>
  (words.report.states as Record<string, string>)[state] ?? state;

/** Why it was set aside, what is safe, what to do. */
export function whyText(problem: Problem | null, words: Words): string {
  const w = words.outbox.why;
  if (problem === null) return w.unknown;
  switch (problem.code) {
    case 'answers-refused':
      return w[problem.code](problem.fields.length);
    case 'report-state':
      return w[problem.code](stateWord(problem.state, words));
    case 'photos-missing':
      return w[problem.code](problem.missing);
    default:
      return w[problem.code];
  }
}

/** How long ago, in the largest whole unit. */
export function ageText(fromIso: string, nowIso: string, words: Words): string {
  const w = words.outbox.age;
  const minutes = Math.floor((Date.parse(nowIso) - Date.parse(fromIso)) / 60_000);
  if (minutes < 1) return w.now;
  if (minutes < 60) return w.minutes(minutes);
  return minutes < 1440
    ? w.hours(Math.floor(minutes / 60))
    : w.days(Math.floor(minutes / 1440));
}
