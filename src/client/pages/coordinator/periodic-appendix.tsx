import type { ComponentChildren, JSX } from 'preact';
import { formatDate } from '../../../domain/civil-date.ts';
import { figureName, isPartRow } from '../../../domain/indicator/figure-list.ts';
import { wordIn } from '../../../domain/indicator/source.ts';
import {
  isChecked,
  type SettledFigure,
  sayFigure,
  sayOf,
  settleFigure,
} from '../../../domain/periodic/settled-figure.ts';
import { paper } from '../../words/vi/wide-paper.ts';
import type { Shown } from './periodic-report.ts';

/** Whether a figure is printed: it has a number, or somebody has to find one. */
const isPrinted = ({ value, drawn, isOpen }: SettledFigure): boolean =>
  value !== null || drawn.range !== null || isOpen;

const printed = (figure: SettledFigure): string => {
  const isKnown = figure.value !== null || figure.drawn.range !== null;
  return `${isKnown ? sayFigure(figure) : paper.figures.unclear}${figure.isOpen ? ' (*)' : ''}`;
};

const noteOf = (figure: SettledFigure): string => {
  const { drawn, correction } = figure;
  if (correction !== null)
    return isChecked(figure)
      ? paper.checked(correction.reason)
      : paper.corrected(sayOf(drawn, drawn.value), correction.reason);
  return drawn.remarks.some(({ code }) => code === 'unchecked') ? paper.estimate : '';
};

type Line = { id: string; cells: string[] };

/** The table of figures as it is printed and copied; a part of a figure has no number of its own. */
function figureLines({ settled, report }: Pick<Shown, 'settled' | 'report'>): Line[] {
  let number = 0;
  return settled.filter(isPrinted).map((figure) => {
    const { id } = figure.drawn;
    const { label, unit } = figureName(id);
    if (!isPartRow(id)) number += 1;
    const before = report.before?.figures.get(id);
    return {
      id,
      cells: [
        isPartRow(id) ? '' : String(number),
        label.vi,
        unit.vi,
        printed(figure),
        before === undefined ? '' : sayFigure(settleFigure(before, null)),
        noteOf(figure),
      ],
    };
  });
}

/** The table with tabs between its cells, as a spreadsheet takes it. */
export const tableText = (shown: Pick<Shown, 'settled' | 'report'>): string =>
  [paper.figures.columns, ...figureLines(shown).map(({ cells }) => cells)]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\n]/g, ' ')).join('\t'))
    .join('\n');

function Appendix(props: {
  number: string;
  title: string;
  isLandscape?: boolean;
  columns: readonly string[];
  lines: readonly Line[];
  /** Columns that hold numbers, from 0. */
  ends?: readonly number[];
  children?: ComponentChildren;
}): JSX.Element | null {
  if (props.lines.length === 0) return null;
  return (
    <section class="paper-appendix" data-landscape={props.isLandscape || undefined}>
      <p class="paper-appendix-number">{props.number}</p>
      <h3>{props.title.toUpperCase()}</h3>
      <section
        class="paper-scroll"
        aria-label={props.title}
        // scrolls, so a keyboard must be able to get in
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
      >
        <table>
          <thead>
            <tr>
              {props.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.lines.map(({ id, cells }) => (
              <tr key={id}>
                {cells.map((cell, i) => (
                  <td
                    key={props.columns[i]}
                    data-end={props.ends?.includes(i) || undefined}
                  >
                    {cell}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {props.children}
    </section>
  );
}

/** Phụ lục I. */
export function FiguresAppendix(shown: Shown): JSX.Element | null {
  const { number, title, columns } = paper.figures;
  const hasDoubt = shown.settled.some(({ isOpen }) => isOpen);
  return (
    <Appendix
      number={number}
      title={title}
      columns={columns}
      lines={figureLines(shown)}
      ends={[3, 4]}
    >
      {hasDoubt && <p>{paper.doubt}</p>}
    </Appendix>
  );
}

/** Phụ lục II. */
export function TasksAppendix({ report }: Shown): JSX.Element | null {
  const { number, title, columns, places, noDue } = paper.tasks;
  const confirmed = new Map<string, number>();
  for (const { assignmentId } of report.compiled.sorted.counted)
    if (assignmentId !== null)
      confirmed.set(assignmentId, (confirmed.get(assignmentId) ?? 0) + 1);
  const lines = report.compiled.placed.map(({ line, place, due }, i) => ({
    id: line.id,
    cells: [
      String(i + 1),
      line.title,
      line.unitName,
      due === null ? noDue : formatDate(due),
      String(confirmed.get(line.id) ?? 0),
      places[place],
    ],
  }));
  return (
    <Appendix
      number={number}
      title={title}
      columns={columns}
      lines={lines}
      ends={[4]}
      isLandscape
    />
  );
}

/** Phụ lục III: what was published, a line for each link. */
export function NewsAppendix({ report }: Shown): JSX.Element | null {
  const { number, title, columns } = paper.news;
  const items = report.compiled.sorted.counted
    .filter(
      ({ form, answers }) =>
        form.id === 'F03' && wordIn(answers, 'publish_state') === 'PUBLISHED',
    )
    .toSorted((a, b) => (a.activityDate ?? '').localeCompare(b.activityDate ?? ''))
    .flatMap((it) => {
      const links = wordIn(it.answers, 'url')
        .split(/\s+/)
        .filter((link) => link !== '');
      const name = wordIn(it.answers, 'item_title') || it.title;
      return (links.length === 0 ? [''] : links).map((link) => ({ it, name, link }));
    });
  const lines = items.map(({ it, name, link }, i) => ({
    id: `${it.id} ${i}`,
    cells: [String(i + 1), formatDate(it.activityDate ?? ''), name, link],
  }));
  return <Appendix number={number} title={title} columns={columns} lines={lines} />;
}
