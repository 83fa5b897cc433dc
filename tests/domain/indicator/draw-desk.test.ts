import { describe, expect, test } from 'vitest';
import { figureName } from '../../../src/domain/indicator/figure-list.ts';
import { isDoubt } from '../../../src/domain/indicator/source.ts';
import { sayEstimate } from '../../../src/domain/indicator/verdict.ts';
import { codes, draw, numberOf } from './draw-all.ts';
import { aSource } from './source-of.ts';

describe('[FIGURES] the desk', () => {
  const month = (from: string, to: string, counts: Record<string, number>) =>
    aSource('F02b', {
      reception_point: 'q1',
      figures_from: from,
      figures_to: to,
      source_official: 'yes',
      ...counts,
    });

  test('[FIGURES] rates come from the sums of the period, never from other rates', () => {
    const drawn = draw([
      month('2026-01-01', '2026-01-31', {
        rec_direct: 1,
        rec_online_full: 1,
        rec_online_part: 0,
        rec_bcci: 0,
        fee_dossiers: 2,
        fee_paid_online: 1,
        bcci_dossiers: 0,
      }),
      month('2026-02-01', '2026-02-28', {
        rec_direct: 10,
        rec_online_full: 60,
        rec_online_part: 30,
        rec_bcci: 0,
        fee_dossiers: 100,
        fee_paid_online: 90,
        bcci_dossiers: 30,
      }),
    ]);
    expect(numberOf(drawn, 'G15')).toBe(102);
    expect(numberOf(drawn, 'G15.rate')).toBe(89.22);
    expect(numberOf(drawn, 'G15.part')).toBe(29.41);
    expect(numberOf(drawn, 'G16.rate')).toBe(89.22);
    expect(drawn.get('G17.rate')?.remarks[0]).toEqual({
      code: 'of',
      part: 30,
      whole: 102,
    });
    expect(drawn.get('G15')?.remarks.some(isDoubt)).toBe(false);
  });

  test('[FIGURES] days told twice and figures nobody checked are said', () => {
    const drawn = draw([
      month('2026-01-01', '2026-01-31', { rec_direct: 5 }),
      month('2026-01-20', '2026-02-20', { rec_direct: 7 }),
      aSource('F02b', {
        reception_point: 'q2',
        figures_from: '2025-12-01',
        figures_to: '2026-01-31',
        rec_direct: 1,
      }),
    ]);
    expect(numberOf(drawn, 'G15')).toBe(13);
    expect(codes(drawn, 'G15')).toEqual(['same-days', 'straddles', 'unchecked']);
  });

  test('[FIGURES] a whole day beside a half of the same person is pointed out', () => {
    const day = (shift: string, n: number) =>
      aSource('F02', { shift, guided_total: n, visitors_total: n });
    expect(codes(draw([day('AM', 4), day('PM', 5)]), 'G13')).toEqual([]);
    const clash = draw([day('DAY', 9), day('PM', 5)]);
    expect(clash.get('G13')?.remarks).toEqual([{ code: 'same-hours', n: 2 }]);
  });
});

describe('[FIGURES] what people said', () => {
  test('[FIGURES] feedback with one code counts once, by its latest phiếu', () => {
    const item = (state: string, more: object) =>
      aSource('F09', { external_code: 'PAKN.20260302.0012', state, more });
    const drawn = draw([
      item('IN_PROGRESS', {}),
      item('ANSWERED', { on_time: 'yes' }),
      aSource('F09', { state: 'ANSWERED', more: { on_time: 'no' } }),
      aSource('F02', { guided_total: 1, more: { pakn_received: 5 } }),
    ]);
    expect(numberOf(drawn, 'G19')).toBe(2);
    expect(numberOf(drawn, 'G19.answered')).toBe(2);
    expect(numberOf(drawn, 'G19.onTime')).toBe(50);
    expect(drawn.get('G19')?.remarks).toEqual([
      { code: 'same-code', n: 1 },
      { code: 'other-count', here: 2, there: 5 },
    ]);
  });

  test('[FIGURES] 346 of 385 reached are 89,87 % (86,45–92,50), with n, N and e', () => {
    const campaign = aSource('F10a', {
      population_n: 10_000,
      design: 'CONVENIENCE',
      more: { error_e: 0.05, denominator: 'REACHED' },
    });
    const answers = Array.from({ length: 385 }, (_, i) =>
      aSource('F10b', {
        campaign_id: campaign.reportId,
        refused: 'no',
        reached: i < 346 ? 'yes' : 'no',
        understands_and_uses: i < 135 ? 'yes' : 'no',
      }),
    );
    const refused = aSource('F10b', { campaign_id: campaign.reportId, refused: 'yes' });
    const drawn = draw([...answers, refused], { everConfirmed: [campaign] });
    expect(sayEstimate(drawn.get('G20.reach')?.estimate ?? null)).toBe(
      '89,87 % (86,45–92,50)',
    );
    expect(sayEstimate(drawn.get('G20.use')?.estimate ?? null)).toBe(
      '39,02 % (34,02–44,25)',
    );
    expect(drawn.get('G20.reach')?.remarks).toEqual([
      { code: 'sample', n: 385, of: 10_000, error: 0.05 },
      { code: 'not-general' },
    ]);
  });

  test('[FIGURES] two surveys are two figures', () => {
    const asked = (campaign: string) =>
      aSource('F10b', { campaign_id: campaign, refused: 'no', reached: 'yes' });
    const drawn = draw([asked('c1'), asked('c2')]);
    expect(drawn.has('G20.reach')).toBe(false);
    expect(drawn.get('G20.reach.c1')?.reports.length).toBe(1);
    expect(codes(drawn, 'G20.reach.c1')).toEqual(['sample', 'small-sample']);
    expect(figureName('G20.reach.c1')).toEqual(figureName('G20.reach'));
  });

  test('[FIGURES] of checks of what is posted the latest of each place stands, and none are added', () => {
    const check = (place: string, posted: number, day: string, at: string) =>
      aSource(
        'F13',
        { place_kind: place, procedures_total: 327, procedures_posted: posted },
        { day, at },
      );
    const drawn = draw([
      check('BOARD', 327, '2026-03-05', '2026-03-05T01:00:00Z'),
      check('BOARD', 300, '2026-01-05', '2026-01-05T01:00:00Z'),
      check('WEBSITE', 301, '2026-02-05', '2026-02-05T01:00:00Z'),
    ]);
    expect(numberOf(drawn, 'G24.BOARD')).toBe(100);
    expect(numberOf(drawn, 'G24.WEBSITE')).toBe(92);
  });

  test('[FIGURES] difficulties count when raised, and as settled when confirmed', () => {
    const raised = [true, false, false].map((isSettled) => ({
      source: aSource('F14', { description: 'Mạng chậm' }),
      isSettled,
    }));
    const drawn = draw([], { raised });
    expect(numberOf(drawn, 'G27')).toBe(3);
    expect(numberOf(drawn, 'G27.settled')).toBe(1);
  });
});
