import type { CompileReport } from './compile-report.ts';
import type { SurveyItem } from './read-survey.ts';
import { cellOf, placeOf } from './sheet-row.ts';

/** Words that change how a question looks, not what it means. */
const LOOKS = new Set(
  (
    'multiline money thousands-sep minimal details field-list table-list label list-nolabel list ' +
    'quick quickcompact compact horizontal horizontal-compact vertical no-ticks picker rating slider ' +
    'columns columns-pack no-buttons likert map image-map autocomplete search numbers url bearing ' +
    'maps placement-map hide-input new new-front new-rear front annotate draw signature no-calendar ' +
    'month-year year ethiopian coptic islamic bikram-sambat myanmar persian distress masked hidden-answer ' +
    'counter textarea analog-scale show-scale accordion comment hide compact-tag street-map selfie random'
  ).split(' '),
);

/** Words that fetch answers from somewhere else. */
const FOREIGN = /^(search\(|query|ex:|printer:|intent|entities)/;

/** Checks the words of the column `appearance` and gives them as they are kept. */
export function checkAppearance(
  item: SurveyItem,
  report: CompileReport,
): string | undefined {
  const cell = cellOf(item.row, 'control::appearance');
  const place = placeOf(item.row, 'control::appearance');
  if (/search\s*\(|^(ex|printer):/.test(cell)) {
    report.blame('unsupported-appearance', place, { text: cell });
    return undefined;
  }
  const words = cell.split(/\s+/).filter(Boolean);
  for (const text of words) {
    if (LOOKS.has(text) || /^(w\d+|columns-\d+|compact-\d+|quickcompact-\d+)$/.test(text))
      continue;
    report.blame(
      FOREIGN.test(text) ? 'unsupported-appearance' : 'unknown-appearance',
      place,
      {
        text,
      },
    );
  }
  return words.join(' ') || undefined;
}
