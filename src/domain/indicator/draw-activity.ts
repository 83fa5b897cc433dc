// Figures of meetings, papers and money: G01 to G05 and G26. Promises: attendances are not people, and money is
// added in đồng. Refuses a share of people briefed where only attendances are known.
import { countIn } from './form-rate.ts';
import { distinctPeople } from './people.ts';
import { type Count, rateOf, sumCounts } from './rate.ts';
import {
  type Drawn,
  drawSum,
  idsOf,
  makeDrawn,
  type Pool,
  pick,
  type Remark,
  rowsIn,
  type Source,
  wordIn,
} from './source.ts';

/** Products that are papers of direction (văn bản chỉ đạo, kế hoạch). */
const PAPERS: ReadonlySet<string> = new Set([
  'PLAN',
  'PROGRAMME',
  'SCHEME',
  'DIRECTIVE',
  'REGULATION',
  'CONCLUSION_NOTICE',
]);
/** Channels of F01 that are a meeting of the unit; dialogues are counted as such. */
const MEETINGS: ReadonlySet<string> = new Set([
  'MEETING',
  'HAMLET_MEETING',
  'FLAG_SALUTE',
  'PARTY_CELL',
  'CONFERENCE',
  'WORKSHOP',
  'TRAINING',
  'LEGAL_DAY',
  'LEGAL_EDU',
]);

const papersIn = ({ answers }: Source): Count =>
  sumCounts(
    rowsIn(answers, 'products')
      .filter((row) => PAPERS.has(wordIn(row, 'kind')))
      .map((row) => countIn(row, 'quantity') ?? 1),
  );

function drawPapers(pool: Pool): Drawn {
  const picked = pool
    .of('F01')
    .map((source) => ({ source, count: papersIn(source) }))
    .filter(({ count }) => count !== null);
  return drawSum('G01', picked, []);
}

const isHosted = ({ answers }: Source): boolean => wordIn(answers, 'role') !== 'ATTEND';
const sessions = (source: Source) => ({
  source,
  count: countIn(source.answers, 'sessions_n') ?? 1,
});

function drawMeetings(pool: Pool): Drawn[] {
  const f04 = pool.of('F04');
  const f01 = pool.of('F01');
  const zeros = pool.zerosOf('F04');
  const held = [
    ...f04.filter(isHosted).map(sessions),
    ...f01
      .filter(({ answers }) => MEETINGS.has(wordIn(answers, 'channel')))
      .map((source) => ({ source, count: 1 })),
  ];
  const told = pick(f01, 'participants_total').filter(({ count }) => count !== null);
  const training = f04.filter(
    (source) => wordIn(source.answers, 'session_kind') === 'TRAINING',
  );
  return [
    drawSum('G02', held, zeros),
    drawSum('G03', [...pick(f04, 'attended_n'), ...told], zeros),
    drawCoverage(f04),
    drawSum('G05.classes', training.filter(isHosted).map(sessions), zeros),
    drawSum('G05.people', pick(training, 'attended_n'), zeros),
  ];
}

type Staff = { attended: number[]; staff: Count; differs: boolean };

/** Of one unit: how many officials came to each meeting, and how many there are by its latest phiếu. */
function staffOf(sources: readonly Source[]): Staff {
  const stated = sources
    .map(({ answers, at }) => ({ at, staff: countIn(answers, 'staff_total') }))
    .filter(({ staff }) => staff !== null)
    .sort((a, b) => a.at.localeCompare(b.at));
  return {
    attended: sources
      .map(({ answers }) => countIn(answers, 'attended_officials'))
      .filter((n) => n !== null),
    staff: stated.at(-1)?.staff ?? null,
    differs: new Set(stated.map(({ staff }) => staff)).size > 1,
  };
}

/** What meetings tell of the share of officials briefed: a range, and a number only where both ends meet. */
function drawCoverage(f04: readonly Source[]): Drawn {
  const told = f04.filter(
    ({ answers }) => countIn(answers, 'attended_officials') !== null,
  );
  const units = [...new Set(told.map(({ unitId }) => unitId))].map((unitId) =>
    staffOf(told.filter((source) => source.unitId === unitId)),
  );
  const base = { digits: 1, isRate: true, reports: idsOf(told) };
  if (units.length === 0) return makeDrawn('G04', base);
  if (units.some(({ staff }) => staff === null || staff <= 0))
    return makeDrawn('G04', { ...base, remarks: [{ code: 'no-staff' }] });
  const staff = sumCounts(units.map((unit) => unit.staff)) ?? 0;
  const people = units.map((unit) => distinctPeople(unit.attended, unit.staff ?? 0));
  const share = (n: number) => rateOf(n, staff, 1) ?? 0;
  const low = share(people.reduce((sum, { atLeast }) => sum + atLeast, 0));
  const high = share(people.reduce((sum, { atMost }) => sum + atMost, 0));
  const remarks: Remark[] = [];
  if (units.some(({ differs }) => differs)) remarks.push({ code: 'staff-differs' });
  if (units.some(({ attended, staff: all }) => Math.max(...attended) > (all ?? 0)))
    remarks.push({ code: 'more-than-all' });
  if (low !== high) remarks.push({ code: 'range' });
  return makeDrawn('G04', {
    ...base,
    value: low === high ? low : null,
    range: low === high ? null : { low, high },
    remarks,
  });
}

/** Money in triệu đồng, added in đồng. */
function drawCost(pool: Pool): Drawn {
  const picked = pick(pool.of('F01', 'F04', 'F05', 'F08'), 'cost_total').filter(
    ({ count }) => count !== null,
  );
  const drawn = drawSum('G26', picked, []);
  const millions = (count: number) => count / 1_000_000;
  const amounts = Object.entries(drawn.amounts).map(([id, count]) => [
    id,
    millions(count),
  ]);
  return {
    ...drawn,
    value: drawn.value === null ? null : millions(drawn.value),
    digits: 2,
    amounts: Object.fromEntries(amounts),
  };
}

/** G01 to G05, and G26. */
export const drawActivity = (pool: Pool): Drawn[] => [
  drawPapers(pool),
  ...drawMeetings(pool),
  drawCost(pool),
];
