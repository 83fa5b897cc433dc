// What the unit reported earlier with the same form, as this device knows it.
import type { PersonStore } from '../../device/store/person-store.ts';
import { readReports } from '../../device/store/report-queries.ts';
import type { AnswersLike } from '../../domain/form/answers.ts';
import type { ReportRecord } from '../../domain/report.ts';

export type Earlier = {
  /** Answers of the unit's earlier phiếu of this form, the latest first: its most used choices come first. */
  earlier: readonly AnswersLike[];
  /** What was reported last, of the same task if there was any. */
  previous: AnswersLike | null;
  /** How the person did the task last time; undefined where that is not known. */
  channel: unknown;
};

const dayOf = (report: ReportRecord): string => report.activityDate ?? report.happenedAt;

/** Reads the earlier reports of a form in a unit. */
export async function readEarlier(
  store: PersonStore,
  of: { unitId: string; taskId: string | null; formId: string },
): Promise<Earlier> {
  const reports = (await readReports(store))
    .map(({ record }) => record)
    .filter((it) => it.unitId === of.unitId && it.form.id === of.formId)
    .sort((a, b) => dayOf(b).localeCompare(dayOf(a)));
  const ofTask = reports.find((it) => of.taskId !== null && it.taskId === of.taskId);
  return {
    earlier: reports.map((it) => it.answers),
    previous: (ofTask ?? reports[0])?.answers ?? null,
    channel: reports.find(
      (it) =>
        it.taskId === of.taskId && it.authorId === store.personId && of.taskId !== null,
    )?.answers.channel,
  };
}
