import { expect, test } from 'vitest';
import { rowsOfTable } from '../../../src/domain/form/form-attachments.ts';
import { readFormAttachment } from '../../../src/server/forms/read-form-attachment.ts';

const csv = { name: 'a.csv', use: 'data', columns: ['name', 'label'] } as const;
const read = (
  text: string | Buffer,
  needed: Parameters<typeof readFormAttachment>[1] = csv,
) => {
  const found = readFormAttachment(Buffer.from(text), needed);
  return found.ok ? rowsOfTable(JSON.parse(found.value.bytes.toString())) : found.problem;
};

test('[FORM-FILES] a CSV becomes rows, quotes, marks and byte order mark and all', () => {
  expect(
    read('\ufeffname,label,note\r\na,"Thôn 1, xóm ""Đông""",\n\nb,Thôn 2,x\n'),
  ).toEqual([
    { name: 'a', label: 'Thôn 1, xóm "Đông"', note: '' },
    { name: 'b', label: 'Thôn 2', note: 'x' },
  ]);
});

test('[FORM-FILES] a CSV as Excel writes it in Vietnamese, parted by semicolons, becomes the same rows', () => {
  expect(read('name;label\na;"Thôn 1; xóm Đông"\n')).toEqual([
    { name: 'a', label: 'Thôn 1; xóm Đông' },
  ]);
  // A comma in the header says what parts the columns.
  expect(read('name,label\na,x;y\n')).toEqual([{ name: 'a', label: 'x;y' }]);
});

test('[FORM-FILES] a data file that cannot be chosen from is refused with why', () => {
  expect(read('')).toBe('file-empty');
  expect(read('code,label\na,b')).toBe('file-columns');
  expect(read('name,label,label\na,b,c')).toBe('file-columns');
  expect(read('name,label\n,b')).toBe('file-rows');
  expect(read(Buffer.from([0x6e, 0xff, 0xfe]))).toBe('file-unreadable');
  expect(read(Buffer.alloc(5 * 1024 * 1024 + 1, 65))).toBe('file-too-large');
});

test('[FORM-FILES] GeoJSON becomes rows with places in the words of ODK', () => {
  const geo = { name: 'a.geojson', use: 'data', columns: ['id', 'title'] } as const;
  const point = {
    type: 'Feature',
    id: 'p1',
    geometry: { type: 'Point', coordinates: [105.5, 21.25] },
    properties: { title: 'Nhà văn hóa' },
  };
  const text = JSON.stringify({ type: 'FeatureCollection', features: [point] });
  expect(read(text, geo)).toEqual([
    { id: 'p1', title: 'Nhà văn hóa', geometry: '21.25 105.5 0 0' },
  ]);
  expect(read('{"type":"Feature"}', geo)).toBe('file-unreadable');
});

test('[FORM-FILES] pictures, sounds and films are told by their bytes, not by their names', () => {
  const png = Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1');
  const as = (use: 'image' | 'audio' | 'video', bytes: Buffer) => {
    const found = readFormAttachment(bytes, { name: 'a.png', use });
    return found.ok ? found.value.type : found.problem;
  };
  expect(as('image', png)).toBe('image/png');
  expect(as('audio', png)).toBe('file-kind');
  expect(as('image', Buffer.from('<svg onload="x"/>'))).toBe('file-kind');
  expect(as('video', Buffer.from('....ftypisom'))).toBe('video/mp4');
});
