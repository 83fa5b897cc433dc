// Figures of what people said and set out to do: G18 to G24 and G27. Promises: a piece of feedback with one code
// counts once, a survey travels with its n, N, e and denominator. Refuses to add one survey to another, and one
// check of what is posted to the next.
import { drawRatings } from './draw-desk.ts';
import { countIn } from './form-rate.ts';
import { rateOf } from './rate.ts';
import { sampleSize } from './sample.ts';
import {
  type Drawn,
  drawCount,
  drawRate,
  drawSum,
  idsOf,
  makeDrawn,
  type Pool,
  pick,
  type Remark,
  type Source,
  wordIn,
} from './source.ts';
import { type Denominator, surveyFigures } from './survey.ts';
import { isGeneral, wilson } from './verdict.ts';

function drawDialogues(pool: Pool): Drawn[] {
  const f08 = pool.of('F08');
  const zeros = pool.zerosOf('F08');
  const sum = (id: string, name: string) => drawSum(id, pick(f08, name), zeros);
  return [
    drawCount('G18', f08, zeros),
    sum('G18.opinions', 'opinions_total'),
    drawRate('G18.onsite', sum('', 'answered_onsite'), sum('', 'opinions_total'), 1),
  ];
}

/** The latest phiếu of each thing, by a name it goes by; what has no name stands alone. */
export function latestOf(
  sources: readonly Source[],
  nameOf: (source: Source) => string,
): Source[] {
  const latest = new Map<string, Source>();
  for (const source of sources) {
    const name = nameOf(source) || `alone ${source.reportId}`;
    const held = latest.get(name);
    if (held === undefined || held.at < source.at) latest.set(name, source);
  }
  return sources.filter((source) => [...latest.values()].includes(source));
}

const ANSWERED = ['ANSWERED', 'PUBLISHED'];

function drawFeedback(pool: Pool): Drawn[] {
  const all = pool.of('F09');
  const zeros = pool.zerosOf('F09');
  const items = latestOf(all, ({ answers }) =>
    wordIn(answers, 'external_code').toUpperCase().trim(),
  );
  const answered = items.filter(({ answers }) =>
    ANSWERED.includes(wordIn(answers, 'state')),
  );
  const judged = answered.filter(({ answers }) => wordIn(answers, 'on_time') !== '');
  const onTime = judged.filter(({ answers }) => wordIn(answers, 'on_time') === 'yes');
  const desk = drawSum('', pick(pool.of('F02'), 'pakn_received'), []).value ?? 0;
  const remarks: Remark[] = [];
  if (all.length > items.length)
    remarks.push({ code: 'same-code', n: all.length - items.length });
  if (desk > 0 && desk !== items.length)
    remarks.push({ code: 'other-count', here: items.length, there: desk });
  const isHeard = items.length > 0;
  return [
    { ...drawCount('G19', items, zeros), remarks },
    drawCount('G19.answered', answered, zeros, isHeard),
    drawRate(
      'G19.onTime',
      drawCount('', onTime, [], judged.length > 0),
      drawCount('', judged, []),
      1,
    ),
  ];
}

/** Who was asked in a campaign, and what its definition says; several campaigns are several figures. */
type Campaign = { id: string; asked: Source[]; about: Source | null };

function campaignsOf(pool: Pool, definitions: readonly Source[]): Campaign[] {
  const asked = pool.of('F10b');
  const ids = [...new Set(asked.map(({ answers }) => wordIn(answers, 'campaign_id')))];
  return ids.map((id) => ({
    id,
    asked: asked.filter(({ answers }) => wordIn(answers, 'campaign_id') === id),
    about:
      id === ''
        ? null
        : (definitions.find((it) => it.reportId === id || it.activityUuid === id) ??
          null),
  }));
}

