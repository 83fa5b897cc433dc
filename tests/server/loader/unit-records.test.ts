import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { UnitRecord } from '../../../src/domain/unit.ts';
import { seedDir } from '../../../src/server/database/package-root.ts';
import { parseCsv } from '../../../src/server/loader/csv.ts';
import { makeUnits, parseUnits } from '../../../src/server/loader/unit-records.ts';

test('[LOADER] CSV: quotes, doubled quotes, commas and line breaks inside a cell, missing cells, a BOM', () => {
  const text = '\uFEFFa,b,c\r\n"một, hai","nói ""ba""",\n\n4,"hai\ndòng"\n';
  expect(parseCsv(text)).toEqual([
    { a: 'một, hai', b: 'nói "ba"', c: '' },
    { a: '4', b: 'hai\ndòng', c: '' },
  ]);
  expect(parseCsv('a,b\n1,')).toEqual([{ a: '1', b: '' }]);
  expect(parseCsv('')).toEqual([]);
  expect(parseCsv('a,b')).toEqual([]);
  expect(() => parseCsv('a\n"chưa đóng')).toThrow('CSV');
});

const HEAD = 'id,kind,name,short,code,parent_id,valid_from,valid_to,doc_abbrev';
const units = (...rows: string[]) => makeUnits(parseUnits([HEAD, ...rows].join('\n')));

test('[LOADER] a unit knows its organisation, what it lies in, nearest first, and its province', () => {
  const made = units(
    'u3,RECEPTION_POINT,Điểm số 1,,,u2,2025-07-01,,',
    'u2,COMM_PASC,Trung tâm,,,u1,2025-07-01,,',
    'u1,COMMUNE_PC_XA,UBND xã A,Xã A,123,u0,2025-07-01,,UBND',
    'u0,PROVINCE_PC,UBND tỉnh A,A,56,,2025-07-01,,UBND',
  );
  expect(
    made.map(({ id, rootId, inside, provinceId }) => [id, rootId, inside, provinceId]),
  ).toEqual([
    ['u3', 'u1', ['u2', 'u1'], 'u0'],
    ['u2', 'u1', ['u1'], 'u0'],
    ['u1', 'u1', [], 'u0'],
    ['u0', 'u0', [], 'u0'],
  ]);
  expect(made[0]?.short).toBe('Điểm số 1');
});

test('[LOADER] what is wrong with a file is named with its row', () => {
  expect(() => units('u1,NO_SUCH_KIND,X,,,,,,')).toThrow('units, row 2: kind');
  expect(() => units('u1,COMMUNE_PC_XA,X,,,,2025,,')).toThrow('units, row 2: valid_from');
  expect(() => units('u1,COMMUNE_PC_XA,X,,,nowhere,,,')).toThrow('no unit nowhere');
  expect(() => units('u1,COMMUNE_PC_XA,X,,,u2,,,', 'u2,COMMUNE_PC_XA,Y,,,u1,,,')).toThrow(
    'circle',
  );
});

test('[LOADER] the whole organisation is made of records a device takes', () => {
  const made = makeUnits(parseUnits(readFileSync(join(seedDir(), 'units.csv'), 'utf8')));
  expect(made.length).toBeGreaterThan(3_355);
  for (const unit of made) UnitRecord.parse(unit);
  const depth = Math.max(...made.map(({ inside }) => inside.length));
  expect(depth).toBeGreaterThanOrEqual(2);
});
