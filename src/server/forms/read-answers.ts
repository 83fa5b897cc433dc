// The file of answers an author fills a form in with: a list of steps, or steps with a context of one's own.
import { readFileSync } from 'node:fs';
import type { AnswerStep } from '../../domain/form/answer-form.ts';
import type { EvaluationContext } from '../../domain/form/form.ts';
import { fail, ok, type Result } from '../../domain/result.ts';

export type AnswersFile = { steps: AnswerStep[]; context: EvaluationContext };

/** What a form may know when its author tries it out: this moment, and nobody in particular. */
function contextNow(): EvaluationContext {
  const now = new Date(Date.now() + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
  return {
    today: now.slice(0, 10),
    now,
    personId: 'author',
    personName: 'author',
    unitId: 'unit',
    unitName: 'unit',
    taskId: null,
    taskDue: null,
    language: 'vi',
  };
}

const SHAPE = '[{"path": "/group/name", "value": …}, …]';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readJson(path: string): Result<unknown, string> {
  try {
    return ok(JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, '')));
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : '';
    return fail(`Không đọc được tệp câu trả lời: / The answers cannot be read: ${why}`);
  }
}

/** What is wrong with one step; null when it is one. */
function stepTrouble(step: unknown): string | null {
  if (!isObject(step)) return 'path, value';
  if (typeof step.path !== 'string' || !step.path.startsWith('/')) return 'path';
  return 'value' in step ? null : 'value';
}

/** A context may leave anything out; what it says must be what the form expects there. */
const isContext = (given: unknown): given is Partial<EvaluationContext> =>
  isObject(given) &&
  Object.values(given).every((value) => typeof value === 'string' || value === null) &&
  (given.today === undefined || /^\d{4}-\d{2}-\d{2}$/.test(String(given.today))) &&
  (given.now === undefined || !Number.isNaN(Date.parse(String(given.now))));

/** Reads a file of answers; what is wrong with it comes back as a sentence in both languages. */
export function readAnswers(path: string): Result<AnswersFile, string> {
  const read = readJson(path);
  if (!read.ok) return read;
  const whole = isObject(read.value) ? read.value : { steps: read.value };
  if (!Array.isArray(whole.steps))
    return fail(`Cần một danh sách các bước: / A list of steps is expected: ${SHAPE}`);
  for (const [at, step] of whole.steps.entries()) {
    const trouble = stepTrouble(step);
    if (trouble !== null)
      return fail(
        `Bước ${at + 1} thiếu hoặc sai: / Step ${at + 1} lacks or misspells: ${trouble}. ${SHAPE}`,
      );
  }
  const given = 'context' in whole ? whole.context : {};
  if (!isContext(given))
    return fail(
      'context không hợp lệ: / The context is not valid: {"today": "2026-03-12", …}',
    );
  const context = { ...contextNow(), ...given };
  // A day of one's own and no moment: that day, at noon.
  if (given.today !== undefined && given.now === undefined)
    context.now = `${given.today}T12:00:00.000+07:00`;
  return ok({ steps: whole.steps, context });
}
