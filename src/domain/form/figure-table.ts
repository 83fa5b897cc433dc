// A table copied from a spreadsheet, as figures for a form. Promises: whatever way round the table lies, each figure is
// found with the words beside or above it; a name is taken for a question only where no other fits as well. Refuses
// to guess between two: the person says which.
import { fold } from '../fold.ts';

/** One figure as it stands in the table. */
export type Figure = { label: string; text: string };
/** The figures of one column, or of one row of a table that lies on its side. */
export type FigureSet = { name: string; figures: Figure[] };

/** A cell and what ends it. A cell of several lines, or with quotes in it, stands in quotes. */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n?|\n|$)/g;

/** The cells of text copied from a spreadsheet, columns parted by tabs; rows with nothing in them are left out. */
export function tableCells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(CELL)) {
    const value = quoted?.replaceAll('""', '"') ?? plain;
    rows.at(-1)?.push(value.replace(/\s+/g, ' ').trim());
    if (end !== '\t') rows.push([]);
  }
  return rows.filter((row) => row.some((value) => value !== ''));
}

const isFigure = (text: string): boolean => /^[+-]?\d[\d., \u00a0\u202f]*%?$/.test(text);

/** Where most of these cells are known; -1 where none is. */
function mostKnown(lines: readonly string[][], isKnown: (label: string) => boolean) {
  const counts = lines.map((line) => line.filter(isKnown).length);
  const most = Math.max(0, ...counts);
  return { at: most === 0 ? -1 : counts.indexOf(most), most };
}

const columnsOf = (rows: readonly string[][]): string[][] =>
  Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, n) =>
    rows.map((row) => row[n] ?? ''),
  );

/** Of lines that lie side by side, those beyond the names that hold figures. */
function setsBeside(lines: readonly string[][], names: number): FigureSet[] {
  const labels = lines[names] ?? [];
  return lines.slice(names + 1).flatMap((line) => {
    const first = line.findIndex((text, n) => isFigure(text) && (labels[n] ?? '') !== '');
    if (first < 0) return [];
    const name = line.slice(0, first).find((text) => text !== '') ?? '';
    const figures = labels.flatMap((label, n) => {
      const text = line[n] ?? '';
      return label === '' || isFigure(label) || n < first ? [] : [{ label, text }];
    });
    return [{ name, figures: figures.filter(({ text }) => text !== '') }];
  });
}

/** The first column of words, for a table of which no name is known. */
const firstOfWords = (columns: readonly string[][]): number =>
  columns.findIndex(
    (column) =>
      column.filter((it) => it !== '' && !isFigure(it)).length * 2 > column.length,
  );

/**
 * The sets of figures in a table; the names stand in a column, or in a row above.
 * @param isKnown whether a question is called that: it tells which way round the table lies
 */
export function figureSets(
  rows: readonly string[][],
  isKnown: (label: string) => boolean,
): FigureSet[] {
  const columns = columnsOf(rows);
  const above = mostKnown(rows, isKnown);
  const beside = mostKnown(columns, isKnown);
  if (above.most > beside.most) return setsBeside(rows, above.at);
  const names = beside.at >= 0 ? beside.at : firstOfWords(columns);
  return names < 0 ? [] : setsBeside(columns, names);
}

/** Words of a name, without marks, numbering and signs. */
const wordsOf = (text: string): string[] =>
  fold(text)
    .replace(/^\s*(\d+(\.\d+)*|[a-z]|[ivx]+)[.)]\s+/, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number =>
  [...a].filter((word) => b.has(word)).length;

const ALIKE = 0.65;
/** How much of two names is the same, from 0 to 1. */
function likeness(a: readonly string[], b: readonly string[]): number {
  if (a.join(' ') === b.join(' ')) return 1;
  const [one, two] = [new Set(a), new Set(b)];
  const both = shared(one, two);
  // A short name all of whose words are there: "trực tuyến toàn trình" of "Hồ sơ trực tuyến toàn trình".
  if (both >= 2 && both === one.size) return 0.9;
  return (2 * both) / (one.size + two.size);
}

/**
 * Which of the names is meant; null where none is like it, or two are equally.
 * @param names each question's names: its code, its label in either language
 */
export function nameMeant(
  label: string,
  names: readonly (readonly string[])[],
): number | null {
  const words = wordsOf(label);
  if (words.length === 0) return null;
  const scores = names.map((its) =>
    Math.max(...its.map((name) => likeness(words, wordsOf(name)))),
  );
  const best = Math.max(0, ...scores);
  if (best < ALIKE) return null;
  const [at, ...others] = scores.flatMap((score, n) => (score === best ? [n] : []));
  return others.length > 0 ? null : (at ?? null);
}
