// Which phiếu count. Promises: one activity (one activityUuid) is counted once, and in its special form;
// a phiếu that says "Không phát sinh" is a zero, no phiếu is silence. Refuses to guess what belongs together.
import { GENERAL_FORM } from '../task.ts';

/** What has to be known of a phiếu to count it. */
export type Countable = {
  reportId: string;
  formId: string;
  unitId: string;
  periodKey: string;
  /** Shared by all phiếu about one activity; null when the phiếu stands alone. */
  activityUuid: string | null;
  /** The one tap "Không phát sinh". */
  isZero: boolean;
};

/** Forms that are about an activity, as F01 is, and say more about it. */
const SPECIAL_FORMS: ReadonlySet<string> = new Set(
  'F03 F04 F05 F06 F07 F08 F12 F13'.split(' '),
);

/**
 * The phiếu whose figures are added up: no zero reports, and no F01 of an activity that has a special form.
 * Two special forms of one activity both stay: a conference and its banners are different figures.
 */
export function countedReports<R extends Countable>(reports: readonly R[]): R[] {
  const active = reports.filter((report) => !report.isZero);
  const special = new Set(
    active
      .filter(({ formId }) => SPECIAL_FORMS.has(formId))
      .map(({ activityUuid }) => activityUuid),
  );
  return active.filter(
    ({ formId, activityUuid }) =>
      formId !== GENERAL_FORM || activityUuid === null || !special.has(activityUuid),
  );
}

/** How many activities the phiếu tell of, each once, whatever forms it was written in. */
export function countActivities(reports: readonly Countable[]): number {
  const told = reports.filter(
    ({ isZero, formId }) =>
      !isZero && (formId === GENERAL_FORM || SPECIAL_FORMS.has(formId)),
  );
  return new Set(told.map((r) => r.activityUuid ?? `alone ${r.reportId}`)).size;
}

/** Figures, an explicit zero, or nothing heard. */
export type Word = 'figures' | 'zero' | 'silent';

/** What a unit said in a form about a period. Figures outweigh a zero sent before or after them. */
export function wordOf(
  reports: readonly Countable[],
  about: Pick<Countable, 'formId' | 'unitId' | 'periodKey'>,
): Word {
  const said = reports.filter(
    (report) =>
      report.formId === about.formId &&
      report.unitId === about.unitId &&
      report.periodKey === about.periodKey,
  );
  if (said.some(({ isZero }) => !isZero)) return 'figures';
  return said.length > 0 ? 'zero' : 'silent';
}
