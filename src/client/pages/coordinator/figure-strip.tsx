import type { JSX } from 'preact';
import { useApp } from '../../app-context.ts';
import { Link } from '../../parts/link.tsx';
import type { Route } from '../../route.ts';
import './figure-strip.css';

export type Figure = {
  name: string;
  value: number;
  /** Gold where somebody waits, red where something is late; only when there is any. */
  tone?: 'wait' | 'bad';
  to?: Route;
};

/** A few numbers side by side; those that lead somewhere are links. */
export function FigureStrip(props: {
  label: string;
  figures: readonly Figure[] | null;
}): JSX.Element {
  const { go } = useApp();
  return (
    <ul class="figures" aria-label={props.label}>
      {(props.figures ?? []).map((figure) => {
        const inside = (
          <>
            <span>{figure.name}</span> <span class="num">{figure.value}</span>
          </>
        );
        return (
          <li
            key={figure.name}
            data-tone={figure.value > 0 ? figure.tone : undefined}
            data-zero={figure.value === 0 || undefined}
          >
            {figure.to === undefined ? (
              <span class="figure">{inside}</span>
            ) : (
              <Link class="figure" to={figure.to} go={go}>
                {inside}
              </Link>
            )}
          </li>
        );
      })}
    </ul>
  );
}
