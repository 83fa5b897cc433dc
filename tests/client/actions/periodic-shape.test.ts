import { expect, test } from 'vitest';
import { compiledDraft } from '../../../src/client/actions/periodic-shape.ts';
import { changeDraft, emptyDraft } from '../../../src/domain/periodic/compiled-draft.ts';

const correction = { value: 12, reason: 'Đếm lại', byName: 'A', at: 'now', drawn: null };
const full = changeDraft(emptyDraft(), {
  sections: { results: { text: 'Sửa', from: 'Gợi ý' } },
  corrections: { G01: correction },
  halfCorrections: { G02: { value: '1', reason: '' } },
  signer: { authority: 'KT', name: 'A', title: 'Phó Chủ tịch' },
  number: '05/BC-UBND',
  recipient: 'UBND tỉnh',
});

test('[PERIODIC] what was typed is known again after it was kept', () => {
  expect(compiledDraft(emptyDraft())).toBe(true);
  expect(compiledDraft(JSON.parse(JSON.stringify(full)))).toBe(true);
});

test('[PERIODIC] what is of another shape is not taken for it', () => {
  const others = [
    null,
    [],
    { ...full, number: 5 },
    { ...full, sections: { results: 'Sửa' } },
    { ...full, corrections: { G01: { ...correction, value: '12' } } },
    { ...full, signer: { ...full.signer, authority: 'X' } },
  ];
  expect(others.filter(compiledDraft)).toEqual([]);
});
