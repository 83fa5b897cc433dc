import type { outbox as vi } from '../vi/outbox.ts';

const photos = (count: number) => `${count} ${count === 1 ? 'photo' : 'photos'}`;
const ago = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many} ago`;

export const outbox: typeof vi = {
  title: 'Sending status',
  sendNow: 'Send now',
  sending: 'Sending…',
  waitingTitle: 'Waiting to be sent',
  setAsideTitle: 'Could not be sent',
  photosTitle: 'Photos still to send',
  draftsTitle: 'Drafts on this device',
  sentTitle: 'Sent lately',
  allSent: 'All sent',
  allSentBody: 'Nothing waits on this device. The latest confirmations are below.',
  nothingYet: 'Nothing has been sent from this device yet. Filed reports appear here.',
  showMore: (count) => `Show ${count} more`,
  morePhotos: (count) => `And ${photos(count)} of earlier reports.`,
  kinds: {
    'file-report': 'Report',
    'withdraw-report': 'Withdrawal of a report',
    'take-up-report': 'Checking begun',
    'return-report': 'More asked for',
    'approve-report': 'Confirmation of a report',
    'accept-task': 'Task accepted',
    'assign-person': 'Task assigned',
  },
  states: {
    queued: 'Waiting to be sent',
    later: (time) => `Waiting, tries again at ${time}`,
    sending: 'On its way',
    unconfirmed: 'Not confirmed by the server yet, sent again by itself',
    taken: 'Received',
    behind: 'Waits for an earlier item of the same report',
  },
  withPhotos: photos,
  photoSent: (sent, all) => `${sent}/${all}`,
  age: {
    now: 'just now',
    minutes: (n) => `${n} min ago`,
    hours: (n) => ago(n, 'hour', 'hours'),
    days: (n) => ago(n, 'day', 'days'),
  },
  code: (code) => `Confirmation ${code}`,
  receivedAt: (time) => `Received by the server at ${time}`,
  open: 'Open the report',
  openTask: 'Open the task',
  takeBack: 'Take back',
  reopen: 'Open again to edit',
  putAway: 'Do not send any more',
  putAwayDone: 'Put away. The text can still be brought back.',
  dismiss: 'Understood, remove from the list',
  dismissed: 'Removed from the list.',
  back: {
    draft: 'Taken back. The report is a draft again.',
    withdrawing:
      'The report may have arrived, so its withdrawal is sent after it. The text is now a new draft.',
    correcting: 'The text is open again; it will be sent as the next addition.',
    'draft-open': 'A draft of this report is already open; it is left as it is.',
    gone: 'This item has just been sent, so it can no longer be taken back.',
  },
  why: {
    'answers-refused': (count) =>
      `The server found ${count} ${count === 1 ? 'field' : 'fields'} not valid. Open it again, correct and send.`,
    'stale-revision':
      'Someone else changed the report first. Both texts are kept. Open it again, compare and send.',
    'report-state': (state) =>
      `The report is “${state}” and takes no such change. The text is kept; talk to your coordinator if it still has to change.`,
    'report-missing':
      'The server has no such report. The text is still on this device; open it again to send it as a new one.',
    'report-exists':
      'The server has this report with another text. Yours is still on this device; open it again to compare.',
    'assignment-missing':
      'The task is no longer your unit’s. The text is still on this device; talk to your coordinator.',
    'task-closed':
      'The task was closed or withdrawn before this arrived. The server keeps the text for the coordinator.',
    'form-unknown':
      'The server does not have this form. The text is kept on both sides; tell your coordinator.',
    'not-allowed':
      'This account may not do this at that unit. The text is still on this device; talk to your coordinator.',
    'unit-ended':
      'The unit has merged or ended. The server keeps the text; the coordinator of the new unit will see to it.',
    'depends-on-refused':
      'An earlier act on the same report was not taken, so this one has to wait. See to that one first.',
    'digest-mismatch':
      'What arrived differs from what is on this device. Yours is intact; open it again to send.',
    'person-not-of-unit':
      'That person does not belong to the unit. Choose again in the task.',
    'photos-missing': (count) =>
      `${photos(count)} of the report are missing, so it cannot be confirmed. Wait for them and confirm again.`,
    unreadable: 'The server could not read this. Yours is intact; open it again to send.',
    photo:
      'The photo that arrived differs from the one on this device and does not count. The text is not affected; add to the report and take the photo again.',
    unknown: 'The server did not take this. Yours is intact; tell your coordinator.',
  },
  advice: {
    offline: 'No connection. Everything below is safe here and goes by itself later.',
    backoff: 'The last try did not finish. Everything is safe; the app tries again.',
    portal:
      'This Wi-Fi asks for a sign-in of its own. Nothing is lost; sign in to it in the browser or use mobile data.',
    busy: 'The server is busy. Everything is safe; the app tries again by itself.',
    'signed-out':
      'The session has ended, so sending is paused. Everything is safe; sign in again to go on.',
    forbidden:
      'The server does not let this account send yet. Everything is safe; call your unit’s coordinator.',
    'update-needed':
      'This version of Lan Tỏa is old. Everything is safe; update the app to go on sending.',
    storage:
      'This device does not allow saving more. What was saved is still there; free some space, then press Send now.',
  },
  signInAgain: 'Sign in again',
};
