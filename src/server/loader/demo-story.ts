// The life of one demo phiếu, as the acts that people caused: written, sent, looked at, sent back, corrected,
// confirmed. Each act is an operation of its person at its moment; what becomes of it the judge decides.
import { createHash } from 'node:crypto';
import { makeUuid } from '../../domain/ids.ts';
import type { Op } from '../../domain/op.ts';
import { amendText, otherFigures, pickReturn, withSentence } from './demo-amend.ts';
import { contextOf, filedAnswers, type Occasion, type Typed } from './demo-answers.ts';
import { beforeNow, HOUR, inOffice, isoOf, MINUTE } from './demo-clock.ts';
import type { SentPhoto } from './demo-photos.ts';
import { type DemoTexts, fillText, type Return } from './demo-texts.ts';
import type { DemoPerson } from './demo-world.ts';

/**
 * One act; `at` is when the server hears of it. Acts of one commune that are in the same round do not wait for each
 * other, those of a later round do.
 */
export type Act = { at: number; by: DemoPerson; communeId: string; round: number } & (
  | { op: Op }
  | { photo: SentPhoto }
);
type Deed = { at: number; by: DemoPerson } & ({ op: Op } | { photo: SentPhoto });

const PLOTS = {
  waiting: ['file', 'photos'],
  'waiting-photos': ['file', 'one-photo'],
  'in-review': ['file', 'photos', 'take-up'],
  returned: ['file', 'photos', 'take-up', 'return'],
  amended: ['file', 'photos', 'return', 'amend'],
  'amended-approved': ['file', 'photos', 'take-up', 'return', 'amend', 'approve'],
  'two-at-once': ['file', 'photos', 'return', 'amend', 'late'],
  withdrawn: ['file', 'photos', 'withdraw'],
  approved: ['file', 'photos', 'take-up', 'approve'],
  'old-form': ['file'],
} as const;
export type Plot = keyof typeof PLOTS;
type Step = (typeof PLOTS)[Plot][number];
const stepsOf = ({ plot }: { plot: Plot }): readonly Step[] => PLOTS[plot];

export type Story = {
  plot: Plot;
  occasion: Occasion;
  typed: Typed;
  texts: DemoTexts;
  /** What the reviewer says at the end; null draws something. */
  answer: string | null;
};

/** After tasks were handed out (round 0). */
const ROUND: Record<Step, number> = {
  file: 1,
  photos: 2,
  'one-photo': 2,
  'take-up': 3,
  return: 3,
  amend: 4,
  withdraw: 4,
  late: 5,
  // What was amended is approved after that; what was not could be earlier, and loses nothing by waiting.
  approve: 5,
};

/** Minutes from the act before, low and high; and whether it waits for office hours. */
const GAPS: Record<Step, [low: number, high: number, inOffice: boolean]> = {
  file: [0, 3, false],
  photos: [1, 6, false],
  'one-photo': [1, 6, false],
  'take-up': [40, 900, true],
  return: [8, 45, false],
  amend: [120, 1500, true],
  late: [15, 70, false],
  approve: [10, 240, true],
  withdraw: [6, 30, false],
};

function momentsOf({ occasion, plot }: Story): number[] {
  const { writtenMs, chance, world } = occasion;
  // Where the line is poor a phiếu waits for it; one that waits on nobody has just come in.
  const isFar = /Đặc khu|A Lưới|Khánh Vĩnh/.test(occasion.at.commune.short);
  const waited = isFar && plot === 'approved' ? chance.between(0, 30) * HOUR : 0;
  let at = writtenMs + waited;
  const moments = stepsOf({ plot }).map((step) => {
    const [low, high, office] = GAPS[step];
    at += chance.between(low, high) * MINUTE + chance.between(1, 59_000);
    if (office) at = inOffice(at);
    return at;
  });
  return beforeNow(moments, world.now);
}

const OLD_FORM = createHash('sha256').update('F01 0').digest('hex');

type Teller = Story & { reportId: string; reply: Return };
/** A step of a story, told by whoever tells the whole. */
type Tell = (teller: Teller, when: number) => Deed[];

