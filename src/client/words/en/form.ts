import type { form as vi } from '../vi/form.ts';

const n = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

export const form: typeof vi = {
  choose: {
    title: 'What have you just done?',
    hint: 'Choose a task and most of the report is filled in already.',
    withoutTask: 'A report without a task',
    tasks: 'Report on a task',
    ofTask: (task: string) => `Task: ${task}`,
    allTasks: 'See all tasks',
    drafts: 'Unfinished',
    none: 'No form is on this device yet',
    noneBody:
      'Forms arrive with the first connection; after that reports can be written offline.',
  },
  title: { correction: 'Complete the report' },
  filled: (done, total) => `${done}/${total} filled in`,
  isFilled: 'filled in',
  isEmpty: 'empty',
  countsIn: (report) => `Counted in: report for ${report.replace(/^Year/, 'year')}`,
  late: 'This date lies in a closed period; the report counts in the next one.',
  otherPeriod: (day, own, asked, isOver) =>
    `Dated ${day}, this report counts for the period ${own}${
      isOver
        ? `. The period ${asked} is overdue and still lacks reports`
        : `, not ${asked}`
    }: if you are reporting on that one, change the date.`,
  toDate: 'Change the date',
  noTask: 'Without a task',
  sameDay: (count) =>
    `Your unit already has ${n(count, 'report')} on this task for that day. Send this one if it is another activity.`,
  seeReport: 'See that report',
  taskClosed:
    'This task was withdrawn or has ended. The report can still be sent; the system keeps it for the coordinator to look at.',
  otherDraft: 'There is an unfinished report on this task.',
  openDraft: 'Continue that one',
  mustFill: 'needed',
  choosePlaceholder: 'Choose…',
  chooseSome: 'Choose (several possible)',
  searchChoice: 'Search the list',
  often: 'Most used',
  all: 'All',
  noChoice: (text) => `Nothing matches “${text}”`,
  chosen: (count) => `Done (${count} chosen)`,
  done: 'Done',
  today: 'Today',
  dong: 'đồng',
  row: (name, at) => `${name} ${at}`,
  addRow: (name) => `Add ${name}`,
  removeRow: (name, at) => `Remove row: ${name} ${at}`,
  rowRemoved: 'Row removed.',
  rowUp: (name, at) => `Move up: ${name} ${at}`,
  rowDown: (name, at) => `Move down: ${name} ${at}`,
  guidance: 'More help',
  copied: 'From the last report, not changed',
  copy: 'Take over the last report',
  paste: 'Take figures from a table',
  copiedCount: (count) =>
    `${count} answers taken from the last report. Check each, then send.`,
  newer: 'There is a newer version of this form. The draft still works with the old one.',
  seeNewer: 'See and move to the new version',
  left: 'From the old version; the new one does not ask for it',
  fileRemoved: 'File removed.',
  tick: 'Understood',
  moreChoices: (count) => `Show more (${count} left)`,
  filesMissing: (names) =>
    `This device has not got ${names} of the form yet, so the report cannot be sent; what you filled in is kept. Go online: it can be sent as soon as the file is here, without opening it again.`,
  kindMissing:
    'This needs a part of the app that is not on this device yet. Open the report again with a connection; everything else can be filled in.',
  photo: {
    take: 'Take a photo',
    choose: 'Choose photos',
    one: (at) => `Photo ${at}`,
    remove: (at) => `Remove photo ${at}`,
    removed: 'Photo removed.',
    working: (at, of) => `Shrinking photo ${at}/${of}`,
    full: 'The report holds as many photos as it can. Remove one to add another.',
    shared: (count) => `${n(count, 'photo')} shared. Choose the report they belong to.`,
    addShared: (count) => `Add ${n(count, 'shared photo')}`,
    dropShared: 'Leave them out',
    stamp: 'Write day, time and place on photos added from now on',
    stampTaken: (moment) => `Taken ${moment}`,
    stampAdded: (moment) => `Added to the report ${moment}`,
    stampUnit: (name) => `Unit: ${name}`,
    notHere: 'Photo not on this device yet',
    empty: (name) => `${name}: the file is empty; take or choose it again.`,
    unreadable: (name) =>
      `${name}: this device cannot read this kind of picture (it may be HEIC). Take it with the button here, or convert it to JPEG.`,
    tooLarge: (name) => `${name}: too large for this device. Take it at a smaller size.`,
    storageFull: (name) =>
      `${name}: the device is full, so the photo was not kept. The text is safe. Free some space and choose the photo again.`,
    storageBlocked: (name) =>
      `${name}: the browser does not let photos be kept. The text is still on the screen.`,
  },
  save: {
    region: 'Saving',
    empty: 'Saved by itself as soon as you write',
    saving: 'Saving…',
    saved: 'Saved on this device',
    failed: 'Not saved',
    bug: 'Lan Tỏa could not save what you just wrote. It is still on the screen; press Try again. If that fails, copy it elsewhere and call your coordinator.',
    left: 'What you just wrote is not saved on this device.',
  },
  elsewhere:
    'This report is open in another window on this device, so it can only be read here. Close the other window to go on.',
  send: 'Send report',
  sendCorrection: 'Send again',
  sending: 'Writing the report…',
  problems: (count) => `${n(count, 'item')} to look at before sending`,
  changed:
    'This report has just been changed in another window. Open it again to see the latest text, then send.',
  gone: 'This report was deleted or sent from another window. The text is still on the screen.',
  reopen: 'Open again',
  discard: 'Delete draft',
  discardCorrection: 'Drop these changes',
  discarded: 'Draft deleted.',
  filed: {
    title: 'The report is in line',
    offline: 'Saved on this device. It is sent by itself when there is a line.',
    waiting: 'Saved on this device. Sending…',
    received: (code) => `The system has received the report. Confirmation: ${code}`,
    receivedTitle: 'The system has received the report',
    setAside: 'The report could not be sent. Its text is safe on this device.',
    photosLeft: (count) =>
      `${n(count, 'photo')} still to be sent; this happens by itself.`,
    toTask: 'Back to the task',
    toTasks: 'Back to the tasks',
    toOutbox: 'See what is being sent',
    already: 'This report has been sent',
    alreadyBody: 'It is in line, or has reached the system.',
    see: 'See the report',
  },
  missing: {
    part: 'This form cannot be opened yet',
    title: 'There is no such draft',
    body: 'It was sent, deleted, or written on another device.',
    form: 'This form is not on this device yet',
    formBody: 'Open it once with a line to fetch the form. What was written is safe.',
    role: 'This position does not write reports',
    roleBody:
      'The position you work in only looks or administers. Choose another under More if you have one.',
    unit: 'We do not know your unit yet',
    unitBody:
      'Your details have not arrived on this device. Wait for a line; after that reports can be written offline.',
  },
  correction: {
    asked: 'The coordinator asks for more',
    by: (name) => `${name} writes:`,
    fields: (count) => `${n(count, 'item')} to look at`,
    comment: 'The coordinator asks:',
    earlier: 'As sent:',
    nothing: 'empty',
    use: (label) => `Use the text as sent: ${label}`,
    useShort: 'Use this',
    used: 'The text as sent is used.',
    differs: (count) => `Differs from the text as sent in ${n(count, 'item')}`,
    compare: 'Compare the two texts',
    stale: (name) =>
      `${name} sent a newer text of this report while you were writing. Both are kept. Compare them, choose for each item, then send.`,
    locked:
      'The report is being checked or is confirmed, so more cannot be sent now. What you wrote stays on this device.',
  },
  compare: {
    title: 'Compare the two texts',
    hint: 'Choose one text for each item. Nothing is lost: the other stays in the history of the report.',
    mine: 'My text',
    theirs: 'As sent',
    keep: 'Keep these choices',
    same: 'The two texts are the same.',
    photos: (count) => (count === 0 ? 'No photos' : n(count, 'photo')),
  },
};
