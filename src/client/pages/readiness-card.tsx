import type { JSX } from 'preact';
import { useApp } from '../app-context.ts';
import { type Readiness, useReadiness } from '../hooks/use-readiness.ts';
import { CheckLine } from '../parts/check-line.tsx';
import { formatSize } from '../words/format.ts';
import type { Words } from '../words/vi.ts';

type Line = { isGood: boolean; text: string };

/** Below this a day's photos may not fit. */
const LOW_BYTES = 200_000_000;

function sessionLine(days: number | null, words: Words): Line {
  const w = words.settings.ready;
  if (days === null) return { isGood: false, text: w.sessionUnknown };
  if (days < 0) return { isGood: false, text: w.sessionOver };
  return days === 0
    ? { isGood: false, text: w.sessionToday }
    : { isGood: true, text: w.session(days) };
}

function filesLine({ all, left }: Readiness['formFiles'], words: Words): Line {
  const w = words.settings.ready;
  return left === 0
    ? { isGood: true, text: w.files(all) }
    : { isGood: false, text: w.filesLeft(left, all) };
}

/** What was found, each with what to do when it is not in order. */
function linesOf(found: Readiness, words: Words): Line[] {
  const w = words.settings.ready;
  const { formFiles, freeBytes } = found;
  const lines: Line[] = [
    { isGood: found.shell, text: found.shell ? w.shell : w.shellMissing },
    {
      isGood: found.forms > 0,
      text: found.forms > 0 ? w.forms(found.forms) : w.formsMissing,
    },
    ...(formFiles.all > 0 ? [filesLine(formFiles, words)] : []),
    {
      isGood: found.tasks > 0,
      text: found.tasks > 0 ? w.tasks(found.tasks) : w.tasksMissing,
    },
    sessionLine(found.sessionDays, words),
    {
      isGood: found.unsent === 0,
      text: found.unsent === 0 ? w.unsent : w.unsentLeft(found.unsent),
    },
  ];
  if (freeBytes !== null) {
    const isGood = freeBytes > LOW_BYTES;
    const free = formatSize(freeBytes);
    lines.push({ isGood, text: isGood ? w.room(free) : w.roomLow(free) });
  }
  return lines;
}

/** *Kiểm tra trước khi đi vùng mất sóng*. */
export function ReadinessCard(): JSX.Element {
  const { words, requestSync } = useApp();
  const w = words.settings.ready;
  const { found, isRunning, check } = useReadiness();
  const lines = found === null ? [] : linesOf(found, words);
  const isAllGood = lines.every((line) => line.isGood);
  return (
    <section class="card stack-s" aria-labelledby="h-ready">
      <h2 id="h-ready">{w.title}</h2>
      <p class="hint">{w.body}</p>
      <div role="status" class="stack-s">
        {found !== null && <strong>{isAllGood ? w.allGood : w.notYet}</strong>}
        {found !== null && (
          <ul class="stack-s">
            {lines.map((line) => (
              <CheckLine key={line.text} {...line} />
            ))}
          </ul>
        )}
      </div>
      <p class="row">
        <button type="button" aria-disabled={isRunning || undefined} onClick={check}>
          {isRunning ? w.running : found === null ? w.start : w.again}
        </button>
        {found !== null && !isAllGood && (
          <button type="button" class="quiet" onClick={() => requestSync(true)}>
            {w.update}
          </button>
        )}
      </p>
    </section>
  );
}
