// Small XLSForms for tests, drawn with bars.
/** A survey drawn with bars: rows without their outer bars. */
export const survey = (...rows: string[]): string =>
  ['| survey |', ...rows.map((row) => `| | ${row} |`)].join('\n');
export const choices = (...rows: string[]): string =>
  [
    '| choices |',
    '| | list_name | name | label |',
    ...rows.map((row) => `| | ${row} |`),
  ].join('\n');
export const settings = (head: string, row: string): string =>
  `| settings |\n| | ${head} |\n| | ${row} |`;
export const L = choices('l | a | A', 'l | b | B');
export const HEAD = 'type | name | label';
/** Any sheet drawn with bars: its header first. */
export const sheet = (name: string, ...rows: string[]): string =>
  [`| ${name} |`, ...rows.map((row) => `| | ${row} |`)].join('\n');
