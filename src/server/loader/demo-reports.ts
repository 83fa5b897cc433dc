// Two hundred phiếu and what led to them, pushed one act after another as the people who did them: through the
// judge, the ledger and the feed like everything a phone sends. Done again it changes nothing: every operation
// has its id from the seed.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical.ts';
import { makeUuid } from '../../domain/ids.ts';
import type { Op } from '../../domain/op.ts';
import { judgeBatch } from '../../sync/hub-batch.ts';
import type { FinalKind } from '../../sync/protocol.ts';
import type { Deps } from '../deps.ts';
import { hubStore } from '../store/hub-store.ts';
import { asSystem } from '../store/scope.ts';
import { makeChance } from './demo-chance.ts';
import { dayOf, instant, isoOf, storeAt } from './demo-clock.ts';
import { makeHandings } from './demo-handing-out.ts';
import { readDemoPhotos, sendPhoto } from './demo-photos.ts';
import { makeStories } from './demo-stories.ts';
import { type Act, tellStory } from './demo-story.ts';
import { readDemoTexts } from './demo-texts.ts';
import { type DemoWorld, readDemoWorld } from './demo-world.ts';

type Box = Pick<Deps, 'db' | 'box'>;
/** How many operations met which outcome. */
export type DemoOutcomes = Partial<Record<FinalKind, number>>;

const digestOf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** Everything that happens, in the order in which the server hears of it. */
export async function makeActs(world: DemoWorld): Promise<Act[]> {
  const stories = makeStories(world, await readDemoTexts(), await readDemoPhotos());
  const acts = [...makeHandings(world, stories), ...stories.flatMap(tellStory)];
  return acts.sort((a, b) => a.at - b.at);
}

/** Each person's device, and how many operations it has sent. */
function makeDevices(world: DemoWorld) {
  const devices = new Map<string, { deviceId: string; seq: number }>();
  const bought = instant(`${dayOf(world.now).slice(0, 4)}-01-01`, '08:00');
  return (personId: string) => {
    const random = makeChance(`device of ${personId}`).bytes(10);
    const known = devices.get(personId) ?? {
      deviceId: makeUuid(bought, random),
      seq: 0,
    };
    devices.set(personId, known);
    known.seq += 1;
    return known;
  };
}

/**
 * Loads the phiếu as of a moment.
 * @param signal stops between two acts; what was done stays, and is known when it is done again
 */
export async function loadDemoReports(
  deps: Box,
  { now, signal }: { now: Date; signal?: AbortSignal | undefined },
): Promise<DemoOutcomes> {
  const today = dayOf(now.getTime());
  const world = await asSystem(deps.db, (tx) => readDemoWorld(tx, now.getTime(), today));
  const deviceOf = makeDevices(world);
  const store = hubStore(deps.db);
  const outcomes: DemoOutcomes = {};
  const push = async ({ at, by }: Act, op: Op) => {
    const { deviceId, seq } = deviceOf(by.id);
    const pusher = { personId: by.id, personName: by.name, deviceId };
    const items = [{ op, digest: digestOf(canonicalJson(op)), seq }];
    const judged = await judgeBatch(storeAt(store, isoOf(at)), pusher, items, digestOf);
    for (const { outcome } of judged) outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };
  for (const act of await makeActs(world)) {
    signal?.throwIfAborted();
    if ('op' in act) await push(act, act.op);
    else await sendPhoto(deps, act.by.id, act.photo);
  }
  return outcomes;
}
