import type { settings as vi } from '../vi/settings.ts';

const n = (count: number, one: string, many: string) =>
  `${count} ${count === 1 ? one : many}`;

export const settings: typeof vi = {
  title: 'More',
  positions: 'Positions',
  workingAt: 'Working at',
  workingHint: 'New reports and the task list follow this unit; no second sign-in.',
  until: (date) => `until ${date}`,
  roles: {
    OFFICER: 'Official',
    DESK: 'One-stop desk',
    COORDINATOR: 'Coordinator',
    LEADER: 'Leader',
    CLERK: 'Centre clerk',
    ADMIN: 'Administrator',
    VIEWER: 'Viewer',
  },
  help: 'Help',
  helpBody: 'Your unit’s reform coordinator',
  call: (name, phone) => `Call ${name}, ${phone}`,
  noContact: 'The coordinator’s name is not on this device yet; it comes with an update.',
  pages: 'Other sections',
  look: 'Display',
  language: 'Language',
  languages: { vi: 'Tiếng Việt', en: 'English' },
  textSize: 'Text size',
  textSizes: { '100': 'Normal', '115': 'Large', '130': 'Very large' },
  textMarks: { '100': 'A−', '115': 'A', '130': 'A+' },
  theme: 'Background',
  themes: { auto: 'As the device', light: 'Light', dark: 'Dark' },
  ready: {
    title: 'Check before going where there is no signal',
    body: 'Whether this device has all it needs to work without a connection.',
    start: 'Check',
    again: 'Check again',
    running: 'Checking…',
    allGood: 'This device is ready to work without a connection.',
    notYet: 'Worth doing before you go:',
    shell: 'The app is kept on this device',
    shellMissing:
      'The app is not fully kept yet. Stay connected, close Lan Tỏa and open it once more.',
    forms: (count) => `${n(count, 'form is', 'forms are')} here`,
    formsMissing: 'No forms yet. Stay connected and press Update now.',
    files: (count) => `${n(count, 'file of forms is', 'files of forms are')} here`,
    filesLeft: (left, all) =>
      `${left} of ${n(all, 'file', 'files')} of forms not fetched yet. Stay connected, with Lan Tỏa open, until they are.`,
    tasks: (count) => `${n(count, 'task is', 'tasks are')} here`,
    tasksMissing: 'No tasks here yet. Stay connected and press Update now.',
    session: (days) => `The session lasts ${n(days, 'more day', 'more days')}`,
    sessionToday: 'The session ends today. Opening the app with a connection renews it.',
    sessionOver:
      'The session has ended. You can still write reports; sign in again to send them.',
    sessionUnknown: 'When the session ends is known after the next update.',
    unsent: 'Nothing waits to be sent',
    unsentLeft: (count) =>
      `${n(count, 'item waits', 'items wait')}. Better send them while connected.`,
    room: (free) => `About ${free} free on this device`,
    roomLow: (free) => `Only about ${free} free. Delete some photos or files first.`,
    update: 'Update now',
  },
  machine: 'Storage on this device',
  persisted: 'The browser has promised not to erase Lan Tỏa’s data by itself.',
  notPersisted:
    'When space is short the browser may erase data. Install Lan Tỏa on the home screen and send often.',
  persistedUnknown: 'The browser does not say whether data is kept for good.',
  askPersist: 'Ask the browser to keep the data',
  used: (used, all) => `${used} used of about ${all}`,
  usedUnknown: 'The browser does not say how much is used.',
  canaryOk: 'The data on this device is whole since it was last opened.',
  canaryLost:
    'The data on this device was erased at some time. What the server had confirmed is loaded again; reports not sent before that may be lost.',
  pulledAt: (time) => `Updated from the server at ${time}`,
  neverPulled: 'Never updated from the server.',
  version: 'Version',
  about: 'About',
  leave: {
    title: 'Leaving this device',
    signOut: 'Sign out',
    change: 'Change the person using this device',
    changeHint:
      'Your session stays open here; the next person signs in with their own account.',
    confirm: 'Sign out of this device?',
    unsent: (count) =>
      `${n(count, 'report', 'reports')} not sent yet will be kept on this device.`,
    unsentMore: (reports, photos) =>
      `${n(reports, 'report', 'reports')} and ${n(photos, 'photo', 'photos')} not sent yet will be kept on this device.`,
    photosOnly: (count) =>
      `${n(count, 'photo', 'photos')} not sent yet will be kept on this device.`,
    drafts: (count) => `${n(count, 'draft is', 'drafts are')} kept too.`,
    nothing: 'Everything has been sent.',
    kept: 'Only you can see them, after signing in again; the next person sees a count at most.',
    sendFirst: 'Send now before signing out',
  },
};
