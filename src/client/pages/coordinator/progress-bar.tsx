import type { JSX } from 'preact';
import { formatNumber } from '../../words/format.ts';
import './progress-bar.css';

/** How much of how many: a bar to look at, the numbers to read beside it. */
export function ProgressBar(props: {
  done: number;
  all: number;
  /** What is counted, for those who do not see the bar. */
  label: string;
  late?: boolean;
}): JSX.Element {
  const { done, all } = props;
  return (
    <span class="progress" data-late={props.late || undefined}>
      <progress max={Math.max(1, all)} value={done} aria-label={props.label} />
      <span class="num">{`${formatNumber(done)}/${formatNumber(all)}`}</span>
    </span>
  );
}
