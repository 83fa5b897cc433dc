// The organisation as data: today's units are complete, and every ended one leads to somebody of today.
import { describe, expect, test } from 'vitest';
import {
  codes,
  fullCommunes,
  groups,
  isOfToday,
  names,
  provinceOf,
  successors,
  type UnitRow,
  unitById,
  units,
} from './seed-files.ts';

const stands = (row: { valid_from: string; valid_to: string }, day: string): boolean =>
  row.valid_from <= day && (row.valid_to === '' || row.valid_to >= day);
const count = (kind: UnitRow['kind'], day: string): number =>
  units.filter((u) => u.kind === kind && stands(u, day)).length;
const TODAY = '9999-12-31';

describe('units', () => {
  test('[DATA] 34 provinces and 3,321 communes stand, before and after the changes of April 2026', () => {
    const counts = (day: string) => [
      count('PROVINCE_PC', day),
      count('COMMUNE_PC_XA', day),
      count('COMMUNE_PC_PHUONG', day),
      count('COMMUNE_PC_DAC_KHU', day),
    ];
    expect(counts('2025-07-01')).toEqual([34, 2621, 687, 13]);
    expect(counts('2026-04-29')).toEqual([34, 2621, 687, 13]);
    expect(counts('2026-04-30')).toEqual([34, 2611, 697, 13]);
    expect(counts(TODAY)).toEqual([34, 2611, 697, 13]);
  });

  test('[DATA] the four provinces have the communes the law gives them', () => {
    const of = (short: string): number[] => {
      const province = units.find(
        (u) => u.kind === 'PROVINCE_PC' && u.short === short && isOfToday(u.id),
      );
      const inside = units.filter((u) => u.parent_id === province?.id && isOfToday(u.id));
      return ['COMMUNE_PC_XA', 'COMMUNE_PC_PHUONG', 'COMMUNE_PC_DAC_KHU'].map(
        (kind) => inside.filter((u) => u.kind === kind).length,
      );
    };
    expect(of('Khánh Hòa')).toEqual([48, 16, 1]);
    expect(of('Huế')).toEqual([19, 21, 0]);
    expect(of('Cần Thơ')).toEqual([72, 31, 0]);
    expect(of('An Giang')).toEqual([85, 14, 3]);
  });

  test('[DATA] ids are unique, parents resolve and lie higher, today stands under today', () => {
    expect(unitById.size).toBe(units.length);
    for (const unit of units) {
      if (unit.parent_id) {
        const parent = unitById.get(unit.parent_id);
        expect(parent, unit.id).toBeDefined();
        if (isOfToday(unit.id)) expect(parent?.valid_to, unit.id).toBe('');
        expect(unitById.get(provinceOf(unit.id))?.kind, unit.id).toBe('PROVINCE_PC');
      } else expect(unit.kind, unit.id).toBe('PROVINCE_PC');
    }
  });

  test('[DATA] a name says the kind, in one spelling', () => {
    const start: Partial<Record<UnitRow['kind'], RegExp>> = {
      PROVINCE_PC: /^UBND (tỉnh|thành phố) [\p{Lu}\d]/u,
      COMMUNE_PC_XA: /^UBND xã [\p{Lu}\d]/u,
      COMMUNE_PC_PHUONG: /^UBND phường [\p{Lu}\d]/u,
      COMMUNE_PC_DAC_KHU: /^UBND đặc khu [\p{Lu}\d]/u,
    };
    for (const unit of units) {
      const wanted = start[unit.kind];
      if (wanted) expect(unit.name).toMatch(wanted);
      expect(unit.name, unit.id).not.toMatch(
        /o[àáảãạ](?!\p{L})|(?<!q)u[ỳýỷỹỵ](?!\p{L})/iu,
      );
      expect(`${unit.name}|${unit.short}`).not.toMatch(/\s\s|\s\||\|\s|^\s|\s$/);
    }
  });

  test('[DATA] twelve communes of four provinces are there in full', () => {
    expect(Object.keys(fullCommunes)).toHaveLength(4);
    for (const [province, communes] of Object.entries(fullCommunes))
      for (const commune of communes) {
        expect(unitById.get(commune)?.parent_id).toBe(province);
        const inside = units.filter((u) => u.parent_id === commune).map((u) => u.kind);
        const centre = units.find(
          (u) => u.kind === 'COMM_PASC' && u.parent_id === commune,
        );
        expect(inside).toEqual(
          expect.arrayContaining([
            'COMM_OFFICE',
            'COMM_ECON',
            'COMM_CULT',
            'COMM_PASC',
            'COMM_DIGITAL_TEAM',
          ]),
        );
        expect(inside.filter((kind) => kind === 'FRONT_MASS')).toHaveLength(2);
        expect(inside.filter((kind) => kind === 'HAMLET').length).toBeGreaterThanOrEqual(
          2,
        );
        expect(
          units.some((u) => u.kind === 'RECEPTION_POINT' && u.parent_id === centre?.id),
        ).toBe(true);
      }
  });
});

