import type { ChoiceLists } from './compile-choices.ts';
import type { CompileReport } from './compile-report.ts';
import type { SurveyItem } from './read-survey.ts';
import { cellOf, placeOf } from './sheet-row.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/;

/** Tenths are no multiples of a tenth to a computer. */
const isMultiple = (value: number, of: number): boolean => {
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-9;
};

type Scale = { start: number; end: number; step: number; tick: number | null };

/** Marks on the scale with a text: numbers on the scale, and its two ends where there are no ticks. */
function checkLabels(
  names: readonly string[],
  { start, end, step, tick }: Scale,
  hasNoTicks: boolean,
): boolean {
  const values = names.map((name) => (NUMBER.test(name) ? Number(name) : Number.NaN));
  const isOn = (value: number) =>
    value >= Math.min(start, end) &&
    value <= Math.max(start, end) &&
    isMultiple(value - start, step) &&
    (tick === null || isMultiple(value - start, tick));
  if (!values.every(isOn)) return false;
  const marks = new Set(values);
  const ends = new Set([start, end]);
  return (
    !hasNoTicks || (marks.size === ends.size && [...marks].every((v) => ends.has(v)))
  );
}

/** Checks the parameters of a `range`, those left out as pyxform fills them in. */
export function checkRange(
  item: SurveyItem,
  found: ReadonlyMap<string, string>,
  lists: ChoiceLists,
  report: CompileReport,
): void {
  const place = placeOf(item.row, 'parameters');
  const blame = (text: string) => report.blame('invalid-parameter', place, { text });
  const numberOf = (name: string, otherwise: string): number => {
    const value = found.get(name) ?? otherwise;
    if (NUMBER.test(value)) return Number(value);
    blame(`${name}=${value}`);
    return Number.NaN;
  };
  const appearance = cellOf(item.row, 'control::appearance');
  const marked = ['tick_interval', 'placeholder', 'tick_labelset'];
  const hasNoTicks = appearance.includes('no-ticks');
  if (appearance !== '' && !appearance.includes('vertical') && !hasNoTicks)
    for (const name of marked) if (found.has(name)) blame(`${name} (${appearance})`);
  const [start, end] = [numberOf('start', '1'), numberOf('end', '10')];
  const step = numberOf('step', '1');
  const width = Math.abs(end - start);
  if (step === 0 || step > width) blame(`step=${step}`);
  const tick = found.has('tick_interval') ? numberOf('tick_interval', '1') : null;
  if (tick !== null && (tick === 0 || tick > width || !isMultiple(tick, step)))
    blame(`tick_interval=${tick}`);
  const mark = found.has('placeholder') ? numberOf('placeholder', '0') : null;
  const isOff = (value: number) =>
    !isMultiple(value - start, step) ||
    value < Math.min(start, end) ||
    value > Math.max(start, end);
  if (mark !== null && isOff(mark)) blame(`placeholder=${mark}`);
  const labels = found.get('tick_labelset');
  if (labels === undefined) return;
  const list = lists.get(labels);
  const names = list?.map((choice) => cellOf(choice, 'name')) ?? [];
  const scale = { start, end, step, tick };
  if (!list || !checkLabels(names, scale, hasNoTicks)) blame(`tick_labelset=${labels}`);
}
