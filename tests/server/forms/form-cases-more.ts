// What is tried on F09 to F13.
import type { Case } from './form-cases.ts';

const feedback = (
  title: string,
  values: Record<string, unknown>,
  then: Partial<Case> = {},
): Case => ({ form: 'F09', title, values, ...then });
const CONTENT = 'Quầy số 2 trả lời chưa rõ giấy tờ cần mang theo.';

const received: Case[] = [
  feedback(
    'with a code of the provincial system no content is asked',
    {
      '/external_code': 'PAKN.20260302.0012',
      '/channel_in': 'PORTAL',
      '/pakn_type': 'DELAY',
    },
    { filed: { '/content': undefined, '/more/handler_unit': undefined } },
  ),
  feedback(
    'a code of the portal has its shape',
    { '/external_code': 'PAKN 12', '/channel_in': 'PORTAL', '/pakn_type': 'DELAY' },
    { problems: ['/external_code constraint'] },
  ),
  feedback(
    'without a code it is',
    { '/pakn_type': 'BEHAVIOUR' },
    {
      problems: ['/content required'],
    },
  ),
  feedback(
    'whether it was answered in time follows from the two dates',
    {
      '/pakn_type': 'BEHAVIOUR',
      '/content': CONTENT,
      '/received_at': '2026-03-10T08:00:00.000+07:00',
      '/state': 'ANSWERED',
      '/more/due_date': '2026-03-12',
      '/more/answered_at': '2026-03-12T16:30:00.000+07:00',
    },
    { filed: { '/more/on_time': 'yes', '/more/activity_date': '2026-03-10' } },
  ),
  feedback(
    'a day late is late',
    {
      '/pakn_type': 'DELAY',
      '/content': CONTENT,
      '/received_at': '2026-03-10T08:00:00.000+07:00',
      '/state': 'ANSWERED',
      '/more/due_date': '2026-03-12',
      '/more/answered_at': '2026-03-13T07:30:00.000+07:00',
    },
    { filed: { '/more/on_time': 'no' } },
  ),
  feedback(
    'complaints and denunciations leave neither content nor sender',
    {
      '/pakn_type': 'OUT_OF_SCOPE',
      '/content': CONTENT,
      '/more/sender_anonymous': 'no',
      '/more/sender_name': 'A',
      '/more/sender_phone': '0900000001',
    },
    { filed: { '/content': undefined, '/more/sender_phone': undefined } },
  ),
  feedback(
    'a phone number has ten digits',
    {
      '/pakn_type': 'DELAY',
      '/content': CONTENT,
      '/more/sender_anonymous': 'no',
      '/more/sender_phone': '84900000001',
    },
    { problems: ['/more/sender_phone constraint'] },
  ),
];

const sample = (population: number, error: number | undefined, n: number): Case => ({
  form: 'F10a',
  title: `of ${population} people with e = ${error ?? 0.05}, ${n} are asked`,
  values: {
    '/population_n': population,
    '/date_to': '2026-03-31',
    ...(error === undefined ? {} : { '/more/error_e': error }),
  },
  filed: { '/sample_required': n },
});
const hamlets = {
  '/population_n': 2000,
  '/design': 'STRATIFIED',
  '/date_to': '2026-03-31',
  '/strata[1]/name': 'Thôn 1',
  '/strata[1]/n_pop': 812,
  '/strata[2]/name': 'Thôn 2',
  '/strata[2]/n_pop': 655,
};
const campaign: Case[] = [
  sample(120, undefined, 93),
  sample(500, undefined, 223),
  sample(1000, undefined, 286),
  sample(2000, undefined, 334),
  sample(5000, undefined, 371),
  sample(10_000, undefined, 385),
  sample(50_000, undefined, 397),
  sample(400, undefined, 200),
  sample(500, 0.1, 84),
  sample(2000, 0.1, 96),
  sample(10_000, 0.1, 100),
  {
    form: 'F10a',
    title: 'hamlets get no less than their share',
    values: hamlets,
    filed: {
      '/interval_k': 5,
      '/strata[1]/n_sample': 136,
      '/strata[2]/n_sample': 110,
      '/strata_total': 1467,
    },
  },
  {
    form: 'F10a',
    title: 'the margin and the dates have their bounds',
    values: {
      '/population_n': 2000,
      '/date_to': '2026-03-01',
      '/more/error_e': 0.2,
    },
    problems: ['/date_to constraint', '/more/error_e constraint'],
  },
];

