import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedDir } from '../database/package-root.ts';
import { parsePeople } from './seed-people.ts';

/** Of every account of the demonstration, and of no other. */
export const DEMO_PASSWORD = 'lantoa-mau';
/** The accounts a newcomer should try stand first in the data. */
const SHOWN = 6;

/** What is printed of the demonstration: who may be tried, and the password. */
export async function demoNotice(): Promise<string> {
  const people = parsePeople(await readFile(join(seedDir(), 'people.json'), 'utf8'));
  const lines = people
    .slice(0, SHOWN)
    .map(
      ({ phone, name, positions }) => `  ${phone}  ${name}: ${positions[0]?.title ?? ''}`,
    );
  return [
    `Tài khoản dùng thử (demo accounts), mật khẩu (password): ${DEMO_PASSWORD}`,
    ...lines,
  ].join('\n');
}
