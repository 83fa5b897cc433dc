// What happens at the other end while phones are away: tasks issued and withdrawn in transactions that stay open,
// people moved, units merged, keys replaced, the server restarted or restored from a backup, and strangers trying.
import type { Grant } from '../../../src/domain/person.ts';
import { aFiling, anAct, anAssignment, uuid } from '../build.ts';
import { opDigest } from '../digest.ts';
import { aPusher } from '../hub-world.ts';
import type { Layer } from '../memory-hub-state.ts';
import {
  publishAssignment,
  publishReport,
  publishUnit,
  type Stamp,
} from '../memory-hub-tx.ts';
import { itemsOf } from './phone.ts';
import { type Storm, violate } from './storm.ts';

const dayOf = (storm: Storm, days = 0): string =>
  new Date(storm.clock.ms + 7 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

/** Begins a change of the plan in a transaction that stays open for a while. */
export function beginSlow(storm: Storm): void {
  const { hub, chance } = storm;
  const unitId = chance.pick(['xa-a', 'xa-b', 'pvhcc-a']);
  const n = storm.made++;
  const issue = (layer: Layer, stamp: Stamp) =>
    publishAssignment(
      layer,
      stamp,
      hub.world,
      anAssignment({ id: `assignment-${n}`, unitId, unitName: `Đơn vị ${unitId}` }),
    );
  const ids = [...hub.state.assignment.keys()];
  const revoked = chance.pick(ids);
  const revoke = (layer: Layer, stamp: Stamp) => {
    const held = layer.get('assignment', revoked);
    if (held !== undefined)
      publishAssignment(layer, stamp, hub.world, { ...held, state: 'CANCELLED' });
  };
  storm.slow.push(hub.begin(chance.happens(0.6) ? issue : revoke));
}

/** One of the open transactions ends, this way or that. */
export function endSlow(storm: Storm): void {
  const n = storm.chance.int(storm.slow.length || 1);
  const [tx] = storm.slow.splice(n, 1);
  if (tx === undefined) return;
  if (storm.chance.happens(0.85)) tx.commit();
  else tx.rollback();
}

const setGrants = (storm: Storm, personId: string, change: (was: Grant[]) => Grant[]) =>
  storm.hub.change((layer) => {
    const held = layer.get('person', personId);
    if (held === undefined) return;
    layer.set('person', personId, { ...held, grants: change([...held.grants]) });
  });

const ended = (storm: Storm) => (grant: Grant) =>
  grant.to === null ? { ...grant, to: dayOf(storm, -1) } : grant;

/** A person's rights at a unit end, or begin somewhere else. */
export function moveSomebody(storm: Storm): void {
  const { chance } = storm;
  const { personId } = chance.pick(storm.phones);
  setGrants(storm, personId, (was) => {
    const [like] = was;
    if (like === undefined) return was;
    const to = chance.pick(['xa-a', 'xa-b']);
    const there = { ...like, unitId: to, rootId: to, from: dayOf(storm), to: null };
    const kept = chance.happens(0.5) ? was : was.map(ended(storm));
    return kept.some((g) => g.unitId === to && g.to === null) ? kept : [...kept, there];
  });
}

/** Commune B becomes part of commune A: its people work there from today, its work lives on there. */
export function mergeUnits(storm: Storm): void {
  const { hub } = storm;
  const old = hub.state.unit.get('xa-b');
  if (old === undefined || old.validTo !== null) return;
  hub.change((layer, stamp) => {
    const end = { validTo: dayOf(storm, -1), successors: ['xa-a'] };
    publishUnit(layer, stamp, { ...old, ...end });
    for (const assignment of hub.state.assignment.values())
      if (assignment.unitId === 'xa-b')
        publishAssignment(layer, stamp, hub.world, { ...assignment, state: 'CANCELLED' });
    for (const report of hub.state.report.values())
      if (report.unitId === 'xa-b') publishReport(layer, stamp, hub.world, report);
  });
  for (const [personId, { grants }] of hub.state.person) {
    const there = grants.find((g) => g.unitId === 'xa-b' && g.to === null);
    if (there === undefined) continue;
    const here = { ...there, unitId: 'xa-a', rootId: 'xa-a', from: dayOf(storm) };
    setGrants(storm, personId, (was) => [...was.map(ended(storm)), here]);
  }
}

/** The key that signs is replaced by one it vouches for. */
export function replaceKey(storm: Storm): void {
  storm.keyNumber += 1;
  storm.hub.signer = storm.hub.signer.next(`key-${storm.keyNumber}`);
  storm.hub.keys.push(storm.hub.signer.key);
}

/** The server's process dies and starts again; open work is rolled back by the database. */
export function restartServer(storm: Storm): void {
  storm.hub.restart();
  storm.slow = [];
  storm.count.faults += 1;
}

export function takeBackup(storm: Storm): void {
  storm.backups.push({
    hub: storm.hub.backup(),
    bytes: new Map(storm.server.bytes),
  });
}

/** Everything since a backup is lost; the epoch says so. Requests on their way die with the old server. */
export function restoreServer(storm: Storm): void {
  const backup = storm.chance.pick(storm.backups);
  if (backup === undefined) return;
  storm.restored += 1;
  storm.slow = [];
  storm.hub.restore(backup.hub, `epoch-${storm.restored + 1}`);
  storm.server.bytes = new Map(backup.bytes);
  for (const phone of storm.phones) {
    phone.line.late = [];
    phone.line.lastAnswer = null;
  }
  storm.count.faults += 1;
}

/** Somebody with a session of their own pushes what is not theirs to push. */
export async function forge(storm: Storm): Promise<void> {
  const { hub, chance } = storm;
  const report = chance.pick([...hub.state.report.values()]);
  const pusher = aPusher('person-1', 40);
  const stranger = aPusher(report?.unitId === 'xa-b' ? 'desk-1' : 'person-b', 41);
  storm.count.faults += 1;
  if (report === undefined || chance.happens(0.3)) return tamper(storm);
  const grants = hub.state.person.get(stranger.personId)?.grants ?? [];
  const reaches = grants.some((g) => g.unitId === report.unitId || g.unitId === 'xa-a');
  if (reaches) return;
  const over = { opId: uuid(storm.made++, 7), recordId: report.id, baseRev: report.rev };
  const text = `Nội dung ⟦giả ${storm.made}⟧`;
  const op = chance.pick([
    aFiling({ ...over, text }),
    aFiling({ ...over, baseRev: 0, text }),
    anAct('approve-report', over),
    anAct('withdraw-report', over),
    anAct('return-report', over),
  ]);
  const was = hub.state.report.get(report.id);
  const item = { op: { ...op, unitId: report.unitId }, seq: 1 };
  const by = pusher.personId === stranger.personId ? pusher : stranger;
  const answer = await hub
    .push(by, [{ ...item, digest: opDigest(item.op) }])
    .catch(() => null);
  const outcome = answer?.outcomes[0]?.outcome;
  if (outcome === 'applied' || hub.state.report.get(report.id) !== was)
    violate(storm, `S: ${by.personId} changed a report of ${report.unitId}`);
}

/** A queued text arrives changed underneath, with the id and the digest of the true one. */
async function tamper(storm: Storm): Promise<void> {
  const phone = storm.chance.pick(storm.phones);
  const item = itemsOf(phone).find(
    (one) =>
      one.state === 'queued' && one.sentAt !== null && one.op.kind === 'file-report',
  );
  if (item === undefined || item.op.kind !== 'file-report') return;
  const answers = { ...item.op.body.answers, result_summary: 'Nội dung bị thay đổi' };
  const op = { ...item.op, body: { ...item.op.body, answers } };
  const pusher = aPusher(phone.personId, phone.index + 1);
  await storm.hub
    .push(pusher, [{ op, digest: item.digest, seq: item.seq }])
    .catch(() => null);
}
