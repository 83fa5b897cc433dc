// The phiếu of each commune and its centre: for each slot something to write about, somebody who writes it and a
// day. From a fixed seed, so that the demonstration is the same everywhere; only the days move with today.
import { addDays, daysBetween } from '../../domain/civil-date.ts';
import type { AssignmentRecord } from '../../domain/task.ts';
import type { Occasion } from './demo-answers.ts';
import { type Chance, makeChance } from './demo-chance.ts';
import { HOUR, instant, isDayOff, isHoliday, MINUTE } from './demo-clock.ts';
import type { DemoPhotos } from './demo-photos.ts';
import { eventDays } from './demo-plans.ts';
import { type Slot, slotsOf } from './demo-slots.ts';
import type { Plot, Story } from './demo-story.ts';
import type { Activity, DemoTexts, Difficulty } from './demo-texts.ts';
import type { DemoUnit, DemoWorld } from './demo-world.ts';
import { writeActivity, writeDifficulty } from './demo-writing.ts';

const isSea = ({ commune }: DemoUnit): boolean => commune.kind === 'COMMUNE_PC_DAC_KHU';

function happensAt(at: DemoUnit, thing: Activity | Difficulty): boolean {
  const { id } = at.commune;
  const there = thing.only?.includes(id) ?? !thing.not.includes(id);
  const isMainland = 'mainland' in thing && thing.mainland;
  return (
    (thing.where === 'centre') === at.isCentre && there && !(isMainland && isSea(at))
  );
}

/** What is left to be written about at a unit, dealt out one by one. */
type Hand = { activities: Activity[]; difficulties: Difficulty[] };

const handOf = (at: DemoUnit, texts: DemoTexts, chance: Chance): Hand => ({
  // What happens only here comes first.
  activities: chance
    .shuffled(
      texts.activities.filter((one) => happensAt(at, one) && at.tasks.has(one.task)),
    )
    .sort((a, b) => Number(b.only !== undefined) - Number(a.only !== undefined)),
  difficulties: chance.shuffled(texts.difficulties.filter((one) => happensAt(at, one))),
});

/** The next thing that suits the slot. */
function take(hand: Activity[], plot: Plot): Activity | undefined {
  const suits = (one: Activity) => plot !== 'waiting-photos' || one.photos.length > 0;
  const at = hand.findIndex(suits);
  return hand.splice(at < 0 ? 0 : at, 1)[0];
}

const OUTDOORS = /HAMLET|ZALO|FACEBOOK|FANPAGE|LOUDSPEAKER|RADIO|EVENT|DOOR|ALLEY/;

type Room = { world: DemoWorld; texts: DemoTexts; photos: DemoPhotos; chance: Chance };
type Place = { slot: Slot; at: DemoUnit; given: AssignmentRecord; activity?: Activity };

function dayFor({ world, chance }: Room, { slot, given, activity }: Place): string {
  const { today, now } = world;
  // A plan that is issued today for the whole year: what was done before counts as well.
  const first = given.issuedOn < today ? given.issuedOn : given.window.from;
  const most = Math.max(0, daysBetween(first, today));
  const ago = chance.between(...slot.ago);
  const drawn = addDays(today, -(ago <= most ? ago : chance.between(0, most)));
  const isOffice = activity === undefined || !OUTDOORS.test(activity.channel);
  const isOver = activity?.time === undefined || instant(drawn, activity.time[1]) < now;
  let day = isOver ? drawn : addDays(drawn, -1);
  while (isHoliday(day) || (isOffice && isDayOff(day))) day = addDays(day, -1);
  return day < first ? drawn : day;
}

/** Some time after it ended, but not in the future. */
function writtenAt({ world, chance }: Room, day: string, ended?: string): number {
  const first = instant(day, ended ?? '09:30') + 10 * MINUTE;
  const written = first + chance.between(0, ended ? 40 : 390) * MINUTE;
  if (written < world.now - HOUR) return written;
  const back = world.now - chance.between(45, 180) * MINUTE;
  return Math.max(back, Math.min(instant(day, '00:01'), world.now - 2 * MINUTE));
}

/** Who writes, and when, about something that was given to the unit. */
export function occasionFor(room: Room, place: Place): Occasion {
  const { world, chance } = room;
  const { slot, at, given } = place;
  const day = dayFor(room, place);
  const writtenMs = writtenAt(room, day, place.activity?.time?.[1]);
  const [first] = at.authors;
  // What needs more is shown to the one whom a newcomer signs in as.
  const author =
    slot.plot === 'returned' && first !== undefined ? first : chance.pick(at.authors);
  return { world, at, author, assignment: given, day, writtenMs, chance };
}

/** A difficulty is written under the clause that asks for it, where there is one, or under another task. */
function taskInTrouble({ world, chance }: Room, at: DemoUnit): AssignmentRecord {
  const kept = eventDays(world.today);
  const tasks = [...at.tasks].filter(([code]) => !(code in kept)).map(([, task]) => task);
  const asked = tasks.filter(({ formId }) => formId === 'F14');
  return chance.pick(asked.length > 0 && chance.next() < 0.5 ? asked : tasks);
}

function storyOf(room: Room, hand: Hand, slot: Slot, at: DemoUnit): Story | null {
  const { texts, photos } = room;
  if (slot.form === 'F14') {
    const difficulty = hand.difficulties.pop();
    if (difficulty === undefined) return null;
    const place = { slot, at, given: taskInTrouble(room, at) };
    const occasion = occasionFor(room, place);
    const typed = writeDifficulty(occasion, difficulty, photos);
    return { plot: slot.plot, occasion, typed, texts, answer: difficulty.answer };
  }
  const activity = take(hand.activities, slot.plot);
  const given = activity && at.tasks.get(activity.task);
  if (activity === undefined || given === undefined) return null;
  const occasion = occasionFor(room, { slot, at, given, activity });
  const typed = writeActivity(occasion, activity, photos);
  return { plot: slot.plot, occasion, typed, texts, answer: null };
}

/** All stories of the demonstration. */
export function makeStories(
  world: DemoWorld,
  texts: DemoTexts,
  photos: DemoPhotos,
): Story[] {
  return world.units.flatMap((pair, index) => {
    const chance = makeChance(`stories of ${pair.commune.unit.id}`);
    const room: Room = { world, texts, photos, chance };
    const hands = {
      commune: handOf(pair.commune, texts, chance),
      centre: handOf(pair.centre, texts, chance),
    };
    return slotsOf(index).flatMap(
      (slot) => storyOf(room, hands[slot.where], slot, pair[slot.where]) ?? [],
    );
  });
}