const acted = (
  { occasion, reportId }: Teller,
  { baseRev, happenedMs }: { baseRev: number; happenedMs: number },
) => ({
  opId: makeUuid(happenedMs, occasion.chance.bytes(10)),
  unitId: occasion.at.unit.id,
  recordId: reportId,
  baseRev,
  happenedAt: isoOf(happenedMs),
});

type Text = { by: DemoPerson; typed: Typed; baseRev: number; happenedMs: number };

function fileText(teller: Teller, when: number, text: Text): Deed {
  const { occasion, plot } = teller;
  const { by, typed, happenedMs } = text;
  const { definition, hash } = typed.form;
  const form =
    plot === 'old-form'
      ? { id: definition.id, version: '0', hash: OLD_FORM }
      : { id: definition.id, version: definition.version, hash };
  const context = contextOf(occasion, by, happenedMs);
  const { taskId, id: assignmentId } = occasion.assignment;
  const answers = filedAnswers(typed, context);
  const files = typed.photos.map(({ ref }) => ref);
  const body = { taskId, assignmentId, form, answers, context, files };
  return { at: when, by, op: { ...acted(teller, text), kind: 'file-report', body } };
}

const sendPhotos =
  (from: number): Tell =>
  ({ typed, occasion }, when) =>
    typed.photos.slice(from).map((photo) => ({ at: when, by: occasion.author, photo }));

const review = (teller: Teller, when: number, baseRev = 1) => ({
  at: when,
  by: teller.occasion.at.reviewer,
  base: acted(teller, { baseRev, happenedMs: when }),
});

const TELL: Record<Step, Tell> = {
  file(teller, when) {
    const { author: by, writtenMs } = teller.occasion;
    const happenedMs = Math.min(writtenMs, when);
    return [fileText(teller, when, { by, typed: teller.typed, baseRev: 0, happenedMs })];
  },
  photos: sendPhotos(0),
  'one-photo': sendPhotos(1),
  'take-up'(teller, when) {
    const { at, by, base } = review(teller, when);
    return [{ at, by, op: { ...base, kind: 'take-up-report', body: {} } }];
  },
  return(teller, when) {
    const { at, by, base } = review(teller, when);
    const { comment, fields } = teller.reply;
    return [
      { at, by, op: { ...base, kind: 'return-report', body: { comment, fields } } },
    ];
  },
  amend(teller, when) {
    const { author: by, chance } = teller.occasion;
    const typed = amendText(teller.typed, teller.reply, chance);
    return [fileText(teller, when, { by, typed, baseRev: 1, happenedMs: when })];
  },
  /** A colleague corrects the first text too, not knowing that it was corrected. */
  late(teller, when) {
    const { at, author, chance } = teller.occasion;
    const by = at.authors.find(({ id }) => id !== author.id) ?? author;
    const known = otherFigures(teller.typed.known, chance);
    const sentence = fillText(chance.pick(teller.texts.others), known);
    const typed = withSentence(teller.typed, sentence);
    return [fileText(teller, when, { by, typed, baseRev: 1, happenedMs: when })];
  },
  approve(teller, when) {
    const rev = stepsOf(teller).includes('amend') ? 2 : 1;
    const { at, by, base } = review(teller, when, rev);
    const comment = teller.answer ?? teller.occasion.chance.pick(teller.texts.approvals);
    return [{ at, by, op: { ...base, kind: 'approve-report', body: { comment } } }];
  },
  withdraw(teller, when) {
    const { author: by, chance } = teller.occasion;
    const reason = chance.pick(teller.texts.withdrawals);
    const base = acted(teller, { baseRev: 1, happenedMs: when });
    return [{ at: when, by, op: { ...base, kind: 'withdraw-report', body: { reason } } }];
  },
};

/** The acts of a story, in their order. */
export function tellStory(story: Story): Act[] {
  const { chance, writtenMs, world } = story.occasion;
  const reportId = makeUuid(writtenMs, chance.bytes(10));
  const reply = pickReturn(story.texts, story.typed, chance);
  const teller: Teller = { ...story, reportId, reply };
  const moments = momentsOf(story);
  const communeId = story.occasion.at.commune.id;
  return stepsOf(story).flatMap((step, i) =>
    TELL[step](teller, moments[i] ?? world.now).map((deed) => ({
      ...deed,
      communeId,
      round: ROUND[step],
    })),
  );
}