describe('history', () => {
  test('[DATA] a code belongs to one unit at a time, and every coded unit has its row', () => {
    const byCode = new Map<string, typeof codes>();
    for (const row of codes) byCode.set(row.code, [...(byCode.get(row.code) ?? []), row]);
    for (const [code, rows] of byCode) {
      const spans = rows.toSorted((a, b) => a.valid_from.localeCompare(b.valid_from));
      for (const [i, row] of spans.entries()) {
        const next = spans[i + 1];
        if (next)
          expect(row.valid_to !== '' && row.valid_to < next.valid_from).toBe(true);
      }
      for (const day of ['2020-06-01', '2025-01-15', '2025-07-01', '2026-05-01', TODAY])
        expect(rows.filter((row) => stands(row, day)).length, code).toBeLessThan(2);
    }
    for (const unit of units) {
      const own = codes.filter((row) => row.unit_id === unit.id).map((row) => row.code);
      expect(own, unit.id).toEqual(unit.code ? [unit.code] : []);
    }
    const holders = byCode.get('91')?.map((row) => unitById.get(row.unit_id)?.short);
    expect(holders?.toSorted()).toEqual(['An Giang', 'Kiên Giang']);
  });

  test('[DATA] every ended unit leads to units of today, and the chain never turns back', () => {
    const next = (id: string) => successors.filter((s) => s.old_id === id);
    const today = (id: string, seen: string[]): string[] => {
      if (isOfToday(id)) return [id];
      expect(seen).not.toContain(id);
      return next(id).flatMap((s) => today(s.new_id, [...seen, id]));
    };
    for (const row of successors) {
      const [old, heir] = [unitById.get(row.old_id), unitById.get(row.new_id)];
      expect(old?.valid_to && old.valid_to < row.valid_from, row.old_id).toBe(true);
      expect(heir && stands(heir, row.valid_from), row.new_id).toBe(true);
    }
    for (const unit of units)
      if (!isOfToday(unit.id))
        expect(today(unit.id, []).length, unit.id).toBeGreaterThan(0);
    const shorts = (short: string) =>
      units
        .filter((u) => u.kind === 'PROVINCE_PC' && u.short === short && !isOfToday(u.id))
        .flatMap((u) => today(u.id, []))
        .map((id) => unitById.get(id)?.name);
    expect(shorts('Kiên Giang')).toEqual(['UBND tỉnh An Giang']);
    expect(shorts('Sóc Trăng')).toEqual(['UBND thành phố Cần Thơ']);
    expect(new Set(shorts('Đồng Nai'))).toEqual(new Set(['UBND thành phố Đồng Nai']));
  });

  test('[DATA] a name as written leads to a unit of today, once, or to a class of units', () => {
    const keys = names.map((n) => `${n.plan_id}|${n.name_as_written}|${n.unit_id}`);
    expect(new Set(keys).size).toBe(keys.length);
    for (const name of names)
      expect(isOfToday(name.unit_id), name.name_as_written).toBe(true);
    const classes = /^(COMMUNES|CENTRES|DEPARTMENTS|DIVISIONS|OUTSIDE)( |$)/;
    for (const group of groups) {
      expect(group.groups).toMatch(classes);
      expect(
        names.some(
          (n) =>
            n.plan_id === group.plan_id && n.name_as_written === group.name_as_written,
        ),
      ).toBe(false);
    }
  });
});