const person = (
  title: string,
  values: Record<string, unknown>,
  then: Partial<Case> = {},
): Case => ({ form: 'F10b', title, host: { survey_kind: 'COMBINED' }, values, ...then });
const user = {
  '/age_group': 'A35',
  '/q1_heard': 'yes',
  '/q2_channels': ['LOUDSPEAKER'],
  '/q3_know_steps': '4',
  '/q4_used': 'SELF',
  '/q5_features': ['APPLY'],
  '/q7_satisfaction': '4',
};
const respondent: Case[] = [
  person('who knows how and did it alone understands and uses', user, {
    filed: { '/reached': 'yes', '/understands_and_uses': 'yes' },
  }),
  person(
    'who was helped does not',
    { ...user, '/q4_used': 'HELPED' },
    {
      filed: { '/reached': 'yes', '/understands_and_uses': 'no' },
    },
  ),
  person(
    'nor who half knows',
    { ...user, '/q3_know_steps': '3' },
    {
      filed: { '/understands_and_uses': 'no' },
    },
  ),
  person(
    'who never heard is asked no more',
    { '/age_group': 'A60', '/q1_heard': 'no' },
    {
      filed: { '/reached': 'no', '/understands_and_uses': 'no' },
    },
  ),
  person(
    'who declined is only counted',
    { '/refused': 'yes' },
    {
      filed: { '/reached': undefined, '/understands_and_uses': undefined },
    },
  ),
  person(
    'who has not used it says why, and is not asked how it was',
    { ...user, '/q4_used': 'NO' },
    { problems: ['/q6_obstacle required'] },
  ),
];

const rest: Case[] = [
  {
    form: 'F11',
    title: 'a goal with an indicator, for this year and this unit',
    host: { plan_theme: 'Thi đua chuyển đổi số' },
    values: {
      '/goals[1]/text': 'Hồ sơ trực tuyến đạt từ 70 %',
      '/goals[1]/indicator': 'I05',
      '/goals[1]/target': 70,
    },
    filed: {
      '/year': 2026,
      '/subject_ref': 'u00001',
      '/theme': 'Thi đua chuyển đổi số',
      '/more/state': 'REGISTERED',
    },
  },
  {
    form: 'F11',
    title: 'a person is named, and scores only at the review',
    values: {
      '/subject_kind': 'INDIVIDUAL',
      '/theme': 'Thi đua',
      '/goals[1]/text': 'Viết 12 tin, bài',
      '/more/self_score': 95,
    },
    problems: ['/subject_person required'],
    filed: { '/more/self_score': undefined, '/subject_ref': undefined },
  },
  {
    form: 'F12',
    title: 'shares of authors add up, and more than all is no share',
    values: {
      '/title': 'Nhóm Zalo hỏi thủ tục',
      '/problem': 'Phải đến chỉ để hỏi.',
      '/solution': 'Lập nhóm Zalo mỗi thôn.',
      '/benefit_text': 'Bớt lượt đến.',
      '/authors[1]/user': 'A (mẫu)',
      '/authors[1]/share': 60,
      '/authors[2]/user': 'B (mẫu)',
      '/authors[2]/share': 140,
    },
    problems: ['/authors[2]/share constraint'],
    filed: { '/share_total': 200, '/more/decision': undefined },
  },
  {
    form: 'F13',
    title: 'all posted is 100 %, and nothing to put right',
    values: {
      '/procedures_total': 327,
      '/procedures_posted': 327,
      '/feedback_address_posted': 'yes',
    },
    filed: { '/publicity_rate': 100, '/fix_due': undefined },
  },
  {
    form: 'F13',
    title: 'what is missing is put right after the day of the check',
    values: {
      '/place_kind': 'WEBSITE',
      '/procedures_total': 327,
      '/procedures_posted': 318,
      '/feedback_address_posted': 'yes',
      '/fix_due': '2026-03-13',
    },
    problems: ['/fix_due constraint'],
    filed: { '/publicity_rate': 97.2 },
  },
  {
    form: 'F13',
    title: 'nothing to report is one tap',
    host: { no_activity: 'yes' },
    filed: { '/procedures_outdated': undefined, '/more': undefined },
  },
];

/** Cases of the later forms. */
export const moreCases: readonly Case[] = [
  ...received,
  ...campaign,
  ...respondent,
  ...rest,
];
