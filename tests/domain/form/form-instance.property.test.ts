import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical.ts';
import type { Answers } from '../../../src/domain/form/answers.ts';
import { checkFiled } from '../../../src/domain/form/check-filed.ts';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import {
  type FormInstance,
  openInstance,
} from '../../../src/domain/form/form-instance.ts';
import { eachItem, pathOf, rowPath } from '../../../src/domain/form/form-state.ts';
import type { PreparedForm } from '../../../src/domain/form/prepare-form.ts';
import { startInstance } from '../../../src/domain/form/start-answers.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { aContext } from './form-builder.ts';
import { randomForm, randomSteps, type Step, someAnswer } from './random-form.ts';

const SEED = 20261128;
const context = aContext({ seed: 'r-1' });

type Places = {
  questions: [path: string, kind: never][];
  repeats: string[];
  rows: string[];
};
function placesOf(instance: FormInstance, form: PreparedForm): Places {
  const places: Places = { questions: [], repeats: [], rows: [] };
  eachItem(instance.state, (node, row) => {
    const path = pathOf(form, node, row);
    if (!('items' in node.item)) places.questions.push([path, node.item.kind as never]);
    else if (node.item.kind === 'repeat') {
      places.repeats.push(path);
      for (const held of row.rows.get(node.index) ?? [])
        places.rows.push(rowPath(form, held));
    }
    return true;
  });
  return places;
}

/** Everything a screen shows of every item. */
function look(instance: FormInstance, form: PreparedForm): Map<string, string> {
  const seen = new Map<string, string>();
  eachItem(instance.state, (node, row) => {
    const path = pathOf(form, node, row);
    const choices =
      'choiceFilter' in node.item || 'listFrom' in node.item
        ? instance.choicesOf(path).map((c) => c.name)
        : [];
    const shown = [
      instance.valueAt(path),
      instance.relevantAt(path),
      instance.requiredAt(path),
      instance.readonlyAt(path),
      instance.insertsOf(path),
      instance.problemAt(path),
      instance.rowsOf(path),
      choices,
    ];
    seen.set(path, JSON.stringify(shown));
    return true;
  });
  return seen;
}

function take(instance: FormInstance, form: PreparedForm, step: Step): string[] | null {
  const { questions, repeats, rows } = placesOf(instance, form);
  const at = <T>(list: readonly T[]): T | undefined => list[step.where % list.length];
  if (step.act === 0 && repeats.length > 0)
    return instance.addRow(at(repeats) ?? '') && null;
  if (step.act === 1 && repeats.length > 0)
    return instance.addRow(at(repeats) ?? '') && null;
  if (step.act === 2 && rows.length > 0)
    return instance.removeRow(at(rows) ?? '') && null;
  if (step.act === 3 && rows.length > 0)
    return instance.moveRow(at(rows) ?? '', 1 + (step.what % 3)) && null;
  const [path = '', kind] = at(questions) ?? [];
  return kind === undefined ? [] : instance.set(path, someAnswer(kind, step.what));
}

function expectSameAsWhole(instance: FormInstance, form: PreparedForm): void {
  const { answers } = instance;
  const whole = evaluateForm(form, answers, context);
  const values: [string, unknown][] = [];
  eachItem(instance.state, (node, row) => {
    const path = pathOf(form, node, row);
    expect([path, instance.relevantAt(path)]).toEqual([path, whole.relevant(path)]);
    expect([path, instance.requiredAt(path)]).toEqual([path, whole.required(path)]);
    expect([path, instance.readonlyAt(path)]).toEqual([path, whole.readonly(path)]);
    const value = instance.valueAt(path);
    if (value !== '') values.push([path, value]);
    return true;
  });
  expect(values).toEqual([...whole.values]);
  expect(instance.problems()).toEqual(whole.problems);
  expect(instance.filled()).toEqual(whole.filled);
}

test(`[FORM] any story in any form gives what working all of it out gives (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomForm, randomSteps, (form, steps) => {
      const instance = startInstance(form, context);
      expectSameAsWhole(instance, form);
      for (const step of steps) {
        take(instance, form, step);
        expectSameAsWhole(instance, form);
      }
    }),
    { seed: SEED, numRuns: 400 },
  );
});

test(`[FORM] a change tells of every item that looks different after it (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomForm, randomSteps, (form, steps) => {
      const instance = startInstance(form, context);
      for (const step of steps) {
        const before = look(instance, form);
        const told = take(instance, form, step);
        if (told === null) continue;
        const after = look(instance, form);
        for (const [path, shown] of after)
          if (before.has(path) && before.get(path) !== shown)
            expect(told).toContain(path);
      }
    }),
    { seed: SEED, numRuns: 300 },
  );
});

test(`[FORM] answers are plain JSON that shares what did not change (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomForm, randomSteps, (form, steps) => {
      const instance = startInstance(form, context);
      for (const step of steps) {
        const before = instance.answers;
        const text = canonicalJson(before);
        const told = take(instance, form, step);
        const after = instance.answers;
        expect(canonicalJson(before)).toBe(text);
        expect(JSON.parse(JSON.stringify(after))).toEqual(after);
        if (told?.length === 0) expect(after).toBe(before);
      }
      const again = openInstance(form, instance.answers, context, {}, { isPeek: true });
      expect(again.answers).toEqual(instance.answers);
    }),
    { seed: SEED, numRuns: 200 },
  );
});

test(`[FORM] what is filed is judged the same on arrival (seed ${SEED})`, () => {
  fc.assert(
    fc.property(randomForm, randomSteps, (form, steps) => {
      const instance = startInstance(form, context);
      for (const step of steps) take(instance, form, step);
      const filed = submittedAnswers(form, instance.answers, context);
      const wired = JSON.parse(JSON.stringify(filed)) as Answers;
      expect(submittedAnswers(form, wired, context)).toEqual(filed);
      // What is wrong in the draft may be left out of what is filed; what is right in it must be taken.
      if (instance.problems().length === 0)
        expect(checkFiled(form, wired, context)).toEqual([]);
    }),
    { seed: SEED, numRuns: 200 },
  );
});
