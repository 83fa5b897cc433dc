// The frame of an official paper after Decree 30/2020: issuer, number, place and date, and the points in their
// letters. Promises: what the clerk fills in by hand stays blank. The report is a Vietnamese paper in any language.
import { isCommune, type UnitRecord } from '../unit.ts';
import { isCommittee } from './signer.ts';

type Issuer = Pick<UnitRecord, 'kind' | 'name' | 'short'>;

/** The two lines above the number: who is above, and who issues. */
export type PaperHead = { above: string; isAboveBold: boolean; issuer: string };

const COMMITTEE = /^(UBND|Ủy ban nhân dân)\s+/iu;

/** @param root the organisation an inner unit belongs to, or the unit itself */
export function paperHead(
  unit: Issuer,
  root: Issuer,
  province: Issuer | null,
): PaperHead {
  if (isCommittee(unit.kind))
    return {
      above: 'ỦY BAN NHÂN DÂN',
      isAboveBold: true,
      issuer: unit.name.replace(COMMITTEE, '').toUpperCase(),
    };
  const above = root.name === unit.name ? (province?.name ?? '') : root.name;
  const own = root.name === unit.name ? unit.name : unit.short;
  return { above: above.toUpperCase(), isAboveBold: false, issuer: own.toUpperCase() };
}

/** What the paper calls its issuer in a sentence. */
export const issuerInWords = (unit: Issuer, root: Issuer): string =>
  unit.name === root.name || unit.name.includes(root.name.replace(COMMITTEE, ''))
    ? unit.name
    : `${unit.name} ${root.name}`;

/** Symbol of a report: the letters of a department are the clerk's to add. */
export const paperSymbol = (kind: UnitRecord['kind']): string =>
  isCommittee(kind) ? '/BC-UBND' : '/BC-…';

/** Place of issue: the commune's own name, or the province's. */
export function paperPlace(root: Issuer, province: Issuer | null): string {
  if (isCommune(root.kind)) return root.short.replace(/^(Xã|Phường|Đặc khu)\s+/u, '');
  return (province?.short ?? root.short).replace(/^(Tỉnh|Thành phố)\s+/iu, '');
}

/** "ngày     tháng 3 năm 2026": the day is written when it is signed; only January and February take a zero. */
export function blankDate(today: string): string {
  const [year = '', month = ''] = today.split('-');
  const number = Number(month);
  return `ngày      tháng ${number < 3 ? month : number} năm ${year}`;
}

/** Letters of points as papers use them: no f, j, w, z. */
export const POINTS = 'a b c d đ e g h i k l m n o p q'.split(' ');
