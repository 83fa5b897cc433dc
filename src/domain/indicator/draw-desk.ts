// Figures of the one-stop desk: G13 to G17. Promises: rates come from the sums of the period, their two counts
// printed with them; tallies of the same hours and dossier figures of the same days are pointed out.
import { countIn, RATE_RULES, type RateName } from './form-rate.ts';
import { sumCounts } from './rate.ts';
import {
  type Drawn,
  drawRate,
  drawSum,
  makeDrawn,
  type Pool,
  pick,
  type Remark,
  type Source,
  wordIn,
} from './source.ts';
import { clashingTallies, type Shift } from './tally.ts';

type Window = { from: string; to: string };

const pointOf = (source: Source): string =>
  wordIn(source.answers, 'reception_point') || source.unitId;

const tallyOf = (source: Source) => ({
  reportId: source.reportId,
  day: source.day,
  pointId: pointOf(source),
  shift: (wordIn(source.answers, 'shift') || 'DAY') as Shift,
  personId: source.authorId,
});

const GUIDED = ['account', 'dossier', 'payment', 'bcci', 'lookup', 'pakn'] as const;

function drawVisits(pool: Pool): Drawn[] {
  const f02 = pool.of('F02');
  const zeros = pool.zerosOf('F02');
  const clashes = clashingTallies(f02.map(tallyOf)).length;
  const doubt: Remark[] = clashes > 0 ? [{ code: 'same-hours', n: clashes }] : [];
  const sum = (id: string, name: string): Drawn => {
    const drawn = drawSum(id, pick(f02, name), zeros);
    return drawn.value === null
      ? drawn
      : { ...drawn, remarks: [...drawn.remarks, ...doubt] };
  };
  return [
    sum('G13', 'visitors_total'),
    sum('G13.guided', 'guided_total'),
    ...GUIDED.map((what) => sum(`G14.${what}`, `guided_${what}`)),
  ];
}

type Days = { source: Source; from: string; to: string };
const daysOf = (source: Source): Days => ({
  source,
  from: wordIn(source.answers, 'figures_from') || source.day,
  to: wordIn(source.answers, 'figures_to') || source.day,
});

/** Dossier figures of one point whose days meet those of another phiếu: added, they count a dossier twice. */
export function overlappingFigures(f02b: readonly Source[]): Source[] {
  const all = f02b.map(daysOf);
  const meets = (a: Days, b: Days) =>
    a.source !== b.source &&
    pointOf(a.source) === pointOf(b.source) &&
    a.from <= b.to &&
    b.from <= a.to;
  return all
    .filter((days) => all.some((other) => meets(days, other)))
    .map(({ source }) => source);
}

const RECEIVED = RATE_RULES.rate_online.whole;

function drawDossiers(pool: Pool, window: Window): Drawn[] {
  const f02b = pool.of('F02b');
  const zeros = pool.zerosOf('F02b');
  const overlap = overlappingFigures(f02b).length;
  const before = f02b.filter((source) => daysOf(source).from < window.from).length;
  const unchecked = f02b.filter(
    ({ answers }) => wordIn(answers, 'source_official') !== 'yes',
  ).length;
  const beside: Remark[] = [
    ...(overlap > 0 ? [{ code: 'same-days' as const, n: overlap }] : []),
    ...(before > 0 ? [{ code: 'straddles' as const, n: before }] : []),
    ...(unchecked > 0 ? [{ code: 'unchecked' as const, n: unchecked }] : []),
  ];
  const told = (drawn: Drawn): Drawn =>
    drawn.value === null ? drawn : { ...drawn, remarks: [...drawn.remarks, ...beside] };
  const added = (id: string, names: readonly string[]): Drawn => {
    const picked = f02b.map((source) => ({
      source,
      count: sumCounts(names.map((name) => countIn(source.answers, name))),
    }));
    return drawSum(id, picked, zeros);
  };
  const sum = (id: string, names: readonly string[]) => told(added(id, names));
  const rate = (id: string, name: RateName): Drawn => {
    const { part, whole, digits } = RATE_RULES[name];
    return told(drawRate(id, added('', part), added('', whole), digits));
  };
  return [
    sum('G15', RECEIVED),
    sum('G15.online', RATE_RULES.rate_online.part),
    rate('G15.rate', 'rate_online'),
    rate('G15.full', 'rate_online_full'),
    rate('G15.part', 'rate_online_part'),
    sum('G16', RATE_RULES.rate_epay.part),
    rate('G16.rate', 'rate_epay'),
    sum('G17', RATE_RULES.rate_bcci.part),
    rate('G17.rate', 'rate_bcci'),
  ];
}

/** What citizens said of the desk, printed apart from any survey. */
export function drawRatings(pool: Pool): Drawn {
  const f02b = pool
    .of('F02b')
    .filter(({ answers }) => countIn(answers, 'ratings_total') !== null);
  if (f02b.length === 0) return makeDrawn('G21.desk', { digits: 1, isRate: true });
  return drawRate(
    'G21.desk',
    drawSum('', pick(f02b, 'ratings_happy'), []),
    drawSum('', pick(f02b, 'ratings_total'), []),
    1,
  );
}

/** G13 to G17. */
export const drawDesk = (pool: Pool, window: Window): Drawn[] => [
  ...drawVisits(pool),
  ...drawDossiers(pool, window),
];
