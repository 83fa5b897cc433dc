// Figures of news, broadcasts, networks and what hangs on walls: G06 to G12. Promises: a month sheet of an account
// and its single posts are not added together, a screen's run is counted inside the window only. Refuses to add
// leaflets that may be the same print run.
import { addDays, daysBetween, isCivilDate } from '../civil-date.ts';
import { fold } from '../fold.ts';
import { valueUnder } from '../form/answers.ts';
import { countIn } from './form-rate.ts';
import { sumCounts } from './rate.ts';
import {
  type Drawn,
  drawRate,
  drawSum,
  idsOf,
  makeDrawn,
  type Pool,
  pick,
  rowsIn,
  type Source,
  wordIn,
} from './source.ts';

export type Window = { from: string; to: string };

const OUTLETS = {
  own: ['OWN_SITE'],
  portal: ['CCHC_PORTAL', 'PROVINCE_PORTAL'],
  press: ['PRESS_LOCAL', 'PRESS_CENTRAL'],
  bulletin: ['BULLETIN'],
} as const;

/** The months from one day to another, as `2026-03`. */
function monthsOf({ from, to }: Window): string[] {
  const months: string[] = [];
  for (let day = from; day.slice(0, 7) <= to.slice(0, 7) && months.length < 24; ) {
    months.push(day.slice(0, 7));
    day = addDays(`${day.slice(0, 7)}-28`, 4);
  }
  return months;
}

function drawNews(pool: Pool, window: Window, monthly: number): Drawn[] {
  const f03 = pool.of('F03');
  const zeros = pool.zerosOf('F03');
  const published = f03.filter(
    ({ answers }) => wordIn(answers, 'publish_state') === 'PUBLISHED',
  );
  const sum = (id: string, sources: readonly Source[]) =>
    drawSum(id, pick(sources, 'published_n'), f03.length === 0 ? zeros : []);
  const all = sum('G06', published);
  const byOutlet = Object.entries(OUTLETS).map(([name, kinds]) =>
    sum(
      `G06.${name}`,
      published.filter(({ answers }) =>
        (kinds as readonly string[]).includes(wordIn(answers, 'outlet_kind')),
      ),
    ),
  );
  const months = monthsOf(window);
  const inMonth = (month: string) =>
    sumCounts(
      pick(published, 'published_n')
        .filter(({ source }) => source.day.startsWith(month))
        .map(({ count }) => count),
    ) ?? 0;
  const reached = months.filter((month) => inMonth(month) >= monthly).length;
  const isHeard = published.length > 0 || zeros.length > 0;
  return [
    all,
    ...byOutlet.filter(({ value }) => value !== null),
    makeDrawn('G07', {
      value: isHeard ? reached : null,
      reports: all.reports,
      zeros: all.zeros,
      remarks: isHeard
        ? [{ code: 'monthly', target: monthly, months: months.length }]
        : [],
    }),
  ];
}

const accountMonth = ({ answers, day }: Source): string =>
  `${wordIn(answers, 'platform')} ${fold(wordIn(answers, 'account_name')).trim()} ${day.slice(0, 7)}`;

/** The phiếu of networks that count: where an account has a month sheet, its posts of that month do not. */
export function countedPosts(f07: readonly Source[]): {
  counted: Source[];
  posts: number;
  sheets: number;
} {
  const latest = new Map<string, Source>();
  const sheets = f07.filter(({ answers }) => wordIn(answers, 'entry_mode') === 'MONTH');
  for (const sheet of sheets) {
    const held = latest.get(accountMonth(sheet));
    if (held === undefined || held.at < sheet.at) latest.set(accountMonth(sheet), sheet);
  }
  const counted = f07.filter((source) => {
    const sheet = latest.get(accountMonth(source));
    return sheet === undefined || sheet === source;
  });
  const more = sheets.length - latest.size;
  return { counted, posts: f07.length - counted.length - more, sheets: more };
}

function drawNetworks(pool: Pool): Drawn[] {
  const { counted, posts, sheets } = countedPosts(pool.of('F07'));
  const zeros = pool.zerosOf('F07');
  const sum = (id: string, name: string) => drawSum(id, pick(counted, name), zeros);
  const all = sum('G09', 'posts_total');
  const answered = drawRate(
    'G09.answers',
    sum('', 'questions_answered'),
    sum('', 'questions_in'),
    1,
  );
  return [
    {
      ...all,
      remarks: [
        ...all.remarks,
        ...(posts > 0 ? [{ code: 'set-aside' as const, n: posts }] : []),
        ...(sheets > 0 ? [{ code: 'month-sheets' as const, n: sheets }] : []),
      ],
    },
    sum('G09.reach', 'reach'),
    answered,
  ];
}

