// All figures of a periodic report in their order. Promises: the same phiếu give the same figures on every device.
import { drawActivity } from './draw-activity.ts';
import { drawDesk } from './draw-desk.ts';
import { drawMedia, type Window } from './draw-media.ts';
import { drawPeople, type Raised } from './draw-people.ts';
import { drawTasks, type PlacedTask } from './draw-tasks.ts';
import { type Drawn, makeDrawn, makePool, type Source } from './source.ts';

export type FigureSources = {
  window: Window;
  /** Confirmed phiếu that count in the window. */
  counted: readonly Source[];
  /** Confirmed phiếu of any day: a screen's run or a survey may have begun before. */
  everConfirmed: readonly Source[];
  raised: readonly Raised[];
  tasks: readonly PlacedTask[];
  isPast: boolean;
  /** How many items of news a month are asked for. */
  monthlyNews: number;
  /** Organisations watched from here that have reported, of all; null where nobody is watched. */
  watched: { done: number; all: number } | null;
};

const byPlace = (a: Drawn, b: Drawn): number =>
  a.id.slice(0, 3).localeCompare(b.id.slice(0, 3));

/** Draws every figure. */
export function drawFigures(from: FigureSources): Drawn[] {
  const pool = makePool(from.counted);
  const ever = makePool(from.everConfirmed);
  const drawn = [
    ...drawActivity(pool),
    ...drawMedia(pool, ever.of('F05'), from.window, from.monthlyNews),
    ...drawDesk(pool, from.window),
    ...drawPeople(pool, ever.of('F10a'), from.raised),
    ...drawTasks(from.tasks, from.isPast),
  ];
  if (from.watched !== null)
    drawn.push(
      makeDrawn('G28', {
        value: from.watched.done,
        remarks: [{ code: 'of', part: from.watched.done, whole: from.watched.all }],
      }),
    );
  // Stable: what was drawn first of a figure stays first.
  return drawn.sort(byPlace);
}
