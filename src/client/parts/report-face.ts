// What a phiếu's state is called and looks like: an icon and a word, never colour alone. How far it has come on
// its way counts before what the coordinator said, because nothing newer has arrived.
import type { ReportRecord } from '../../domain/report.ts';
import type { Arrival } from '../../sync/status.ts';
import type { Words } from '../words/vi.ts';
import type { IconNodes } from './icon.tsx';
import { CircleAlert, CircleCheck, Clock, MessageSquareWarning, Send } from './icons.ts';
import { Eye, Image, Undo2 } from './more-icons.ts';

export type Tone = 'good' | 'wait' | 'bad' | 'calm';
export type Face = { text: string; tone: Tone; icon: IconNodes };

const STATES: Record<ReportRecord['state'], { tone: Tone; icon: IconNodes }> = {
  SUBMITTED: { tone: 'calm', icon: CircleCheck },
  IN_REVIEW: { tone: 'calm', icon: Eye },
  RETURNED: { tone: 'wait', icon: MessageSquareWarning },
  APPROVED: { tone: 'good', icon: CircleCheck },
  COMPILED: { tone: 'good', icon: CircleCheck },
  LOCKED: { tone: 'good', icon: CircleCheck },
  WITHDRAWN: { tone: 'calm', icon: Undo2 },
};

/**
 * The face of a phiếu.
 * @param filing whether what is under way is a text (and not another act on it)
 */
export function reportFace(
  report: Pick<ReportRecord, 'state'>,
  arrival: Arrival,
  filing: boolean,
  words: Words,
): Face {
  const w = words.report;
  const stated = { text: w.states[report.state], ...STATES[report.state] };
  switch (arrival.kind) {
    case 'set-aside':
      return { text: w.arrival.setAside, tone: 'bad', icon: CircleAlert };
    case 'waiting':
    case 'sending':
      if (!filing)
        return { text: w.arrival.also(stated.text), tone: 'wait', icon: Clock };
      return arrival.kind === 'waiting'
        ? { text: w.arrival.waiting, tone: 'wait', icon: Clock }
        : { text: w.arrival.sending, tone: 'wait', icon: Send };
    case 'text-received': {
      // What is asked for comes first; photos still under way do not change that.
      if (report.state === 'RETURNED' || report.state === 'WITHDRAWN') return stated;
      const left = arrival.files - arrival.received;
      return {
        text: w.arrival.textReceived(left, arrival.files),
        tone: 'wait',
        icon: Image,
      };
    }
    case 'received':
      return stated;
  }
}
