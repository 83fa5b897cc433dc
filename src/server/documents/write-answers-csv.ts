import type { Cell } from './answer-cell.ts';
import type { AnswersTable } from './answers-table.ts';

const two = (n: number): string => String(n).padStart(2, '0');
const day = (at: Date): string =>
  `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;

/** What a spreadsheet program would run when it opens the file; a mere negative number is none of it. */
const RUNS = /^[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+([.,]\d+)*$/;
const harmless = (text: string): string =>
  RUNS.test(text) && !NUMBER.test(text) ? `'${text}` : text;

function plain(cell: Cell): string {
  switch (cell.type) {
    case 'text':
      return harmless(cell.value);
    case 'number':
      return String(cell.value);
    case 'date':
      return day(cell.value);
    case 'time':
      return `${day(cell.value)} ${two(cell.value.getUTCHours())}:${two(cell.value.getUTCMinutes())}`;
  }
}

const quoted = (text: string): string =>
  /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A table as RFC 4180 has it; the mark in front tells Excel that the letters are UTF-8. */
export function writeAnswersCsv({ headers, rows }: AnswersTable): string {
  const lines = [
    headers.map((header) => quoted(harmless(header))),
    ...rows.map((row) => row.map((cell) => quoted(plain(cell)))),
  ];
  return `\ufeff${lines.map((line) => `${line.join(',')}\r\n`).join('')}`;
}
