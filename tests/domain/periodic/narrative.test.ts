import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeDrawn } from '../../../src/domain/indicator/source.ts';
import { type PeriodCalendar, periodOf } from '../../../src/domain/period.ts';
import {
  changeDraft,
  emptyDraft,
  isBlankDraft,
  mergeChanges,
} from '../../../src/domain/periodic/compiled-draft.ts';
import {
  draftSections,
  type NarrativeFacts,
} from '../../../src/domain/periodic/narrative.ts';
import {
  blankDate,
  paperHead,
  paperPlace,
} from '../../../src/domain/periodic/official-paper.ts';
import { settleFigure } from '../../../src/domain/periodic/settled-figure.ts';
import {
  authorityOf,
  knownSigner,
  signerLines,
} from '../../../src/domain/periodic/signer.ts';
import { highestAsked } from '../../../src/domain/periodic/strength.ts';
import { aUnit } from '../../support/hub-world.ts';

const cchc: PeriodCalendar = JSON.parse(
  readFileSync('src/server/seed/calendars.json', 'utf8'),
).calendars[0];

const RATE = /^G04$|rate$/;
function facts(values: Record<string, number>, over: Partial<NarrativeFacts> = {}) {
  const period = periodOf('2026-Q1', cchc);
  if (period === null) throw new Error('no period');
  const figures = Object.entries(values).map(
    ([id, value]) =>
      [
        id,
        settleFigure(makeDrawn(id, { value, digits: 1, isRate: RATE.test(id) }), null),
      ] as const,
  );
  return {
    period,
    figures: new Map(figures),
    before: new Map(),
    plans: [],
    askedRate: null,
    overdue: [],
    difficulties: [],
    proposals: [],
    next: [],
    ...over,
  };
}

describe('[PERIODIC] the first text', () => {
  test('[PERIODIC] says only what has a number, and how it moved', () => {
    const { results } = draftSections(
      facts({ G08: 40, G19: 3 }, { before: new Map([['G08', 28]]) }),
    );
    expect(results).toBe(
      [
        '1. Tuyên truyền đến người dân, tổ chức, doanh nghiệp:',
        'a) Trên hệ thống truyền thanh: phát 40 lượt (tăng 12 so với kỳ trước).',
        '2. Phản ánh, kiến nghị: tiếp nhận 3.',
      ].join('\n'),
    );
    expect(draftSections(facts({})).results).toBe('');
  });

  test('[PERIODIC] takes difficulties and proposals as they were said, and leaves causes to the person', () => {
    const text = draftSections(
      facts({}, { difficulties: ['Mạng chậm'], proposals: ['Cấp thêm máy.'] }),
    );
    expect(text.evaluation).toBe(
      '1. Ưu điểm:\n2. Tồn tại, hạn chế:\n- Mạng chậm.\n3. Nguyên nhân:',
    );
    expect(text.proposals).toBe('- Cấp thêm máy.');
  });

  const strong = (values: Record<string, number>, over: Partial<NarrativeFacts> = {}) =>
    draftSections(facts(values, over)).evaluation.split('\n')[0];

  test('[PERIODIC] a rate is a strength only where it rose and reaches what the plans ask', () => {
    const before = new Map([['G15.rate', 50]]);
    expect(strong({ 'G25.rate': 4.8 })).toBe('1. Ưu điểm:');
    expect(strong({ 'G15.rate': 60 })).toBe('1. Ưu điểm:');
    expect(strong({ 'G15.rate': 50 }, { before })).toBe('1. Ưu điểm:');
    expect(strong({ 'G15.rate': 49 }, { before })).toBe('1. Ưu điểm:');
    expect(strong({ 'G15.rate': 60 }, { before, askedRate: 60.1 })).toBe('1. Ưu điểm:');
    const rose =
      '1. Ưu điểm: tỷ lệ hồ sơ trực tuyến 60,0 % (tăng 10,0 điểm phần trăm so với kỳ trước).';
    expect(strong({ 'G15.rate': 60 }, { before })).toBe(rose);
    expect(strong({ 'G15.rate': 60 }, { before, askedRate: 60 })).toBe(rose);
    expect(strong({ 'G25.rate': 100 }, { askedRate: 100 })).toBe(
      '1. Ưu điểm: tỷ lệ nhiệm vụ hoàn thành 100,0 %.',
    );
  });

  test('[PERIODIC] a rate somebody still has to look at is no strength', () => {
    const rate = makeDrawn('G25.rate', {
      value: 100,
      isRate: true,
      remarks: [{ code: 'more-than-all' }],
    });
    const figures = new Map([['G25.rate', settleFigure(rate, null)]]);
    expect(strong({}, { figures })).toBe('1. Ưu điểm:');
  });

  test('[PERIODIC] without such a rate it names what was done, and not how it moved', () => {
    const values = { 'G25.rate': 4.8, 'G25.onTime': 2, G02: 0, G08: 14 };
    expect(strong(values, { before: new Map([['G08', 20]]) })).toBe(
      '1. Ưu điểm: hoàn thành đúng hạn 2 nhiệm vụ; phát thanh 14 lượt.',
    );
  });

  test('[PERIODIC] of what plans ask, the highest rate is the bar', () => {
    const target = (unit: string, value: number | null, over = {}) => ({
      ...{ op: '>=', value, low: null, high: null, unit, denominator: null, text: '' },
      ...over,
    });
    expect(highestAsked([null, target('tin, bài/tháng', 300)])).toBeNull();
    expect(highestAsked([target('%', 5, { op: '<=' })])).toBeNull();
    const range = target('%', null, { op: 'RANGE', low: 30, high: 40 });
    expect(highestAsked([range])).toBe(30);
    expect(highestAsked([range, target('%', 90)])).toBe(90);
  });

  test('[PERIODIC] overdue tasks are weaknesses by count and name, before what phiếu say', () => {
    const overdue = [{ title: 'Dán tờ rơi', due: '2026-03-09' }];
    const weak = (count: number) =>
      draftSections(
        facts({ 'G25.overdue': count }, { overdue, difficulties: ['Mạng chậm'] }),
      )
        .evaluation.split('\n')
        .slice(2, -1);
    expect(weak(1)).toEqual([
      '- Còn 1 nhiệm vụ quá hạn chưa hoàn thành: Dán tờ rơi (hạn 09/03/2026).',
      '- Mạng chậm.',
    ]);
    // Corrected by a person: nobody said which ones they meant.
    expect(weak(3)[0]).toBe('- Còn 3 nhiệm vụ quá hạn chưa hoàn thành.');
    expect(weak(0)).toEqual(['- Mạng chậm.']);
  });

  test('[PERIODIC] names the first dozen tasks to come and counts the rest', () => {
    const next = Array.from({ length: 15 }, (_, i) => ({
      title: `Nhiệm vụ ${i + 1}`,
      due: i === 0 ? '2026-04-30' : null,
    }));
    const lines = draftSections(facts({}, { next })).next.split('\n');
    expect(lines[0]).toBe('Trong thời gian tới, tiếp tục thực hiện:');
    expect(lines[1]).toBe('- Nhiệm vụ 1 (hạn 30/04/2026).');
    expect(lines.at(-1)).toBe('- Và 3 nhiệm vụ khác nêu tại Phụ lục II.');
  });
});

