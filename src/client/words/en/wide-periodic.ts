import type { periodic as vi } from '../vi/wide-periodic.ts';

const n = (count: number, one: string, many = `${one}s`) =>
  `${count} ${count === 1 ? one : many}`;

export const periodic: typeof vi = {
  title: 'Periodic report',
  lead: 'Figures come from confirmed forms; each opens to the forms it came from.',
  kind: 'Kind of report',
  year: 'Year',
  choice: 'Choose the period',
  window: (from, to) => `Figures from ${from} to ${to}`,
  due: (date) => `due ${date}`,
  dueToday: 'due today',
  daysLeft: (days) => `${n(days, 'day')} left`,
  daysOver: (days) => `${n(days, 'day')} past due`,
  notOver: (date) =>
    `The period is not over: figures up to ${date}, which change as forms come in.`,
  notBegun: 'This period has not begun; there are no figures.',
  noCalendar: 'The reporting calendar is not on this device',
  noCalendarBody: 'It comes with the first update while there is a line.',
  noUnit: 'You hold no position at a unit that makes reports.',
  readOnly: 'To look at only: the coordinator of the unit makes the report.',
  state: {
    label: 'State',
    none: 'Not begun',
    saving: 'Keeping it on this device…',
    draft: (time) => `Being written, kept on this device at ${time}`,
    open: (count) => `${n(count, 'figure')} to look at`,
    clear: 'No figure left to look at',
  },
  kept: 'Texts and corrections are kept on this device as you write; other devices do not see them yet.',
  fault: {
    'storage-full':
      'The device is full, so what you just wrote was not kept. It is still on the screen; remove some pictures or files and write on.',
    other:
      'The browser does not allow keeping data, so what you just wrote was not kept. It is still on the screen; close other windows of Lan Tỏa and write on.',
  },
  tabs: 'Parts of the report',
  tab: { figures: 'Figures', text: 'Text', paper: 'Paper' },
  sources: {
    title: 'Where the figures come from',
    counted: (count) => `Counted: ${n(count, 'form')}`,
    waiting: (count) => `To confirm: ${n(count, 'form')}`,
    returned: (count) => `Waiting for more: ${n(count, 'form')}`,
    late: (count, date) =>
      `Confirmed after ${date}, counted in the next report: ${n(count, 'form')}`,
    carried: (count) =>
      `Of an earlier period, confirmed after it had closed and so counted here: ${n(count, 'form')}`,
    undated: (count) => `Without a day, so of no known period: ${n(count, 'form')}`,
    silent: (count) =>
      `Tasks due or continuous, without any form about a day in the period: ${count}`,
    unsent: (count) => `Not sent from this device: ${n(count, 'form')}`,
    drafts: (count) => `${n(count, 'draft')} on this device`,
    openOutbox: 'Open To send',
    decisions: (count) =>
      `${n(count, 'form')} counted by a confirmation that still waits to be sent from here.`,
    lacking: (count) =>
      `This device lacks ${n(count, 'form')} that the server has: the figures below may be too low. Open it with a line to fetch them.`,
    neverPulled:
      'This device has not fetched the unit’s data, so there is nothing to compile.',
    honest:
      'Only confirmed forms that this device holds are counted; only the number of difficulties raised has those that wait too. Forms still on other people’s phones cannot be seen from here.',
    more: (count) => `Show ${count} more`,
  },
  figures: {
    title: 'Figures',
    show: 'Which figures',
    filter: { known: 'With figures', open: 'To look at', all: 'All' },
    compare: 'Compared with',
    before: 'Period before',
    yearAgo: 'A year ago',
    beforeIs: (label) => `Period before: ${label}.`,
    yearAgoIs: (label) => `A year ago: ${label}.`,
    nothingBefore: 'This device holds no form of that period, so nothing is compared.',
    columns: {
      name: 'Figure',
      unit: 'Unit',
      now: 'This period',
      before: 'Compared',
      change: 'Change',
    },
    noneShown: {
      known: 'No figures: no form has been confirmed in this period.',
      open: 'No figure has to be looked at.',
      all: '',
    },
    silent: 'no form',
    unsaid: 'forms do not say',
    unclear: 'not enough to say',
    zero: (count) => `Nothing to report (${n(count, 'form')})`,
    corrected: 'corrected',
    checked: 'checked',
    look: 'to look at',
    from: (count) => `From ${n(count, 'form')}`,
    fromTasks: (count) => `From ${n(count, 'task')}`,
    noSource: 'No form says anything of this in the period.',
    how: 'How it is counted',
  },
  correct: {
    start: 'Correct this figure',
    check: 'Check this figure',
    checkHint:
      'If it is right leave it and say what it was checked against; else change it.',
    value: 'The right figure',
    valueHint: 'As in 1.234 or 93,5',
    reason: 'Why it is corrected',
    save: 'Keep the correction',
    remove: 'Remove the correction',
    removed: 'The correction is removed; the figure from the forms stands again.',
    badValue: 'Please write a number, tenths after a comma: 1.234 or 93,5.',
    badReason:
      'Please say why, in at least 5 characters. The figure from the forms stays beside it.',
    stands: (value, name, time) => `Corrected to ${value} by ${name}, ${time}.`,
    agrees: (value, name, time) => `${value} was checked by ${name}, ${time}.`,
    because: (reason) => `Why: ${reason}`,
    drawn: (value) => `From the forms: ${value}.`,
    outdated: (was, now) =>
      `Since the correction the figure from the forms went from ${was} to ${now}. Please look again.`,
  },
  remarks: {
    unsaid: (count, all) => `${count} of ${n(all, 'form')} do not say this.`,
    sameStock: (cut, desk) =>
      `Visual-material forms say ${cut}, desk tallies say ${desk}. It is not known whether they are one print run, so they are not added; please choose.`,
    sameHours: (count) =>
      `${n(count, 'desk tally', 'desk tallies')} tell of the same hours of one person and may count twice.`,
    sameDays: (count) =>
      `${n(count, 'dossier form')} of one point overlap in their days and may count twice.`,
    straddles: (count) =>
      `${n(count, 'form')} with figures that begin before this period.`,
    unchecked: (count) =>
      `${n(count, 'form')} not checked against the dossier system; the paper says “Số liệu ước” (estimate).`,
    monthSheets: (count) =>
      `${n(count, 'month sheet')} of the same account and month; only the last one counts.`,
    setAside: (count) =>
      `${n(count, 'post')} not added, since the account has a sheet for that month.`,
    sameCode: (count) =>
      `${n(count, 'form')} with a code already counted; each code counts once.`,
    otherCount: (here, there) =>
      `Feedback forms are ${here}, desk tallies say ${there}. Please compare.`,
    noStaff: 'The forms do not say how many officials there are, so there is no share.',
    staffDiffers:
      'The forms differ on how many officials there are; the last one is used.',
    range:
      'Somebody at several meetings is one person, so the forms give a range only. If you know the number, enter it as a correction.',
    notGeneral: 'Whoever came by was asked: says nothing of the others.',
    moreThanAll: 'A meeting tells of more officials than the unit has.',
    of: (part, whole) => `${part} of ${whole}.`,
    sample: (asked, of, error) =>
      `Answers n = ${asked}; population N = ${of}; error e = ${error}.`,
    noPopulation:
      'Of no campaign, so the population is not known: not enough to conclude.',
    smallSample: (asked, need) =>
      `${asked} answers, at least ${need} are needed: not enough to conclude.`,
    unknown: 'not known',
    denominator: {
      REACHED: 'Of those who had heard.',
      POPULATION: 'Of all who were asked.',
    },
    monthly: (target, months) =>
      `Target: at least ${n(target, 'item')} a month; the period has ${n(months, 'month')}.`,
    latest: (date) => `Latest check: ${date}; checks are not added.`,
    asOfToday: 'The period is over: this is how it stands today, not on its last day.',
  },
  text: {
    title: 'Text',
    lead: 'Suggested from the forms and following the figures until you edit it. The report is always in Vietnamese.',
    sections: {
      direction: 'I. Direction and organisation',
      results: 'II. Results',
      evaluation: 'III. Evaluation',
      next: 'IV. Tasks for the time to come',
      proposals: 'V. Proposals',
    },
    suggested: 'Suggested from the forms',
    edited: 'Edited',
    again: 'Back to the suggestion',
    againOf: (section) => `Back to the suggestion for ${section}`,
    took: 'Back to the suggestion.',
    changed: 'The figures have changed since. See the new suggestion',
    signer: 'Signer',
    authority: 'Signs as',
    authorities: {
      HEAD: (head) => head,
      KT: (head) => `KT. ${head} (a deputy for the head)`,
      TL: (head) => `TL. ${head} (by order)`,
      TUQ: (head) => `TUQ. ${head} (by authority)`,
    },
    name: 'Name of the signer',
    nameHint: 'Leave it empty if not known; the clerk fills it in.',
    signerTitle: 'Title of the signer',
    number: 'Number',
    numberHint: 'Empty until the clerk gives a number.',
    recipient: 'To',
  },
  paper: {
    title: 'Paper',
    print: 'Print the report',
    copyTable: 'Copy the table',
    copyText: 'Copy the section on communication',
    copiedTable: 'Copied. Paste it into Excel.',
    copiedText: 'Copied. Paste it into the general report.',
    copyFailed: 'It could not be copied. Please select and copy the text below.',
    open: (count) =>
      `${n(count, 'figure')} still to look at; the paper marks them with (*).`,
  },
  how: {
    G01: 'Products that are plans, programmes, schemes, directives, regulations or notices of conclusions in F01.',
    G02: 'Sessions of F04, but not those only attended; and F01 about a meeting that has no F04.',
    G03: 'Attendances in F04 and F01; an activity written twice counts once.',
    G04: 'Different officials briefed, of all the unit has; attendances are not added.',
    G05: 'F04 about training.',
    G06: 'Items published, from F03, by day of publication.',
    G07: 'Months of the period with as many items as asked for.',
    G08: 'Times and minutes of F06.',
    G09: 'F07: single posts or the account’s month sheet, not both. The rate is of all questions.',
    G10: 'Quantities of F05 by kind.',
    G11: 'Given out by F05 and by desk tallies (F02), added only when surely not one print run.',
    G12: 'Plays a day times the days that lie in the period (F05).',
    G13: 'Daily tallies of the one-stop desk (F02).',
    G14: 'Each kind of help in F02; one visit may be helped with several.',
    G15: 'Dossier figures (F02b): sums first, rates last.',
    G16: 'F02b: paid online of those with a fee, after adding up.',
    G17: 'F02b: by public post of all received, after adding up.',
    G18: 'Dialogues (F08): meetings, opinions, answered on the spot.',
    G19: 'Feedback (F09) by day received; in time of those answered that had a day.',
    G20: 'Survey (F10b): estimate with Wilson’s 95 % interval; who declined is in no denominator.',
    G21: 'Survey: marks 4 and 5 of those who answered. Ratings at the desk (F02b) apart.',
    G22: 'Emulation registrations (F11).',
    G23: 'Initiatives (F12).',
    G24: 'The latest check (F13) of each place; checks are not added.',
    G25: 'Tasks given to the unit with time in the period, but not for information or withdrawn.',
    G26: 'Costs in đồng in F01, F04, F05, F08, then in million đồng.',
    G27: 'Difficulties (F14) of the period, those waiting to be confirmed too; confirmed means settled.',
    G28: 'Units watched with a form about a day of the period.',
  },
};
