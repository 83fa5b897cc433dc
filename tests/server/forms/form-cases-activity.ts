// What is tried on F04 to F08.
import type { Case } from './form-cases.ts';

const session: Case[] = [
  {
    form: 'F04',
    title: 'takes its name from the task, and asks for two things',
    host: { task_title: 'Tập huấn nghiệp vụ cải cách hành chính' },
    problems: ['/session_kind required', '/attended_n required'],
    filed: { '/title': 'Tập huấn nghiệp vụ cải cách hành chính' },
  },
  {
    form: 'F04',
    title: 'says what share of the unit a briefing reached',
    host: { task_title: 'Giao ban tháng 3', staff_count: '31' },
    values: {
      '/session_kind': 'BRIEFING',
      '/attended_n': 26,
      '/more/attended_officials': 26,
    },
    filed: { '/more/staff_total': 31, '/more/coverage_officials': 83.9 },
  },
  {
    form: 'F04',
    title: 'at a hamlet meeting nobody is a share of the staff',
    host: { task_title: 'Họp thôn 1', staff_count: '31' },
    values: { '/session_kind': 'HAMLET_MEETING', '/attended_n': 54 },
    filed: { '/more/staff_total': undefined, '/more/coverage_officials': undefined },
  },
  {
    form: 'F04',
    title: 'files a conference without minutes',
    values: { '/session_kind': 'CONFERENCE', '/title': 'Sơ kết', '/attended_n': 40 },
  },
  {
    form: 'F04',
    title: 'officials are no more than all, marks go from 0 to 10, files are documents',
    values: {
      '/session_kind': 'REVIEW',
      '/title': 'Sơ kết 6 tháng',
      '/attended_n': 40,
      '/more/attended_officials': 41,
      '/more/pre_score': 10.5,
      '/more/conclusion_doc': 'bien-ban.exe',
    },
    problems: [
      '/more/attended_officials constraint',
      '/more/pre_score constraint',
      '/more/conclusion_doc constraint',
    ],
  },
];

const visual: Case[] = [
  {
    form: 'F05',
    title: 'a banner hangs at places, with or without GPS',
    values: {
      '/material_kind': 'BANNER',
      '/message': 'Nộp hồ sơ trực tuyến',
      '/placement[1]/place': 'Cổng UBND',
      '/placement[1]/from': '2026-03-01',
      '/placement[1]/no_gps': 'OK',
      '/placement[2]/place': 'Chợ',
      '/placement[2]/from': '2026-03-01',
      '/placement[2]/gps': '12.25 109.19 0 8',
      '/placement[2]/to': '2026-02-01',
    },
    problems: ['/placement[2]/to constraint'],
  },
  {
    form: 'F05',
    title: 'a screen tells how often it was on',
    values: {
      '/material_kind': 'LED',
      '/message': 'Mọi lúc, mọi nơi',
      '/led_plays_per_day': 24,
      '/led_days': 30,
    },
    filed: { '/led_plays_total': 720, '/distributed': undefined },
  },
  {
    form: 'F05',
    title: 'no more leaflets are given out than were printed',
    values: {
      '/material_kind': 'LEAFLET',
      '/message': 'Bốn bước',
      '/quantity': 100,
      '/distributed': 101,
    },
    problems: ['/distributed constraint'],
  },
];

const broadcast: Case[] = [
  {
    form: 'F06',
    title: 'length times how often',
    values: { '/item_title': 'Giờ tiếp dân', '/duration_min': 4.5, '/times_aired': 8 },
    filed: { '/total_minutes': 36, '/more/activity_date': '2026-03-13' },
  },
  {
    form: 'F06',
    title: 'half a minute to two hours, and no more clusters work than there are',
    host: { unit_clusters: '5' },
    values: {
      '/item_title': 'Giờ tiếp dân',
      '/duration_min': 0.4,
      '/more/clusters_active': 6,
    },
    problems: ['/duration_min constraint', '/more/clusters_active constraint'],
  },
];

const social: Case[] = [
  {
    form: 'F07',
    title: 'a post is one, a month as many as it says',
    values: {
      '/account_name': 'Nhóm Zalo thôn 1',
      '/more/questions_in': 3,
      '/more/questions_answered': 2,
    },
    filed: { '/posts_total': 1, '/more/answer_rate': 66.7, '/posts_n': undefined },
  },
  {
    form: 'F07',
    title: 'without questions there is no rate of answers',
    values: { '/account_name': 'Trang', '/entry_mode': 'MONTH', '/posts_n': 11 },
    filed: { '/posts_total': 11, '/more/answer_rate': undefined },
  },
  {
    form: 'F07',
    title: 'links are links, answers no more than questions',
    values: {
      '/platform': 'FACEBOOK',
      '/account_name': 'Trang',
      '/url': 'facebook.com/a b',
      '/more/questions_answered': 1,
    },
    problems: ['/url constraint', '/more/questions_answered constraint'],
  },
];

const met = { '/chair': 'Chủ tịch UBND xã', '/attended_total': 62 };
const dialogue: Case[] = [
  {
    form: 'F08',
    title: 'opinions may be counted only',
    values: { ...met, '/opinions_n': 9, '/opinions_onsite_n': 6 },
    filed: {
      '/more/opinions_total': 9,
      '/more/answered_onsite': 6,
      '/more/onsite_rate': 66.7,
    },
  },
  {
    form: 'F08',
    title: 'opinions that are listed count themselves',
    values: {
      ...met,
      '/opinions[1]/content': 'Biển chỉ dẫn chưa rõ',
      '/opinions[2]/content': 'Giấy phép xây dựng chậm',
      '/opinions[2]/answer_state': 'LATER',
      '/opinions[2]/due': '2026-03-01',
    },
    problems: ['/opinions[2]/due constraint'],
    filed: {
      '/opinions[2]/no': 2,
      '/more/opinions_total': 2,
      '/more/answered_onsite': 1,
      '/more/onsite_rate': 50,
    },
  },
  {
    form: 'F08',
    title: 'without opinions there is no rate',
    values: met,
    filed: { '/more/opinions_total': 0, '/more/onsite_rate': undefined },
  },
];

/** Cases of meetings, materials, broadcasts, posts and dialogues. */
export const activityCases: readonly Case[] = [
  ...session,
  ...visual,
  ...broadcast,
  ...social,
  ...dialogue,
];
