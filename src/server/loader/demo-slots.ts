// Which phiếu each commune and its centre have: what kind, how far it has come, about how many days ago.
import type { Plot } from './demo-story.ts';

export type Slot = {
  form: 'F01' | 'F14';
  where: 'commune' | 'centre';
  plot: Plot;
  /** Days before today, nearest and farthest. */
  ago: [number, number];
};
const slot = (
  where: Slot['where'],
  plot: Plot,
  ago: Slot['ago'],
  form: Slot['form'] = 'F01',
): Slot => ({ form, where, plot, ago });

/** What differs from commune to commune, in turn. */
const TURNS: readonly Plot[] = ['two-at-once', 'withdrawn', 'returned'];

/** The phiếu of one commune and its centre; `index` counts the communes. */
export const slotsOf = (index: number): Slot[] => [
  slot('commune', 'returned', [3, 7]),
  slot('commune', 'waiting', [0, 1]),
  slot('commune', 'waiting', [0, 3], 'F14'),
  slot('centre', 'waiting', [0, 2]),
  slot('commune', 'in-review', [1, 4]),
  slot('commune', 'amended', [5, 10]),
  slot('centre', 'approved', [6, 14]),
  slot('commune', TURNS[index % TURNS.length] ?? 'returned', [7, 14]),
  slot('centre', 'amended-approved', [12, 25]),
  slot('commune', 'approved', [15, 60], 'F14'),
  slot('commune', 'approved', [20, 45]),
  slot('centre', index % 2 === 0 ? 'waiting' : 'approved', [4, 30], 'F14'),
  slot('commune', 'approved', [40, 80]),
  slot('centre', 'approved', [60, 110]),
  slot('commune', 'amended-approved', [80, 140]),
  slot('centre', 'approved', [110, 180]),
  slot('commune', 'approved', [150, 300]),
  ...(index % 6 === 0 ? [slot('centre', 'waiting-photos', [0, 1])] : []),
  ...(index === 4 ? [slot('commune', 'old-form', [1, 2])] : []),
];
