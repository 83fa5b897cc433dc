import { describe, expect, test } from 'vitest';
import {
  type Answers,
  type AnswersLike,
  setAnswer,
} from '../../../src/domain/form/answers.ts';
import { canAddRow } from '../../../src/domain/form/can-add-row.ts';
import { checkAnswers } from '../../../src/domain/form/check-answers.ts';
import { evaluateForm } from '../../../src/domain/form/evaluate-form.ts';
import { prepareForm } from '../../../src/domain/form/prepare-form.ts';
import { addRow, startAnswers } from '../../../src/domain/form/start-answers.ts';
import { submittedAnswers } from '../../../src/domain/form/submitted-answers.ts';
import { builtInForms } from '../../../src/server/forms/built-in.ts';
import { aContext } from '../../domain/form/form-builder.ts';

const forms = builtInForms('src/server/seed');
const [f01, f14] = ['F01', 'F14']
  .flatMap((id) => forms.filter((form) => form.id === id))
  .map(prepareForm);
if (!f01 || !f14) throw new Error('F01 and F14 are missing');
const context = aContext();
const host = {
  unit_id: 'u00001',
  unit_name: 'UBND xã Diên Lạc',
  reporter_id: 'p-1',
  task_id: 't-1',
  plan_id: 'plan-a',
  period_key: '2026-Q1',
};
const fill = (answers: Answers, values: Record<string, unknown>): Answers =>
  Object.entries(values).reduce((a, [path, value]) => setAnswer(a, path, value), answers);
const problems = (form: typeof f01, answers: AnswersLike, at = context) =>
  checkAnswers(form, answers, at).map((p) => `${p.path} ${p.kind}`);

