// Who signs, and what stands above the name: TM., KT., TL., TUQ. after the decree on official papers. Promises: the
// head of the unit signs unless somebody chose otherwise.
import type { PersonRecord } from '../person.ts';
import { isCommune, type UnitKind } from '../unit.ts';

/** The head themself · a deputy for the head · by order · by authority. */
export const AUTHORITIES = ['HEAD', 'KT', 'TL', 'TUQ'] as const;
export type Authority = (typeof AUTHORITIES)[number];

export type Signer = {
  authority: Authority;
  name: string;
  /** Of who signs by order or by authority: "Chánh Văn phòng". */
  title: string;
};

/** Whether the unit is a people's committee, which signs as a body. */
export const isCommittee = (kind: UnitKind): boolean =>
  isCommune(kind) ||
  kind === 'PROVINCE_PC' ||
  kind === 'DISTRICT_PC' ||
  kind === 'TOWNSHIP_PC';

const HEADS: Partial<Record<UnitKind, string>> = {
  DEPARTMENT: 'Giám đốc',
  PROV_PASC: 'Giám đốc',
  COMM_PASC: 'Giám đốc',
  SERVICE_UNIT: 'Giám đốc',
  COMM_OFFICE: 'Chánh Văn phòng',
  COMM_ECON: 'Trưởng phòng',
  COMM_CULT: 'Trưởng phòng',
  DIVISION: 'Trưởng phòng',
};

/** What the head of a unit of this kind is called. */
export const headTitle = (kind: UnitKind): string =>
  isCommittee(kind) ? 'Chủ tịch' : (HEADS[kind] ?? 'Thủ trưởng đơn vị');

/** The lines above the signature. */
export function signerLines(kind: UnitKind, signer: Signer): string[] {
  const head = headTitle(kind).toUpperCase();
  const body = isCommittee(kind) ? ['TM. ỦY BAN NHÂN DÂN'] : [];
  switch (signer.authority) {
    case 'HEAD':
      return [...body, head];
    case 'KT':
      return [...body, `KT. ${head}`, `PHÓ ${head}`];
    default:
      return [`${signer.authority}. ${head}`, signer.title.trim().toUpperCase()].filter(
        (line) => line !== '',
      );
  }
}

const isDeputy = (title: string): boolean => /^phó(\s|$)/iu.test(title.trim());

/** As what somebody with this title signs: a deputy signs for the head. */
export const authorityOf = (title: string): Authority =>
  isDeputy(title) ? 'KT' : 'HEAD';

/** Leaders of the unit whom this device knows, with what they are called there. */
export const leadersOf = (
  people: readonly PersonRecord[],
  unitId: string,
): { name: string; title: string }[] =>
  people.flatMap(({ name, positions }) =>
    positions
      .filter((it) => it.unitId === unitId && it.role === 'LEADER')
      .map(({ title }) => ({ name, title })),
  );

/** The name that goes with an authority, where the device knows exactly one; '' otherwise. */
export function knownSigner(
  leaders: readonly { name: string; title: string }[],
  authority: Authority,
): string {
  if (authority === 'TL' || authority === 'TUQ') return '';
  const fitting = leaders.filter(({ title }) => isDeputy(title) === (authority === 'KT'));
  return fitting.length === 1 ? (fitting[0]?.name ?? '') : '';
}
