// The menu: what may happen next, and how often.
import type { ReportRecord } from '../../../src/domain/report.ts';
import {
  beginSlow,
  endSlow,
  forge,
  mergeUnits,
  moveSomebody,
  replaceKey,
  restartServer,
  restoreServer,
  takeBackup,
} from './office.ts';
import { assignmentsOn, draftsOf, type Phone, reportsShown } from './phone.ts';
import {
  addPhoto,
  correctionOf,
  fileDraft,
  queueAct,
  resolveSetAside,
  saveDraft,
  startDraft,
  takeBack,
} from './phone-acts.ts';
import { syncPhone, type Weather } from './process.ts';
import type { Storm } from './storm.ts';

const WEIGHTS = {
  type: 12,
  photo: 4,
  submit: 14,
  'double-submit': 4,
  correct: 8,
  withdraw: 3,
  'take-back': 3,
  accept: 3,
  review: 9,
  resolve: 5,
  sync: 22,
  'sync-twice': 6,
  'sync-all': 6,
  crash: 5,
  'power-cut': 4,
  'late-request': 4,
  'slow-begin': 5,
  'slow-end': 6,
  move: 2,
  merge: 1,
  key: 1,
  'server-dies': 3,
  restart: 2,
  backup: 2,
  restore: 2,
  'cursors-expire': 2,
  forge: 4,
  'clock-jump': 2,
};
export type Command = keyof typeof WEIGHTS;

const weatherOf = (storm: Storm): Weather =>
  storm.chance.weighted({ calm: 3, gusty: 4, stormy: 3 });

const shownReports = (phone: Phone): ReportRecord[] =>
  [...reportsShown(phone).values()].flatMap(({ record }) =>
    record === null ? [] : [record],
  );
const pick = <T>(storm: Storm, from: readonly T[]): T | undefined =>
  from.length === 0 ? undefined : storm.chance.pick(from);

/** A draft of the phone: one that lies there, or a new one. */
function someDraft(storm: Storm, phone: Phone) {
  const held = pick(storm, draftsOf(phone));
  return held !== undefined && storm.chance.happens(0.7)
    ? held
    : startDraft(storm, phone);
}

function submit(storm: Storm, phone: Phone, taps: number): void {
  const draft = pick(storm, draftsOf(phone)) ?? startDraft(storm, phone);
  if (!phone.saved.has(draft.id)) saveDraft(storm, phone, draft);
  const again = storm.planted.has('two-operations-per-tap');
  for (let n = 0; n < taps; n++) {
    fileDraft(storm, phone, draft.id);
    if (again && n < taps - 1)
      phone.disk.write(({ drafts }) => ({
        drafts: new Map(drafts).set(draft.id, draft),
      }));
  }
}

function review(storm: Storm, phone: Phone): void {
  const report = pick(storm, shownReports(phone));
  if (report === undefined) return;
  const kind = storm.chance.pick([
    'take-up-report',
    'return-report',
    'approve-report',
    'approve-report',
  ] as const);
  queueAct(storm, phone, kind, {
    recordId: report.id,
    unitId: report.unitId,
    baseRev: report.rev,
  });
}

/** Changes by the person on the phone; nothing where there is nothing to do it to. */
function act(storm: Storm, phone: Phone, command: Command): boolean {
  const { chance } = storm;
  switch (command) {
    case 'type': {
      const draft = someDraft(storm, phone);
      saveDraft(storm, phone, { ...draft, text: `${draft.text} ${chance.int(1000)}` });
      return true;
    }
    case 'photo':
      addPhoto(storm, phone, someDraft(storm, phone));
      return true;
    case 'submit':
      submit(storm, phone, 1);
      return true;
    case 'double-submit':
      submit(storm, phone, 2);
      return true;
    case 'correct': {
      const report = pick(storm, shownReports(phone));
      if (report !== undefined) saveDraft(storm, phone, correctionOf(storm, report));
      return true;
    }
    case 'withdraw': {
      const report = pick(storm, shownReports(phone));
      if (report !== undefined)
        queueAct(storm, phone, 'withdraw-report', {
          recordId: report.id,
          unitId: report.unitId,
          baseRev: report.rev,
        });
      return true;
    }
    case 'take-back':
      takeBack(storm, phone);
      return true;
    case 'accept': {
      const assignment = pick(storm, assignmentsOn(phone));
      if (assignment !== undefined)
        queueAct(storm, phone, 'accept-task', {
          recordId: assignment.id,
          unitId: assignment.unitId,
          baseRev: 0,
        });
      return true;
    }
    case 'review':
      review(storm, phone);
      return true;
    case 'resolve':
      resolveSetAside(storm, phone);
      return true;
    default:
      return false;
  }
}

/** What the world does. */
async function happen(storm: Storm, phone: Phone, command: Command): Promise<void> {
  const { chance } = storm;
  switch (command) {
    case 'sync':
      await syncPhone(storm, phone, {
        weather: weatherOf(storm),
        urgent: chance.happens(0.3),
      });
      return;
    case 'sync-twice':
      await syncPhone(storm, phone, { weather: weatherOf(storm), runners: 2 });
      return;
    case 'sync-all':
      await Promise.all(
        storm.phones.map((each) => syncPhone(storm, each, { weather: weatherOf(storm) })),
      );
      return;
    case 'cursors-expire':
      // Everything is listed anew, and page and worker both set out to do it.
      storm.hub.cursorAge += 1;
      await syncPhone(storm, phone, { weather: weatherOf(storm), runners: 2 });
      return;
    case 'crash':
      await syncPhone(storm, phone, {
        weather: weatherOf(storm),
        diesIn: 1 + chance.int(15),
      });
      return;
    case 'power-cut':
      await syncPhone(storm, phone, {
        weather: weatherOf(storm),
        diesIn: 1 + chance.int(15),
      });
      phone.disk.cutPower();
      storm.count.faults += 1;
      return;
    case 'late-request': {
      const request = phone.line.late.shift();
      storm.count.faults += 1;
      await request?.().catch(() => undefined);
      return;
    }
    case 'server-dies':
      storm.hubDiesIn = 1 + chance.int(12);
      await syncPhone(storm, phone, { weather: 'calm' });
      storm.hubDiesIn = 0;
      return;
    case 'clock-jump':
      phone.skewMs = (chance.next() - 0.5) * 10 * 365 * 86_400_000;
      storm.count.faults += 1;
      return;
    default:
      return serve(storm, command);
  }
}

async function serve(storm: Storm, command: Command): Promise<void> {
  switch (command) {
    case 'slow-begin':
      return beginSlow(storm);
    case 'slow-end':
      return endSlow(storm);
    case 'move':
      return moveSomebody(storm);
    case 'merge':
      return mergeUnits(storm);
    case 'key':
      return replaceKey(storm);
    case 'restart':
      return restartServer(storm);
    case 'backup':
      return takeBackup(storm);
    case 'restore':
      return restoreServer(storm);
    case 'forge':
      return forge(storm);
    default:
  }
}

/** Lets the next thing happen. */
export async function nextCommand(storm: Storm): Promise<void> {
  const command = storm.chance.weighted(WEIGHTS);
  const phone = storm.chance.pick(storm.phones);
  storm.clock.ms += storm.chance.int(storm.chance.happens(0.1) ? 7_200_000 : 120_000);
  storm.count.operations += 1;
  storm.trace(`${command} ${phone.index} ${storm.made}`);
  if (!act(storm, phone, command)) await happen(storm, phone, command);
}