describe('[PERIODIC] who signs', () => {
  const leaders = [{ name: 'Hà Quốc Bảo', title: 'Phó Chủ tịch UBND xã' }];
  test('[PERIODIC] the head signs for the committee, a deputy with KT., others with TL. or TUQ.', () => {
    const block = (authority: 'HEAD' | 'KT' | 'TL', title = '') =>
      signerLines('COMMUNE_PC_XA', { authority, name: '', title });
    expect(block('HEAD')).toEqual(['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']);
    expect(block('KT')).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
    expect(block('TL', 'Chánh Văn phòng')).toEqual(['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG']);
    const centre = signerLines('COMM_PASC', { authority: 'HEAD', name: '', title: '' });
    expect(centre).toEqual(['GIÁM ĐỐC']);
  });

  test('[PERIODIC] a deputy is never taken for the head', () => {
    expect(knownSigner(leaders, 'HEAD')).toBe('');
    expect(knownSigner(leaders, 'KT')).toBe('Hà Quốc Bảo');
    expect(authorityOf('Phó Chủ tịch UBND xã')).toBe('KT');
    expect(authorityOf('Chủ tịch UBND xã')).toBe('HEAD');
  });
});

test('[PERIODIC] the head of the paper is that of the decree', () => {
  const commune = aUnit({
    id: 'xa-a',
    name: 'UBND xã Khánh Vĩnh',
    short: 'Xã Khánh Vĩnh',
  });
  const centre = aUnit({
    id: 'tt-a',
    kind: 'COMM_PASC',
    name: 'Trung tâm Phục vụ hành chính công xã Khánh Vĩnh',
    short: 'Trung tâm Phục vụ hành chính công',
    rootId: 'xa-a',
  });
  expect(paperHead(commune, commune, null)).toEqual({
    above: 'ỦY BAN NHÂN DÂN',
    isAboveBold: true,
    issuer: 'XÃ KHÁNH VĨNH',
  });
  expect(paperHead(centre, commune, null)).toEqual({
    above: 'UBND XÃ KHÁNH VĨNH',
    isAboveBold: false,
    issuer: 'TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG',
  });
  expect(paperPlace(commune, null)).toBe('Khánh Vĩnh');
  expect(blankDate('2026-03-13')).toBe('ngày      tháng 3 năm 2026');
  expect(blankDate('2026-02-13')).toBe('ngày      tháng 02 năm 2026');
});

describe('[PERIODIC] what a person adds', () => {
  const text = { text: 'Lời của tôi', from: 'Gợi ý' };
  test('[PERIODIC] two windows on one report keep each other’s entries', () => {
    const first = changeDraft(emptyDraft(), { sections: { results: text } });
    const both = changeDraft(first, { sections: { next: text }, number: '05/BC-UBND' });
    expect(Object.keys(both.sections)).toEqual(['results', 'next']);
    const back = changeDraft(both, {
      sections: { results: null, next: null },
      number: '',
    });
    expect(isBlankDraft(back)).toBe(true);
  });

  test('[PERIODIC] two changes in a row are one, the later word winning', () => {
    const merged = mergeChanges(
      { sections: { results: text }, recipient: 'A' },
      { sections: { results: { ...text, text: 'Sửa nữa' } } },
    );
    const draft = changeDraft(emptyDraft(), merged);
    expect(draft.sections.results?.text).toBe('Sửa nữa');
    expect(draft.recipient).toBe('A');
  });
});