const VISUALS = { pano: 'PANO', banner: 'BANNER', poster: 'POSTER' } as const;

function drawVisuals(pool: Pool): Drawn[] {
  const f05 = pool.of('F05');
  const zeros = pool.zerosOf('F05');
  const ofKind = (...kinds: string[]) =>
    f05.filter(({ answers }) => kinds.includes(wordIn(answers, 'material_kind')));
  const sum = (id: string, sources: readonly Source[]) =>
    drawSum(id, pick(sources, 'quantity'), f05.length === 0 ? zeros : []);
  return [
    sum('G10', ofKind(...Object.values(VISUALS))),
    ...Object.entries(VISUALS)
      .map(([name, kind]) => sum(`G10.${name}`, ofKind(kind)))
      .filter(({ value }) => value !== null),
    ...drawLeaflets(pool, ofKind('LEAFLET', 'HANDBOOK')),
  ];
}

/** Nothing on a phiếu says of which print run a leaflet was: with two tellers, somebody has to say. */
function drawLeaflets(pool: Pool, printed: readonly Source[]): Drawn[] {
  const said = (id: string, sources: readonly Source[], name: string) =>
    drawSum(
      id,
      pick(sources, name).filter(({ count }) => count !== null),
      [],
    );
  const cut = said('G11.campaign', printed, 'distributed');
  const desk = said('G11.desk', pool.of('F02'), 'leaflets_given');
  const isBoth = (cut.value ?? 0) > 0 && (desk.value ?? 0) > 0;
  const all = makeDrawn('G11', {
    value: isBoth ? null : sumCounts([cut.value, desk.value]),
    reports: [...cut.reports, ...desk.reports],
    amounts: { ...cut.amounts, ...desk.amounts },
    remarks: isBoth
      ? [{ code: 'same-stock', cut: cut.value ?? 0, desk: desk.value ?? 0 }]
      : [],
  });
  return isBoth ? [all, cut, desk] : [all];
}

/** Plays of a screen inside the window: as many a day as stated, on those of its days that lie in it. */
export function playsWithin(source: Source, { from, to }: Window): number | null {
  const perDay = countIn(source.answers, 'led_plays_per_day');
  const days = countIn(source.answers, 'led_days');
  if (perDay === null || days === null || days < 1) return null;
  const begun = rowsIn(source.answers, 'placement')
    .map((row) => valueUnder(row, ['from']))
    .filter((day): day is string => typeof day === 'string' && isCivilDate(day))
    .sort()[0];
  const first = begun ?? source.day;
  const last = addDays(first, days - 1);
  const start = first > from ? first : from;
  const end = last < to ? last : to;
  return start > end ? 0 : perDay * (daysBetween(start, end) + 1);
}

/** @param runs confirmed F05 of any day: a run may have begun before the window */
function drawScreens(runs: readonly Source[], window: Window, zeros: string[]): Drawn {
  const picked = runs
    .filter(({ isZero }) => !isZero)
    .map((source) => ({ source, count: playsWithin(source, window) }))
    .filter(({ count }) => count !== null && count > 0);
  return drawSum('G12', picked, zeros);
}

function drawBroadcasts(pool: Pool): Drawn[] {
  const f06 = pool.of('F06');
  const zeros = pool.zerosOf('F06');
  const minutes = drawSum('G08.minutes', pick(f06, 'total_minutes'), zeros);
  const isWhole = minutes.value === null || Number.isInteger(minutes.value);
  return [
    drawSum('G08', pick(f06, 'times_aired'), zeros),
    { ...minutes, digits: isWhole ? 0 : 1 },
  ];
}

/**
 * G06 to G12.
 * @param monthly how many items a month the plan asks for
 */
export const drawMedia = (
  pool: Pool,
  runs: readonly Source[],
  window: Window,
  monthly: number,
): Drawn[] => [
  ...drawNews(pool, window, monthly),
  ...drawBroadcasts(pool),
  ...drawNetworks(pool),
  ...drawVisuals(pool),
  drawScreens(
    runs,
    window,
    idsOf(pool.of('F05')).length === 0 ? pool.zerosOf('F05') : [],
  ),
];
