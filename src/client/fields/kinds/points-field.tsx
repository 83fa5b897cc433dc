import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { Plus } from '../../parts/icons.ts';
import { X } from '../../parts/more-icons.ts';
import type { FieldProps } from '../field.ts';
import { kindWords } from './kind-words.ts';
import { pointText } from './point-field.tsx';
import { PositionState } from './position-state.tsx';
import { fixText, usePosition } from './use-position.ts';

const pointsOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(';')
        .map((point) => point.trim())
        .filter((point) => point !== '')
    : [];

/** The corners of an area without the last one, which is the first again. */
const opened = (points: string[]): string[] =>
  points.length > 1 && points[0] === points.at(-1) ? points.slice(0, -1) : points;

/** A line or an area, walked point by point. No map: it would need a line, and the list says what there is. */
export function PointsField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const isArea = p.item.kind === 'geoshape';
  const points = isArea ? opened(pointsOf(p.value)) : pointsOf(p.value);
  const [next, setNext] = useState<string | null>(null);
  const gps = usePosition((fix) => setNext(fixText(fix)));
  const write = (all: readonly string[]) => {
    const closed = isArea && all.length > 2 ? [...all, all[0]] : all;
    p.onChange(p.path, closed.length === 0 ? undefined : closed.join('; '));
  };
  const take = () => {
    gps.stop();
    if (next !== null) write([...points, next]);
    setNext(null);
  };
  const isSeeking = gps.state === 'seeking';
  // A position good enough ends the search by itself, and is taken by the same button.
  const isReady = next !== null && gps.hasFix;
  return (
    <span class="stack-s">
      <span class="hint">{isArea ? w.needArea : w.needLine}</span>
      <ol class="points">
        {points.map((point, n) => (
          <li key={n}>
            <span class="name num">
              {w.pointAt(n + 1)}: {pointText(point, p.lang)}
            </span>
            {!p.readonly && (
              <button
                type="button"
                class="quiet icon-only"
                aria-label={w.removePoint(n + 1)}
                onClick={() => write(points.toSpliced(n, 1))}
              >
                <Icon of={X} />
              </button>
            )}
          </li>
        ))}
      </ol>
      {isReady && <output class="num">{pointText(next, p.lang)}</output>}
      <PositionState state={gps.state} hasFix={gps.hasFix} lang={p.lang} />
      {!p.readonly && (
        <button
          id={p.id}
          type="button"
          aria-describedby={p.describedBy}
          disabled={isSeeking && !isReady}
          onClick={isReady ? take : gps.start}
        >
          <Icon of={Plus} />
          {isReady ? w.stop : gps.state === 'no' || isSeeking ? w.addPoint : w.again}
        </button>
      )}
    </span>
  );
}
