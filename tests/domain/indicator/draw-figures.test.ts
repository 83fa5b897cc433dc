import { describe, expect, test } from 'vitest';
import { countedPosts, playsWithin } from '../../../src/domain/indicator/draw-media.ts';
import { FIGURE_IDS, figureName } from '../../../src/domain/indicator/figure-list.ts';
import { codes, draw, numberOf, Q1 } from './draw-all.ts';
import { aSource } from './source-of.ts';

describe('[FIGURES] every figure names its phiếu', () => {
  test('[FIGURES] every row that is drawn has a name, and silence is never zero', () => {
    const drawn = draw([]);
    for (const id of drawn.keys()) expect(figureName(id).label.vi).not.toBe('');
    expect([...drawn.values()].filter(({ value }) => value !== null)).toEqual([]);
    expect(new Set(FIGURE_IDS).size).toBe(FIGURE_IDS.length);
  });

  test('[FIGURES] a phiếu "Không phát sinh" is a zero and stands beside the figure', () => {
    const zero = aSource('F06', { no_activity: 'yes' }, { isZero: true });
    const drawn = draw([zero]);
    expect(numberOf(drawn, 'G08')).toBe(0);
    expect(drawn.get('G08')?.zeros).toEqual([zero.reportId]);
    expect(numberOf(drawn, 'G13')).toBeNull();
  });

  test('[FIGURES] a sum says what each phiếu adds, and how many do not say it', () => {
    const a = aSource('F06', { times_aired: 10, total_minutes: 25.5 });
    const b = aSource('F06', { times_aired: 4 });
    const drawn = draw([a, b]);
    expect(numberOf(drawn, 'G08')).toBe(14);
    expect(drawn.get('G08')?.amounts).toEqual({ [a.reportId]: 10, [b.reportId]: 4 });
    expect(numberOf(drawn, 'G08.minutes')).toBe(25.5);
    expect(drawn.get('G08.minutes')?.remarks).toEqual([{ code: 'unsaid', n: 1, all: 2 }]);
  });
});

describe('[FIGURES] meetings, papers, money', () => {
  test('[FIGURES] an activity written as F04 and F01 is one meeting, and only sent people host none', () => {
    const drawn = draw([
      aSource(
        'F01',
        { channel: 'MEETING', participants_total: 40 },
        { activityUuid: 'a' },
      ),
      aSource('F04', { attended_n: 40, more: { sessions_n: 2 } }, { activityUuid: 'a' }),
      aSource('F01', { channel: 'HAMLET_MEETING', participants_total: 25 }),
      aSource('F04', { attended_n: 3, more: { role: 'ATTEND' } }),
    ]);
    expect(numberOf(drawn, 'G02')).toBe(3);
    expect(numberOf(drawn, 'G03')).toBe(68);
  });

  test('[FIGURES] the share of officials briefed is a range where meetings may share people', () => {
    const meeting = (n: number) =>
      aSource('F04', { attended_n: n, more: { attended_officials: n, staff_total: 31 } });
    const drawn = draw([meeting(26), meeting(29)]);
    expect(numberOf(drawn, 'G04')).toBeNull();
    expect(drawn.get('G04')?.range).toEqual({ low: 93.5, high: 100 });
    expect(numberOf(draw([meeting(31), meeting(20)]), 'G04')).toBe(100);
    const unknown = aSource('F04', { more: { attended_officials: 9 } });
    expect(codes(draw([unknown]), 'G04')).toEqual(['no-staff']);
  });

  test('[FIGURES] papers of direction are products, and money is added in đồng', () => {
    const drawn = draw([
      aSource('F01', {
        more: {
          products: [
            { kind: 'PLAN', quantity: 2 },
            { kind: 'BANNER', quantity: 9 },
            { kind: 'DIRECTIVE' },
          ],
          cost_total: 1_250_000,
        },
      }),
      aSource('F05', { more: { cost_total: 300_000 } }),
    ]);
    expect(numberOf(drawn, 'G01')).toBe(3);
    expect(numberOf(drawn, 'G26')).toBe(1.55);
  });
});

describe('[FIGURES] news, networks, what hangs on walls', () => {
  test('[FIGURES] only what was published counts, by outlet and by month', () => {
    const news = (day: string, n: number, outlet: string, state = 'PUBLISHED') =>
      aSource(
        'F03',
        { outlet_kind: outlet, publish_state: state, more: { published_n: n } },
        { day },
      );
    const drawn = draw(
      [
        news('2026-01-08', 3, 'OWN_SITE'),
        news('2026-01-20', 1, 'PRESS_LOCAL'),
        news('2026-03-02', 1, 'OWN_SITE'),
        news('2026-03-03', 0, 'OWN_SITE', 'SENT'),
      ],
      { monthlyNews: 2 },
    );
    expect(numberOf(drawn, 'G06')).toBe(5);
    expect(numberOf(drawn, 'G06.press')).toBe(1);
    expect(drawn.has('G06.bulletin')).toBe(false);
    expect(numberOf(drawn, 'G07')).toBe(1);
    expect(drawn.get('G07')?.remarks).toEqual([
      { code: 'monthly', target: 2, months: 4 },
    ]);
  });

  test('[FIGURES] an account with a month sheet has its posts of that month set aside', () => {
    const f07 = (mode: string, account: string, n: number, day = '2026-02-10') =>
      aSource(
        'F07',
        { platform: 'FACEBOOK', account_name: account, entry_mode: mode, posts_total: n },
        { day },
      );
    const reports = [
      f07('POST', 'UBND xã A', 1),
      f07('MONTH', 'ubnd xã a', 12),
      f07('POST', 'UBND xã A', 1, '2026-03-01'),
      f07('POST', 'Đoàn xã', 1),
    ];
    const drawn = draw(reports);
    expect(numberOf(drawn, 'G09')).toBe(14);
    expect(drawn.get('G09')?.remarks).toEqual([{ code: 'set-aside', n: 1 }]);
    const twice = countedPosts([...reports, f07('MONTH', 'UBND xã A', 11)]);
    expect(twice.sheets).toBe(1);
    expect(twice.counted.length).toBe(3);
  });

  test('[FIGURES] leaflets of two tellers are not added, since they may be one print run', () => {
    const f05 = aSource('F05', {
      material_kind: 'LEAFLET',
      quantity: 1000,
      distributed: 620,
    });
    const f02 = aSource('F02', { leaflets_given: 80, guided_total: 3 });
    const both = draw([f05, f02]);
    expect(numberOf(both, 'G11')).toBeNull();
    expect(both.get('G11')?.remarks).toEqual([
      { code: 'same-stock', cut: 620, desk: 80 },
    ]);
    expect(numberOf(both, 'G11.campaign')).toBe(620);
    expect(numberOf(draw([f05]), 'G11')).toBe(620);
  });

  test('[FIGURES] a screen counts on the days of its run that lie in the window', () => {
    const run = (from: string) =>
      aSource('F05', {
        material_kind: 'LED',
        led_plays_per_day: 24,
        led_days: 30,
        placement: [{ place: 'UBND', from }],
      });
    expect(playsWithin(run('2026-01-01'), Q1)).toBe(720);
    expect(playsWithin(run('2026-03-10'), Q1)).toBe(24 * 5);
    expect(playsWithin(run('2025-12-01'), Q1)).toBe(24 * 16);
    expect(playsWithin(run('2026-04-01'), Q1)).toBe(0);
    const begunBefore = { ...run('2025-12-01'), day: '2025-12-01' };
    expect(numberOf(draw([], { everConfirmed: [begunBefore] }), 'G12')).toBe(24 * 16);
  });
});
