// What is tried on each form: answers by path, and what has to come of them.

export type Case = {
  form: string;
  title: string;
  /** What the host hands in. */
  host?: Record<string, unknown>;
  values?: Record<string, unknown>;
  /** What stands against filing: `path kind`. */
  problems?: string[];
  /** What is filed at these paths; undefined: nothing. */
  filed?: Record<string, unknown>;
};

const general: Case[] = [
  {
    form: 'F01',
    title: 'names its leading unit, and takes it for no coordinating one',
    values: {
      '/channel': 'LOUDSPEAKER',
      '/result_summary': 'Đã phát ba buổi.',
      '/more/coord_units': ['u00002', 'u00001'],
      '/more/coord_other': 'Đoàn Thanh niên',
    },
    problems: ['/more/coord_units constraint'],
    filed: { '/more/lead_unit': 'u00001', '/more/coord_other': 'Đoàn Thanh niên' },
  },
  {
    form: 'F01',
    title: 'takes documents, and nothing that is none',
    values: {
      '/channel': 'LOUDSPEAKER',
      '/result_summary': 'Đã phát ba buổi.',
      '/more/documents[1]/document': 'ke-hoach.docx',
      '/more/documents[2]/document': 'phim.mp4',
    },
    problems: ['/more/documents[2]/document constraint'],
  },
  {
    form: 'F01',
    title: 'nothing to report is one tap',
    host: { no_activity: 'yes', activity_uuid: 'a-1' },
    filed: { '/activity_uuid': 'a-1', '/result_summary': undefined, '/more': undefined },
  },
  {
    form: 'F14',
    title: 'goes to the coordinating unit unless said otherwise',
    host: { coordinator_unit: 'u00009' },
    values: { '/description': 'Mạng chập chờn.' },
    filed: { '/impact': 'LOW', '/more/to_unit': 'u00009' },
  },
];

const day = (values: Record<string, unknown>, problems: string[] = []): Case => ({
  form: 'F02',
  title: `a tally of ${JSON.stringify(values)}`,
  values,
  problems,
});

const desk: Case[] = [
  {
    form: 'F02',
    title: 'opens ready to send: today, the whole day, the own desk, all noughts',
    filed: {
      '/tally_date': '2026-03-13',
      '/shift': 'DAY',
      '/reception_point': 'u00001',
      '/no_activity': 'no',
      '/guided_total': 0,
      '/guided_pakn': 0,
      '/more/activity_date': '2026-03-13',
    },
  },
  {
    form: 'F02',
    title: 'nothing to report is one tap, and nothing else is filed',
    values: { '/no_activity': 'yes' },
    filed: {
      '/tally_date': '2026-03-13',
      '/guided_total': undefined,
      '/more': undefined,
    },
  },
  day({ '/guided_total': 9, '/guided_dossier': 9, '/guided_payment': 5 }),
  day({ '/guided_total': 4, '/guided_dossier': 5 }, ['/guided_dossier constraint']),
  day({ '/tally_date': '2026-03-14' }, ['/tally_date constraint']),
  day({ '/guided_total': 9, '/visitors_total': 4 }),
];

const dossiers = {
  '/figures_from': '2026-02-01',
  '/figures_to': '2026-02-28',
  '/rec_direct': 20,
  '/rec_online_full': 50,
  '/rec_online_part': 20,
  '/rec_bcci': 10,
  '/ret_total': 80,
  '/ret_bcci': 15,
  '/fee_dossiers': 40,
  '/fee_paid_online': 30,
};
const none = { '/rec_direct': 0, '/rec_online_full': 0, '/rec_online_part': 0 };
const figures: Case[] = [
  {
    form: 'F02b',
    title: 'rates come from counts',
    values: { ...dossiers, '/bcci_both': 4 },
    filed: {
      '/rec_total': 100,
      '/rate_online': 70,
      '/rate_online_full': 50,
      '/bcci_dossiers': 21,
      '/rate_bcci': 21,
      '/rate_epay': 75,
    },
  },
  {
    form: 'F02b',
    title: 'with nothing to divide by there is no rate',
    values: {
      ...dossiers,
      ...none,
      '/rec_bcci': 0,
      '/fee_dossiers': 0,
      '/fee_paid_online': 0,
    },
    filed: {
      '/rec_total': 0,
      '/rate_online': undefined,
      '/rate_bcci': undefined,
      '/rate_epay': undefined,
    },
  },
  {
    form: 'F02b',
    title: 'posted both ways is no more than posted one way',
    values: { ...dossiers, '/bcci_both': 11 },
    problems: ['/bcci_both constraint'],
  },
  {
    form: 'F02b',
    title: 'counts are asked for, and parts are no more than the whole',
    values: { ...dossiers, '/rec_direct': undefined, '/ret_bcci': 81 },
    problems: ['/rec_direct required', '/ret_bcci constraint'],
  },
  {
    form: 'F02b',
    title: 'letters of apology go with late dossiers',
    values: { ...dossiers, '/more/overdue': 2, '/more/apology_letters': 3 },
    problems: ['/more/apology_letters constraint'],
  },
  {
    form: 'F02b',
    title: 'a month of nothing needs its two dates only',
    values: {
      '/figures_from': '2026-02-01',
      '/figures_to': '2026-02-28',
      '/no_activity': 'yes',
    },
  },
];

const news = (
  title: string,
  values: Record<string, unknown>,
  then: Partial<Case> = {},
): Case => ({ form: 'F03', title, values, ...then });
const LINK = 'https://example.vn/tin/1';
const published: Case[] = [
  news(
    'asks for links, or a title where there are none',
    {},
    { problems: ['/url required', '/item_title required'] },
  ),
  news(
    'links pasted one a line are counted',
    { '/url': `${LINK}\n${LINK}2\n${LINK}3` },
    {
      filed: {
        '/more/items_n': 3,
        '/more/published_n': 3,
        '/more/counts_for_monthly_quota': 'yes',
      },
    },
  ),
  news(
    'blank lines do not count',
    { '/url': `${LINK}\n\n  ${LINK}2\n` },
    {
      filed: { '/more/items_n': 2 },
    },
  ),
  news(
    'what is no link is refused',
    { '/url': `${LINK}\nmột tin nữa` },
    {
      problems: ['/url constraint'],
    },
  ),
  news(
    'nor is another protocol',
    { '/url': 'ftp://example.vn/1' },
    {
      problems: ['/url constraint'],
    },
  ),
  news(
    'in a bulletin there are no links, and the items are typed',
    {
      '/outlet_kind': 'BULLETIN',
      '/item_title': 'Hỏi đáp số 2',
      '/more/items_typed': 2,
    },
    { filed: { '/more/items_n': 2, '/url': undefined } },
  ),
  news(
    'what was only sent counts for no quota',
    { '/publish_state': 'SENT', '/item_title': 'Một ngày ở Trung tâm' },
    { filed: { '/more/published_n': 0, '/more/counts_for_monthly_quota': 'no' } },
  ),
  news('nothing to report is one tap', {}, { host: { no_activity: 'yes' } }),
];

/** Cases of the desk and of news; the other forms stand in the files beside. */
export const firstCases: readonly Case[] = [
  ...general,
  ...desk,
  ...figures,
  ...published,
];
