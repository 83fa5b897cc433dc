// Two hundred phiếu and what led to them, pushed as the people who did it would: through the
// judge, the ledger and the feed like everything a phone sends. Done again it changes nothing: every operation
// has its id from the seed.
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../domain/canonical.ts';
import { makeUuid } from '../../domain/ids.ts';
import { judgeBatch } from '../../sync/hub-batch.ts';
import type { HubStore } from '../../sync/hub-store.ts';
import type { FinalKind } from '../../sync/protocol.ts';
import type { Deps } from '../deps.ts';
import { hubStore } from '../store/hub-store.ts';
import { asSystem } from '../store/scope.ts';
import { makeChance } from './demo-chance.ts';
import { dayOf, instant, isoOf, storeOfMoments } from './demo-clock.ts';
import { makeHandings } from './demo-handing-out.ts';
import { readDemoPhotos, sendPhoto } from './demo-photos.ts';
import { readAnswerFiles } from './demo-set.ts';
import { makeSetStories } from './demo-set-stories.ts';
import { makeStories } from './demo-stories.ts';
import { type Act, tellStory } from './demo-story.ts';
import { readDemoTexts } from './demo-texts.ts';
import { type DemoPerson, type DemoWorld, readDemoWorld } from './demo-world.ts';

type Box = Pick<Deps, 'db' | 'box'>;
/** How many operations met which outcome. */
export type DemoOutcomes = Partial<Record<FinalKind, number>>;

const digestOf = (text: string): string =>
  createHash('sha256').update(text, 'utf8').digest('hex');

/** Everything that happens, in the order in which the server hears of it. */
export async function makeActs(world: DemoWorld): Promise<Act[]> {
  const [texts, photos] = [await readDemoTexts(), await readDemoPhotos()];
  const stories = [
    ...makeStories(world, texts, photos),
    ...makeSetStories({ world, texts, photos }, await readAnswerFiles()),
  ];
  const acts = [...makeHandings(world, stories), ...stories.flatMap(tellStory)];
  return acts.sort((a, b) => a.at - b.at);
}

/** Acts that go together: those of one person, of one round, in one commune. Commune by commune, round by round. */
function pushesOf(world: DemoWorld, acts: readonly Act[]) {
  const pushes = new Map<string, { by: DemoPerson; acts: Act[] }>();
  const place = new Map(world.units.map(({ commune }, i) => [commune.unit.id, i]));
  const order = ({ communeId, round }: Act) => (place.get(communeId) ?? 0) * 10 + round;
  for (const act of acts.toSorted((a, b) => order(a) - order(b) || a.at - b.at)) {
    const key = `${order(act)} ${act.by.id}`;
    const push = pushes.get(key) ?? { by: act.by, acts: [] };
    pushes.set(key, push);
    push.acts.push(act);
  }
  return [...pushes.values()];
}

/** Each person's device, and the numbers of its next operations. */
function makeDevices(now: Date) {
  const bought = instant(`${dayOf(now.getTime()).slice(0, 4)}-01-01`, '08:00');
  const sent = new Map<string, number>();
  return (personId: string, count: number) => {
    const firstSeq = (sent.get(personId) ?? 0) + 1;
    sent.set(personId, firstSeq + count - 1);
    const random = makeChance(`device of ${personId}`).bytes(10);
    return { deviceId: makeUuid(bought, random), firstSeq };
  };
}

type Push = {
  store: HubStore;
  deviceOf: ReturnType<typeof makeDevices>;
  by: DemoPerson;
  acts: readonly Act[];
};

/** Pushes the operations of one person in one go, as a phone does. */
async function pushOps({ store, deviceOf, by, acts }: Push): Promise<FinalKind[]> {
  const ops = acts.flatMap((act) => ('op' in act ? [act.op] : []));
  if (ops.length === 0) return [];
  const { deviceId, firstSeq } = deviceOf(by.id, ops.length);
  const items = ops.map((op, i) => ({
    op,
    digest: digestOf(canonicalJson(op)),
    seq: firstSeq + i,
  }));
  const pusher = { personId: by.id, personName: by.name, deviceId };
  const judged = await judgeBatch(store, pusher, items, digestOf);
  return judged.map(({ outcome }) => outcome);
}

/**
 * Loads the phiếu as of a moment.
 * @param signal stops between two pushes; what was done stays, and is known when it is done again
 */
export async function loadDemoReports(
  deps: Box,
  { now, signal }: { now: Date; signal?: AbortSignal | undefined },
): Promise<DemoOutcomes> {
  const ms = now.getTime();
  const world = await asSystem(deps.db, (tx) => readDemoWorld(tx, ms, dayOf(ms)));
  const acts = await makeActs(world);
  const moments = new Map<string, string>();
  for (const act of acts) if ('op' in act) moments.set(act.op.opId, isoOf(act.at));
  const momentOf = (opId: string) => moments.get(opId) ?? now.toISOString();
  const store = storeOfMoments(hubStore(deps.db), momentOf);
  const deviceOf = makeDevices(now);
  const outcomes: DemoOutcomes = {};
  for (const push of pushesOf(world, acts)) {
    signal?.throwIfAborted();
    for (const outcome of await pushOps({ ...push, store, deviceOf }))
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    for (const act of push.acts)
      if ('photo' in act) await sendPhoto(deps, push.by.id, act.photo);
  }
  return outcomes;
}
