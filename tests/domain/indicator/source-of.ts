// A phiếu as figures read it, for tests.
import type { Source } from '../../../src/domain/indicator/source.ts';

let made = 0;

/** The next phiếu of a form with these answers; counted, on 10 March 2026 at commune A unless told. */
export function aSource(
  formId: string,
  answers: Record<string, unknown> = {},
  over: Partial<Source> = {},
): Source {
  made += 1;
  return {
    reportId: `r${made}`,
    formId,
    unitId: 'xa-a',
    periodKey: '2026-M03',
    activityUuid: null,
    isZero: false,
    day: '2026-03-10',
    title: `Phiếu ${made}`,
    at: `2026-03-10T08:00:00.${String(made % 1000).padStart(3, '0')}Z`,
    authorId: 'person-1',
    answers,
    ...over,
  };
}
