import { NCNAME } from './cell-reference.ts';

const DATE = '-?\\d{4}-\\d{2}-\\d{2}';
const TIME = '\\d{2}:\\d{2}:\\d{2}(?:\\.\\s+)?(?:(?:\\+|-)\\d{2}:\\d{2}|Z)?';
const NS = `${NCNAME}(?::${NCNAME})?`;
/** The pieces in the order in which pyxform tries them; the first that fits is taken. */
const PIECE = new RegExp(
  [
    `${DATE}T${TIME}`,
    DATE,
    TIME,
    '-?\\d+\\.\\d*|-?\\.\\d+|-?\\d+',
    '(?<math>[*+\\-]| mod | div )',
    '[=<>!]=?',
    ' and | or ',
    '(?<union>\\|)',
    '"[^"]*"|\'[^\']*\'',
    `(?<reference>\\$\\{(?:last-saved#)?${NCNAME}\\})`,
    `(?<call>${NS}\\()`,
    `${NCNAME}://`,
    NS,
    '[\\s\\S]',
  ].join('|'),
  'uy',
);
/** Kinds whose fixed values are written with hyphens. */
const HYPHENED = new Set(['date', 'dateTime', 'geopoint', 'geotrace', 'geoshape']);

/** Whether a default has to be worked out: it calculates, calls a function or reads another answer. */
export function isDynamicDefault(text: string, type: string): boolean {
  PIECE.lastIndex = 0;
  for (;;) {
    const groups = PIECE.exec(text)?.groups;
    if (!groups) return false;
    if (groups.math === '-' && HYPHENED.has(type)) return false;
    if (groups.math ?? groups.union ?? groups.reference ?? groups.call) return true;
  }
}