function drawCampaign({ id, asked, about }: Campaign, isSole: boolean): Drawn[] {
  const place = isSole ? '' : `.${id || 'alone'}`;
  const said = (source: Source, name: string) => wordIn(source.answers, name) === 'yes';
  const denominator: Denominator =
    about !== null && wordIn(about.answers, 'denominator') === 'POPULATION'
      ? 'POPULATION'
      : 'REACHED';
  const figures = surveyFigures(
    asked.map((source) => ({
      refused: said(source, 'refused'),
      reached: said(source, 'reached'),
      understandsAndUses: said(source, 'understands_and_uses'),
    })),
    denominator,
  );
  const sample = {
    code: 'sample' as const,
    n: figures.answered,
    of: about && countIn(about.answers, 'population_n'),
    error: about && countIn(about.answers, 'error_e'),
  };
  const need =
    sample.of === null || sample.error === null || sample.of < 1
      ? null
      : sampleSize(sample.of, sample.error);
  const small: Remark[] =
    need === null || figures.answered < need
      ? [{ code: 'small-sample', n: figures.answered, need }]
      : [];
  const isWide = about === null || isGeneral(wordIn(about.answers, 'design'));
  const general: Remark[] = isWide ? [] : [{ code: 'not-general' }];
  const rated = asked
    .map(({ answers }) => Number(wordIn(answers, 'q7_satisfaction')))
    .filter((mark) => mark > 0);
  const estimate = (name: string, of: Drawn['estimate'], beside: Remark[]): Drawn =>
    makeDrawn(`${name}${place}`, {
      value: of?.share ?? null,
      digits: 2,
      isRate: true,
      estimate: of,
      reports: idsOf(asked),
      remarks: of === null ? [] : [...beside, ...small, ...general],
    });
  const happy = rated.filter((mark) => mark >= 4).length;
  return [
    estimate('G20.reach', figures.reach, [sample]),
    estimate('G20.use', figures.use, [sample, { code: 'denominator', is: denominator }]),
    estimate('G21.survey', wilson(happy, rated.length), [
      { code: 'sample', n: rated.length, of: null, error: null },
    ]),
  ];
}

function drawSurveys(pool: Pool, definitions: readonly Source[]): Drawn[] {
  const campaigns = campaignsOf(pool, definitions);
  if (campaigns.length === 0)
    return ['G20.reach', 'G20.use', 'G21.survey'].map((id) =>
      makeDrawn(id, { digits: 2, isRate: true }),
    );
  return campaigns.flatMap((campaign) => drawCampaign(campaign, campaigns.length === 1));
}

function drawEfforts(pool: Pool): Drawn[] {
  const f11 = pool.of('F11');
  const f12 = pool.of('F12');
  const [noF11, noF12] = [pool.zerosOf('F11'), pool.zerosOf('F12')];
  const ofKind = (kind: string) =>
    f11.filter(({ answers }) => wordIn(answers, 'subject_kind') === kind);
  const recognised = f12.filter(
    ({ answers }) => wordIn(answers, 'decision') === 'RECOGNISED',
  );
  return [
    drawCount('G22.collectives', ofKind('COLLECTIVE'), noF11, f11.length > 0),
    drawCount('G22.people', ofKind('INDIVIDUAL'), noF11, f11.length > 0),
    drawCount('G23', f12, noF12),
    drawCount('G23.recognised', recognised, noF12, f12.length > 0),
  ];
}

const PLACES = ['BOARD', 'WEBSITE', 'QR', 'KIOSK'] as const;

/** The latest look at each place: what was posted in March says nothing more in June. */
function drawPosted(pool: Pool): Drawn[] {
  const latest = latestOf(
    pool.of('F13').toSorted((a, b) => a.day.localeCompare(b.day)),
    ({ answers }) => wordIn(answers, 'place_kind'),
  );
  const drawn = PLACES.flatMap((place) => {
    const found = latest.find(({ answers }) => wordIn(answers, 'place_kind') === place);
    if (found === undefined) return [];
    const part = countIn(found.answers, 'procedures_posted');
    const whole = countIn(found.answers, 'procedures_total');
    return [
      makeDrawn(`G24.${place}`, {
        value: rateOf(part, whole, 1),
        digits: 1,
        isRate: true,
        reports: [found.reportId],
        remarks: [
          { code: 'of', part, whole },
          { code: 'latest', day: found.day },
        ],
      }),
    ];
  });
  return drawn.length > 0 ? drawn : [makeDrawn('G24.BOARD', { digits: 1, isRate: true })];
}

/** Difficulties raised in the period, whatever has become of them; one that was confirmed has been seen to. */
export type Raised = { source: Source; isSettled: boolean };

function drawDifficulties(raised: readonly Raised[]): Drawn[] {
  const told = raised.filter(({ source }) => !source.isZero);
  const zeros = idsOf(
    raised.filter(({ source }) => source.isZero).map(({ source }) => source),
  );
  const sources = (list: readonly Raised[]) => list.map(({ source }) => source);
  const settled = told.filter(({ isSettled }) => isSettled);
  return [
    drawCount('G27', sources(told), zeros),
    drawCount('G27.settled', sources(settled), zeros, told.length > 0),
  ];
}

/**
 * G18 to G24, and G27.
 * @param definitions confirmed F10a of any day
 */
export const drawPeople = (
  pool: Pool,
  definitions: readonly Source[],
  raised: readonly Raised[],
): Drawn[] => [
  ...drawDialogues(pool),
  ...drawFeedback(pool),
  ...drawSurveys(pool, definitions),
  drawRatings(pool),
  ...drawEfforts(pool),
  ...drawPosted(pool),
  ...drawDifficulties(raised),
];
