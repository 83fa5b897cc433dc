import type { JSX } from 'preact';
import { useFigures } from './use-figures.ts';
import { useWideWords } from './use-wide-words.ts';
import '../../parts/facts-line.css';

/** "Chờ xác nhận 7 · Chưa phân công 3 · Vướng mắc 1 · Đến nay đã đủ phiếu: 14/18 nhiệm vụ". */
export function SummaryLine(): JSX.Element {
  const w = useWideWords().review;
  const figures = useFigures();
  if (figures === undefined) return <p class="summary-line" />;
  const { own } = figures;
  const counts = [
    { name: w.waiting, count: figures.waiting, tone: 'wait' },
    { name: w.stuck, count: figures.stuck, tone: 'wait' },
    { name: w.askedForMore, count: figures.returned },
    { name: w.unassigned, count: figures.unassigned },
    { name: w.late, count: own.late, tone: 'bad' },
  ];
  return (
    <ul class="facts-line summary-line" aria-label={w.counts}>
      {counts.map((it) => (
        <li key={it.name} data-tone={it.count > 0 ? it.tone : undefined}>
          {it.name} <strong class="num">{it.count}</strong>
        </li>
      ))}
      {own.all > 0 && <li>{w.tasksWithReport(own.done, own.all)}</li>}
    </ul>
  );
}