describe('[FORM] F01, the report of an activity', () => {
  const opened = startAnswers(f01, context, {
    ...host,
    channel: 'LOUDSPEAKER',
    topics: ['T10'],
  });
  const good = fill(opened, { '/result_summary': 'Đã phát thanh ba buổi tại bốn thôn.' });

  test('[FORM] opens with what the app knows, and asks for one sentence', () => {
    expect(opened).toMatchObject({
      channel: 'LOUDSPEAKER',
      unit_name: 'UBND xã Diên Lạc',
      more: {
        activity_date: '2026-03-13',
        task_progress: 'IN_PROGRESS',
        lead_unit: 'u00001',
        is_embedded: 'no',
        topics: ['T10'],
      },
    });
    expect(problems(f01, opened)).toEqual(['/result_summary required']);
    expect(problems(f01, good)).toEqual([]);
  });

  test('[FORM] opened with nothing known, it asks for the channel and the result', () => {
    const bare = startAnswers(f01, aContext({ taskId: null }));
    expect(problems(f01, bare)).toEqual([
      '/channel required',
      '/result_summary required',
    ]);
    expect(evaluateForm(f01, bare, context).relevant('/more/task_progress')).toBe(false);
  });

  test.each([
    ['MEETING', true],
    ['HAMLET_MEETING', true],
    ['FLAG_SALUTE', true],
    ['TRAINING', true],
    ['VOTER', true],
    ['LOUDSPEAKER', false],
    ['ZALO_HAMLET_GROUP', false],
    ['MOBILE_LOUDSPEAKER', false],
    ['EVERY_ALLEY', false],
    ['PARTY_CELL', true],
  ])('[FORM] at %s people are counted: %s', (channel, isCounted) => {
    const answers = fill(good, { '/channel': channel });
    const expected = isCounted ? ['/participants_total required'] : [];
    expect(problems(f01, answers)).toEqual(expected);
    expect(problems(f01, fill(answers, { '/participants_total': 0 }))).toEqual([]);
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{ '/result_summary': 'Tốt  ' }, ['/result_summary constraint']],
    [{ '/result_summary': 'x'.repeat(1501) }, ['/result_summary constraint']],
    [{ '/channel': 'SHOUTING' }, ['/channel type']],
    [{ '/more/activity_date': '2026-03-14' }, ['/more/activity_date constraint']],
    [{ '/more/activity_date': '14/3/2026' }, ['/more/activity_date type']],
    [{ '/more/activity_title': 'Họp' }, ['/more/activity_title constraint']],
    [
      { '/more/start_time': '08:00', '/more/end_time': '07:30' },
      ['/more/end_time constraint'],
    ],
    [{ '/more/start_time': '08:00', '/more/end_time': '11:30' }, []],
    [{ '/more/end_time': '07:30' }, []],
    [{ '/more/cost_total': -1 }, ['/more/cost_total constraint']],
    [{ '/more/cost_total': 1500000.5 }, ['/more/cost_total type']],
    [{ '/more/cost_total': 25_000_000_000, '/more/funding_source': 'REGULAR' }, []],
    [
      { '/more/products[1]/quantity': 0 },
      ['/more/products[1]/kind required', '/more/products[1]/quantity constraint'],
    ],
    [{ '/more/products[1]/kind': 'LEAFLET', '/more/products[1]/quantity': 200 }, []],
    [{ '/more/task_progress': 'DONE', '/photo_notice': 'NOT_NOTIFIED' }, []],
  ])('[FORM] %j', (values, expected) => {
    expect(problems(f01, fill(good, values))).toEqual(expected);
  });

  test('[FORM] the parts of a meeting are no more than the whole; their sum is only remarked on', () => {
    const meeting = fill(good, {
      '/channel': 'MEETING',
      '/participants_total': 30,
      '/more/audiences': ['OFFICIAL', 'CITIZEN'],
      '/more/participants_officials': 20,
      '/more/participants_citizens': 10,
    });
    const { relevant } = evaluateForm(f01, meeting, context);
    expect(problems(f01, meeting)).toEqual([]);
    expect(relevant('/more/participants_enterprises')).toBe(false);
    expect(relevant('/more/breakdown_note')).toBe(false);
    const over = fill(meeting, { '/more/participants_citizens': 15 });
    expect(problems(f01, over)).toEqual([]);
    expect(evaluateForm(f01, over, context).relevant('/more/breakdown_note')).toBe(true);
    expect(problems(f01, fill(meeting, { '/more/participants_female': 31 }))).toEqual([
      '/more/participants_female constraint',
    ]);
  });

  test('[FORM] takes five photos, asks about the people on them, and blocks nothing for it', () => {
    let answers = good;
    for (let i = 1; i <= 5; i++) {
      expect(canAddRow(f01, answers, context, '/photos')).toBe(true);
      answers = addRow(f01, answers, context, '/photos', { photo: `photo-${i}.jpg` });
    }
    expect(canAddRow(f01, answers, context, '/photos')).toBe(false);
    expect(problems(f01, answers)).toEqual([]);
    const { relevant } = evaluateForm(f01, answers, context);
    expect([
      relevant('/photo_notice'),
      evaluateForm(f01, good, context).relevant('/photo_notice'),
    ]).toEqual([true, false]);
    const six = addRow(f01, answers, context, '/photos', { photo: 'photo-6.jpg' });
    expect(problems(f01, six)).toEqual(['/photos[6]/photo constraint']);
  });

  test('[FORM] files what counts: no answers to questions that went away, texts composed', () => {
    const answers = fill(good, {
      '/result_summary': '  Kết quả tốt '.normalize('NFD'),
      '/participants_total': 12,
      '/more/host_event': 'Hội nghị khác',
      '/more/note': ' ',
    });
    expect(submittedAnswers(f01, answers, context)).toEqual({
      ...host,
      channel: 'LOUDSPEAKER',
      is_meeting: 'no',
      result_summary: 'Kết quả tốt',
      more: {
        activity_date: '2026-03-13',
        task_progress: 'IN_PROGRESS',
        lead_unit: 'u00001',
        is_embedded: 'no',
        topics: ['T10'],
        breakdown_check: 'yes',
      },
    });
  });

  test('[FORM] is judged by the day it was filed, not by the day it is read', () => {
    const filed = submittedAnswers(f01, good, context);
    expect(problems(f01, filed, aContext({ today: '2026-03-13' }))).toEqual([]);
    expect(problems(f01, filed, aContext({ today: '2026-03-12' }))).toEqual([
      '/more/activity_date constraint',
    ]);
  });
});

describe('[FORM] F14, the report of a difficulty', () => {
  const opened = startAnswers(f14, context, host);

  test('[FORM] one sentence is enough', () => {
    expect(opened).toMatchObject({
      impact: 'LOW',
      more: { activity_date: '2026-03-13' },
    });
    expect(problems(f14, opened)).toEqual(['/description required']);
    expect(problems(f14, fill(opened, { '/description': 'Mất mạng từ sáng.' }))).toEqual(
      [],
    );
  });

  test.each<[Record<string, unknown>, string[]]>([
    [{ '/description': 'Hỏng' }, ['/description constraint']],
    [{ '/description': 'x'.repeat(2001) }, ['/description constraint']],
    [
      { '/description': 'Loa hỏng', '/impact': 'HIGH', '/more/category': 'EQUIPMENT' },
      [],
    ],
    [{ '/description': 'Loa hỏng', '/impact': 'AWFUL' }, ['/impact type']],
    [
      {
        '/description': 'Loa hỏng',
        '/photos[1]/photo': 'a.jpg',
        '/photo_notice': 'NO_PEOPLE',
      },
      [],
    ],
    [{ '/description': 'Loa hỏng', '/channel': 'MEETING' }, ['/channel type']],
  ])('[FORM] %j', (values, expected) => {
    expect(problems(f14, fill(opened, values))).toEqual(expected);
  });

  test('[FORM] the three effects read as people say them', () => {
    expect(f14.definition.lists.imp?.map((choice) => choice.label.vi)).toEqual([
      'Vẫn làm được',
      'Làm chậm',
      'Không làm được nếu chưa tháo gỡ',
    ]);
  });
});
