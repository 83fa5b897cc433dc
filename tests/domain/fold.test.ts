import { describe, expect, test } from 'vitest';
import { fold } from '../../src/domain/fold.ts';

describe('folding for search', () => {
  test.each([
    ['Khánh Hòa', 'khanh hoa'],
    ['Khánh Hoà', 'khanh hoa'],
    ['KHÁNH HÒA', 'khanh hoa'],
    ['Đặc khu Trường Sa', 'dac khu truong sa'],
    ['ĐƯỢC ĐỀ NGHỊ', 'duoc de nghi'],
    ['  Ủy ban\u00a0nhân  dân ', 'uy ban nhan dan'],
    ['ẵ ặ ễ ệ ỗ ộ ữ ự ỹ ỵ', 'a a e e o o u u y y'],
    ['29/KH-SKHCN', '29/kh-skhcn'],
  ])('[SEARCH] folds %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
    expect(fold(text.normalize('NFD'))).toBe(folded);
    expect(fold(folded)).toBe(folded);
  });
});
