import type { shell as vi } from '../vi/shell.ts';

const n = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

export const shell: typeof vi = {
  appName: 'Lan Tỏa',
  skip: 'Skip to content',
  nav: 'Main sections',
  tasks: 'Tasks',
  reports: 'Reports',
  outbox: 'Outbox',
  more: 'More',
  review: 'To confirm',
  plans: 'Plans',
  units: 'Units',
  periodic: 'Periodic report',
  newReport: 'New report',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  retry: 'Try again',
  undo: 'Undo',
  save: 'Save',
  demo: 'Demo data',
  workingAt: 'Working at',
  openOutbox: 'Open sending status',
  loading: 'Reading from this device',
  weekdays: [
    'Monday',
    'Tuesday',
    'Wednesday',
    'Thursday',
    'Friday',
    'Saturday',
    'Sunday',
  ],
  dayShort: (weekday, day) => `${weekday}, ${day}`,
  pill: {
    level: (time) => `All sent · updated ${time}`,
    never: 'Never updated yet',
    waiting: (ops, files) =>
      ops > 0
        ? `${n(ops, 'report', 'reports')} waiting${files > 0 ? `, ${n(files, 'photo', 'photos')}` : ''}`
        : files > 0
          ? `text sent, ${n(files, 'photo', 'photos')} not sent yet`
          : '',
    offline: 'No connection',
    sending: (done, total) => `Sending ${done}/${total}`,
    updating: 'Updating',
    photos: (left) => `Sending photos · ${left} left`,
    left: (seconds) =>
      seconds < 60
        ? `about ${seconds} s left`
        : `about ${Math.ceil(seconds / 60)} min left`,
    setAside: (count) => `${n(count, 'report', 'reports')} could not be sent`,
    signedOut: 'Sign in again to send and update',
    busy: 'The server is busy; everything is safe on this device',
    again: 'Will try again by itself',
    forbidden: 'This account may not send yet; everything is safe on this device',
    portal: 'This Wi-Fi asks you to sign in first',
    updateNeeded: 'Update the app to go on sending',
    storage: 'This device does not allow saving',
  },
  update: {
    title: 'A new version of Lan Tỏa is ready',
    body: 'What is on this device stays as it is.',
    now: 'Update now',
    later: 'Later',
  },
  broken: {
    title: 'Something went wrong on this screen',
    body: 'What was saved on this device is still there. Open the screen again; if it still fails, call your unit’s coordinator.',
    reload: 'Open again',
  },
  missing: {
    title: 'There is no such page',
    body: 'The address is wrong, or the content no longer belongs to your unit.',
    home: 'To the task list',
  },
  notHere: {
    title: 'This screen is not on this device yet',
    body: 'This part of the app has not been fetched. Open it once with a connection; from then on it also opens without one.',
  },
  languageNotHere:
    'This language is not on this device yet; choose it again with a connection.',
  storageLost: {
    title: 'The data on this device was erased',
    body: 'The browser or a person erased Lan Tỏa’s data. What the server had confirmed will be loaded again; reports not yet sent from this device may be lost.',
  },
  storageFull:
    'This device is full. What is open is still on the screen; free some space, then press Try again.',
  storageBlocked:
    'The browser does not allow saving, so Lan Tỏa takes no reports on this device. Open it in an ordinary (not private) window and allow storage.',
  callCoordinator: (name, phone) => `Need help? Call ${name}, ${phone}`,
};
