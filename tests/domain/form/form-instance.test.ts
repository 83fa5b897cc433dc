// biome-ignore-all lint/suspicious/noTemplateCurlyInString: XLSForm writes names so.
import { describe, expect, test } from 'vitest';
import type { Answers } from '../../../src/domain/form/answers.ts';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import { openInstance } from '../../../src/domain/form/form-instance.ts';
import { fillText } from '../../../src/domain/form/insert-text.ts';
import { startInstance } from '../../../src/domain/form/start-answers.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { aContext, aForm, ask, parsedIn as e, same, section } from './form-builder.ts';

const context = aContext({ seed: 'r-1' });

describe('[FORM] typing in an answer', () => {
  const form = aForm([
    ask('integer', 'a'),
    section('group', 'g', [ask('text', 'x', { required: true })], {
      relevant: e('${a} > 1', '/g'),
    }),
    ask('calculate', 'c', {
      calculation: e('concat(${a}, ":", ${x})', '/c', ['/a', '/g/x']),
    }),
    ask('text', 'b'),
  ]);

  test('[FORM] tells which items look different, and no others', () => {
    const instance = openInstance(form, {}, context);
    expect(instance.set('/b', 'x')).toEqual(['/b']);
    expect(instance.set('/a', 1).sort()).toEqual(['/a', '/c']);
    expect(instance.set('/a', 2).sort()).toEqual(['/a', '/c', '/g', '/g/x']);
    expect(instance.problemAt('/g/x')).toMatchObject({ kind: 'required', path: '/g/x' });
    expect(instance.set('/g/x', 'hai').sort()).toEqual(['/c', '/g/x']);
    expect(instance.valueAt('/c')).toBe('2:hai');
    expect(instance.set('/g/x', 'hai')).toEqual([]);
  });

  test('[FORM] what is not asked any more does not count, and is kept', () => {
    const instance = openInstance(form, { a: 2, g: { x: 'hai' } }, context);
    instance.set('/a', 1);
    expect([instance.valueAt('/g/x'), instance.typedAt('/g/x')]).toEqual(['', 'hai']);
    expect(instance.answers).toEqual({ a: 1, g: { x: 'hai' } });
    expect(submittedAnswers(form, instance.answers, context)).toEqual({ a: 1, c: '1:' });
    instance.set('/a', 5);
    expect(instance.valueAt('/g/x')).toBe('hai');
  });

  test('[FORM] unchanged branches of the answers are the same objects', () => {
    const instance = openInstance(form, { a: 2, g: { x: 'hai' } }, context);
    const before = instance.answers;
    instance.set('/b', 'mới');
    expect(instance.answers).not.toBe(before);
    expect(instance.answers.g).toBe(before.g);
    expect(instance.answers).toBe(instance.answers);
  });

  test('[FORM] names the form does not know stay where they are', () => {
    const instance = openInstance(form, { old: [1], g: { gone: 'x' } }, context);
    instance.set('/g/x', 'hai');
    expect(instance.answers).toEqual({ old: [1], g: { gone: 'x', x: 'hai' } });
  });

  test('[FORM] a path to nowhere changes nothing', () => {
    const instance = openInstance(form, {}, context);
    for (const path of ['/zzz', '/g', '', 'a', '/rep[1]/x', '/__proto__', '/a/b'])
      expect(instance.set(path, 'x')).toEqual([]);
    expect(instance.answers).toEqual({});
  });
});

