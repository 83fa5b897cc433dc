// Phiếu of the forms other than F01 and F14: at each unit one of each form that a task of the unit asks for. From a
// seed of their own, so that they change nothing about the other stories.
import { type AssignmentRecord, formsOfTask } from '../../domain/task.ts';
import { type Chance, makeChance } from './demo-chance.ts';
import type { DemoPhotos } from './demo-photos.ts';
import { eventDays } from './demo-plans.ts';
import { type AnswerFile, type AnswerSet, writeSet } from './demo-set.ts';
import { slotsOf } from './demo-slots.ts';
import { occasionFor } from './demo-stories.ts';
import type { Plot, Story } from './demo-story.ts';
import type { DemoTexts } from './demo-texts.ts';
import type { DemoUnit, DemoWorld } from './demo-world.ts';

/** Plots that need no sentence of an activity to be changed. */
const PLOTS: readonly Plot[] = ['approved', 'waiting', 'approved', 'in-review'];

/** Tasks that are never late: what is overdue in the demonstration has to stay so. */
const UNDATED: ReadonlySet<string> = new Set([
  'UNSPECIFIED',
  'CONTINUOUS',
  'PER_PLAN',
  'PER_ASSIGNMENT',
  'EVENT',
]);

type Source = { world: DemoWorld; texts: DemoTexts; photos: DemoPhotos };
type Room = Source & { chance: Chance };

/** A task of the unit that asks for the form; one about what the sets tell of, if there is any. */
function taskFor(
  { world, chance }: Pick<Room, 'world' | 'chance'>,
  { form, fits }: AnswerFile,
  at: DemoUnit,
): AssignmentRecord | null {
  const kept = eventDays(world.today);
  const asking = [...at.tasks]
    .filter(
      ([code, task]) =>
        !(code in kept) &&
        UNDATED.has(task.schedule.kind) &&
        formsOfTask(task).includes(form),
    )
    .map(([, task]) => task);
  const about = asking.filter(({ channels }) =>
    channels.some((channel) => fits.channels.includes(channel)),
  );
  const suits = about.length > 0 ? about : asking;
  return suits.length > 0 ? chance.pick(suits) : null;
}

type Turn = { at: DemoUnit; file: AnswerFile; set: AnswerSet; plot: Plot };

function storyOf(source: Source, { at, file, set, plot }: Turn): Story | null {
  const { world, texts, photos } = source;
  const chance = makeChance(`${file.form} of ${at.unit.id}`);
  const given = taskFor({ world, chance }, file, at);
  if (given === null) return null;
  const ago: [number, number] = plot === 'approved' ? [5, 120] : [0, 4];
  const slot = { form: 'F01' as const, where: set.where, plot, ago };
  const occasion = occasionFor({ world, texts, photos, chance }, { slot, at, given });
  const typed = writeSet(occasion, file.form, set, photos);
  return { plot, occasion, typed, texts, answer: null };
}

/** Where a photo is still on its way, none of the same drawing may arrive: its bytes would be there. */
const hasWaitingPhoto = (index: number): boolean =>
  slotsOf(index).some(({ plot }) => plot === 'waiting-photos');

/** The stories of all sets: unit by unit another set of each form, in turn. */
export function makeSetStories(source: Source, files: readonly AnswerFile[]): Story[] {
  return source.world.units.flatMap((pair, index) =>
    files.flatMap((file, place) => {
      const set = file.sets[index % file.sets.length];
      const plot = PLOTS[(index + place) % PLOTS.length];
      if (set === undefined || plot === undefined) return [];
      const told = hasWaitingPhoto(index) ? { ...set, photos: [] } : set;
      return storyOf(source, { at: pair[set.where], file, set: told, plot }) ?? [];
    }),
  );
}