describe('[FORM] a calculation a person may overwrite', () => {
  const form = aForm([
    ask('integer', 'a'),
    ask('integer', 'n', { calculation: e('${a} * 2', '/n') }),
    ask('calculate', 'c', { calculation: e('${n} + 1') }),
  ]);

  test('[FORM] is worked out when what it reads changes; until then the person’s word stands', () => {
    const instance = openInstance(form, { a: 3 }, context);
    expect([instance.valueAt('/n'), instance.valueAt('/c')]).toEqual([6, 7]);
    instance.set('/n', 100);
    expect(instance.valueAt('/c')).toBe(101);
    expect(evaluateForm(form, instance.answers, context).values.get('/c')).toBe(101);
    instance.set('/a', 4);
    expect([instance.valueAt('/n'), instance.answers.n]).toEqual([8, 8]);
  });

  test('[FORM] is worked out again when the form is opened, as ODK does', () => {
    expect(openInstance(form, { a: 3, n: 100 }, context).valueAt('/n')).toBe(6);
  });

  test('[FORM] a whole number has no fraction, and a date is a date', () => {
    const dates = aForm([
      ask('integer', 'n', { calculation: e('7 div 2', '/n') }),
      ask('date', 'c', { dynamicDefault: e('today() + 7') }),
    ]);
    expect(startInstance(dates, context).answers).toEqual({ n: 3, c: '2026-03-20' });
  });
});

describe('[FORM] a trigger', () => {
  const form = aForm([
    ask('text', 'a'),
    ask('integer', 'b'),
    ask('integer', 'n', { calculation: e('${b} + 1', '/n'), triggers: ['/a'] }),
  ]);

  test('[FORM] alone sets its calculation off', () => {
    const instance = openInstance(form, { b: 1 }, context);
    expect(instance.valueAt('/n')).toBe('');
    instance.set('/b', 5);
    expect(instance.valueAt('/n')).toBe('');
    instance.set('/a', 'x');
    expect(instance.valueAt('/n')).toBe(6);
    instance.set('/b', 9);
    expect([instance.valueAt('/n'), instance.answers.n]).toEqual([6, 6]);
  });

  test('[FORM] two that set each other off come to an end', () => {
    const ring = aForm([
      ask('integer', 'a', { calculation: ['+', ['.'], 1], triggers: ['/b'] }),
      ask('integer', 'b', { calculation: ['+', ['.'], 1], triggers: ['/a'] }),
    ]);
    const instance = openInstance(ring, { a: 1, b: 1 }, context);
    instance.set('/a', 5);
    expect(instance.valueAt('/a')).toBeGreaterThan(5);
  });
});

describe('[FORM] rows', () => {
  const form = aForm([
    ask('integer', 'n'),
    section('repeat', 'rep', [
      ask('text', 'x', { default: 'mới' }),
      ask('calculate', 'y', { calculation: e('position(..)', '/rep/y') }),
    ]),
    ask('calculate', 'c', {
      calculation: e('concat(count(${rep}), ${x})', '/c', ['/rep', '/rep/x']),
    }),
  ]);
  const xs = (answers: Answers) =>
    (answers.rep as Answers[] | undefined)?.map((row) => row.x);

  test('[FORM] are added with their defaults, taken out and moved; numbers follow', () => {
    const instance = openInstance(form, {}, context);
    expect(instance.addRow('/rep')).toEqual(expect.arrayContaining(['/rep', '/c']));
    instance.addRow('/rep', { x: 'hai' });
    instance.addRow('/rep', { x: 'ba' });
    expect(instance.valueAt('/c')).toBe('3mớihaiba');
    instance.moveRow('/rep[3]', 1);
    expect(xs(instance.answers)).toEqual(['ba', 'mới', 'hai']);
    expect([1, 2, 3].map((i) => instance.valueAt(`/rep[${i}]/y`))).toEqual([1, 2, 3]);
    expect(instance.removeRow('/rep[2]')).toEqual(expect.arrayContaining(['/rep', '/c']));
    expect([instance.rowsOf('/rep'), instance.valueAt('/c')]).toEqual([2, '2bahai']);
    expect(instance.removeRow('/rep[9]')).toEqual([]);
  });

  test('[FORM] counted grow and shrink by the count; what was typed in the hidden ones is kept', () => {
    const counted = aForm([
      ask('integer', 'n'),
      section('repeat', 'rep', [ask('text', 'x', { default: 'mới' })], {
        repeatCount: e('${n}', '/rep'),
      }),
    ]);
    const instance = openInstance(counted, { n: 2 }, context);
    expect(xs(instance.answers)).toEqual(['mới', 'mới']);
    instance.set('/rep[2]/x', 'hai');
    instance.set('/n', 1);
    expect([instance.rowsOf('/rep'), instance.relevantAt('/rep[2]/x')]).toEqual([
      1,
      false,
    ]);
    expect(submittedAnswers(counted, instance.answers, context)).toEqual({
      n: 1,
      rep: [{ x: 'mới' }],
    });
    expect(xs(instance.answers)).toEqual(['mới', 'hai']);
    instance.set('/n', 3);
    expect(xs(instance.answers)).toEqual(['mới', 'hai', 'mới']);
    expect(instance.addRow('/rep')).toEqual([]);
    for (const n of [-1, null]) {
      instance.set('/n', n);
      expect(instance.rowsOf('/rep')).toBe(0);
    }
  });
});

describe('[FORM] what is said', () => {
  test('[FORM] has the answers written in', () => {
    const form = aForm([
      ask('text', 'a'),
      ask('integer', 'n', {
        label: same('Chào \ue000, lần \ue001'),
        inserts: [e('${a}', '/n'), e('1 + 1', '/n')],
        constraint: e('. > 3', '/n'),
        constraintMessage: same('\ue000 ơi, phải hơn 3'),
      }),
    ]);
    const instance = openInstance(form, { a: 'Ba' }, context);
    expect(fillText('Chào \ue000, lần \ue001', instance.insertsOf('/n'))).toBe(
      'Chào Ba, lần 2',
    );
    instance.set('/n', 1);
    expect(instance.problemAt('/n')?.message.vi).toBe('Ba ơi, phải hơn 3');
    expect(instance.set('/a', 'Năm').sort()).toEqual(['/a', '/n']);
  });

  test('[FORM] what may not be changed takes all that it holds with it', () => {
    const form = aForm([
      ask('integer', 'a'),
      section('group', 'g', [section('repeat', 'rep', [ask('text', 'x')])], {
        readonly: e('${a} = 1', '/g'),
      }),
    ]);
    const instance = openInstance(form, { g: { rep: [{}] } }, context);
    expect(instance.set('/a', 1)).toEqual(expect.arrayContaining(['/g', '/g/rep[1]/x']));
    expect(instance.readonlyAt('/g/rep[1]/x')).toBe(true);
  });

  test('[FORM] a report has the name its form works out', () => {
    const { definition } = aForm([ask('text', 'a')]);
    const form = { ...aForm(definition.items) };
    const named = {
      ...form,
      definition: { ...definition, instanceName: e("concat('Phiếu ', ${a})") },
    };
    expect(openInstance(named, { a: 'số 1' }, context).name()).toBe('Phiếu số 1');
    expect(openInstance(form, { a: 'số 1' }, context).name()).toBe('');
  });

  test('[FORM] a text too long for its pattern is a problem of that answer', () => {
    const form = aForm([ask('text', 'a', { constraint: e("regex(., 'a*')", '/a') })]);
    const instance = openInstance(form, { a: 'a'.repeat(2001) }, context);
    expect(instance.problems()).toMatchObject([{ path: '/a', kind: 'constraint' }]);
    instance.set('/a', 'a'.repeat(2000));
    expect(instance.problems()).toEqual([]);
  });

  test('[FORM] meta items are filled from the context, the end last of all', () => {
    const meta = (name: string) => ask('meta', name, { meta: name });
    const form = aForm(
      ['start', 'end', 'today', 'username', 'deviceid', 'audit'].map(meta),
    );
    const opened = startInstance(form, aContext({ deviceid: 'd-1' })).answers;
    expect(opened).toEqual({
      start: '2026-03-13T09:30:00.000+07:00',
      today: '2026-03-13',
      username: 'Nguyễn Thị Hương',
      deviceid: 'd-1',
    });
    const later = aContext({ now: '2026-03-14T10:00:00.000+07:00' });
    expect(submittedAnswers(form, opened, later)).toEqual({ ...opened, end: later.now });
  });
});
