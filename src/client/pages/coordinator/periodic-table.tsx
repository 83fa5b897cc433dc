import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { figureName, isPartRow } from '../../../domain/indicator/figure-list.ts';
import type { Drawn } from '../../../domain/indicator/source.ts';
import { windowLabel } from '../../../domain/periodic/report-period.ts';
import {
  changeOf,
  isChecked,
  type SettledFigure,
  sayChange,
  sayFigure,
  settleFigure,
} from '../../../domain/periodic/settled-figure.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { CircleAlert } from '../../parts/icons.ts';
import { Pencil } from '../../parts/more-icons.ts';
import { Segmented } from '../../parts/segmented.tsx';
import { PeriodicDetail } from './periodic-detail.tsx';
import type { Comparison, Report, Shown } from './periodic-report.ts';
import { RowDetail, RowHead } from './row-detail.tsx';
import { useKept } from './use-kept.ts';
import { type PeriodicWords, usePeriodicWords } from './use-periodic-words.ts';
import './table.css';

type Filter = 'known' | 'open' | 'all';
type Against = 'before' | 'yearAgo';

/** Whether anything is known of the figure. */
export const isKnown = ({ value, drawn, correction }: SettledFigure): boolean =>
  value !== null || drawn.range !== null || correction !== null;

const SHOWS: Record<Filter, (figure: SettledFigure) => boolean> = {
  known: (figure) => isKnown(figure) || figure.isOpen,
  open: ({ isOpen }) => isOpen,
  all: () => true,
};

/** Every figure with the one it is compared with; a row opens to where it came from. */
export function PeriodicTable(shown: Shown): JSX.Element {
  const w = usePeriodicWords().figures;
  const { report, settled } = shown;
  const [filter, setFilter] = useKept<Filter>('periodic-filter', 'known');
  const [against, setAgainst] = useKept<Against>('periodic-against', 'before');
  const compared =
    against === 'yearAgo' && report.yearAgo ? report.yearAgo : report.before;
  const count = (name: Filter) => settled.filter(SHOWS[name]).length;
  const rows = settled.filter(SHOWS[filter]);
  return (
    <section class="stack" aria-labelledby="h-figures">
      <h2 id="h-figures">{w.title}</h2>
      <div class="periodic-tools">
        <Segmented
          legend={w.show}
          value={filter}
          onChange={setFilter}
          options={(['known', 'open', 'all'] as const).map((value) => ({
            value,
            name: `${w.filter[value]} (${count(value)})`,
          }))}
        />
        {report.yearAgo !== null && (
          <Segmented
            legend={w.compare}
            value={against}
            onChange={setAgainst}
            options={[
              { value: 'before' as const, name: w.before },
              { value: 'yearAgo' as const, name: w.yearAgo },
            ]}
          />
        )}
      </div>
      <ComparedWith compared={compared} report={report} />
      {rows.length === 0 ? (
        <p class="empty">{w.noneShown[filter]}</p>
      ) : (
        <FigureTable
          {...shown}
          rows={rows}
          // Two columns of dashes say nothing.
          compared={compared !== null && compared.figures.size > 0 ? compared : null}
        />
      )}
    </section>
  );
}

function ComparedWith(props: {
  compared: Comparison | null;
  report: Report;
}): JSX.Element | null {
  const { lang } = useApp();
  const w = usePeriodicWords().figures;
  const { compared, report } = props;
  if (compared === null) return null;
  const label = windowLabel(compared.period, lang);
  const name = compared === report.yearAgo ? w.yearAgoIs(label) : w.beforeIs(label);
  return (
    <p class="hint">
      {name} {compared.figures.size === 0 && w.nothingBefore}
    </p>
  );
}

function FigureTable(
  props: Shown & { rows: readonly SettledFigure[]; compared: Comparison | null },
): JSX.Element {
  const w = usePeriodicWords().figures.columns;
  const [open, setOpen] = useState<string | null>(null);
  return (
    <div class="table-box">
      <table class="table periodic-table">
        <thead>
          <tr>
            <th scope="col">{w.name}</th>
            <th scope="col">{w.unit}</th>
            <th scope="col" class="end">
              {w.now}
            </th>
            {props.compared !== null && (
              <>
                <th scope="col" class="end">
                  {w.before}
                </th>
                <th scope="col" class="end">
                  {w.change}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((figure) => (
            <FigureRows
              key={figure.drawn.id}
              {...props}
              figure={figure}
              isOpen={open === figure.drawn.id}
              toggle={() => setOpen(open === figure.drawn.id ? null : figure.drawn.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What stands in the place of a number: why there is none. */
export function figureText(figure: SettledFigure, w: PeriodicWords['figures']): string {
  if (isKnown(figure)) return sayFigure(figure);
  const { reports, remarks } = figure.drawn;
  if (reports.length > 0) return w.unclear;
  return remarks.some(({ code }) => code === 'unsaid') ? w.unsaid : w.silent;
}

const beforeText = (drawn: Drawn | undefined): string =>
  drawn === undefined ? '–' : sayFigure(settleFigure(drawn, null));

function FigureRows(
  props: Shown & {
    figure: SettledFigure;
    compared: Comparison | null;
    isOpen: boolean;
    toggle: () => void;
  },
): JSX.Element {
  const { figure, compared, isOpen } = props;
  const { lang } = useApp();
  const w = usePeriodicWords().figures;
  const { id } = figure.drawn;
  const { label, unit } = figureName(id);
  const rowId = `figure-${id.replaceAll('.', '-')}`;
  const before = compared?.figures.get(id);
  const change = changeOf(figure.value, before?.value ?? null);
  return (
    <>
      <tr data-open={isOpen || undefined} data-part={isPartRow(id) || undefined}>
        <RowHead detailId={rowId} isOpen={isOpen} toggle={props.toggle}>
          {label[lang].replace(/^– /, '')}
          <Marks figure={figure} />
        </RowHead>
        <td data-label={w.columns.unit} class="unit">
          {unit[lang]}
        </td>
        <td
          data-label={w.columns.now}
          class={isKnown(figure) ? 'end num figure-now' : 'end hint figure-now'}
        >
          {figureText(figure, w)}
        </td>
        {compared !== null && (
          <>
            <td data-label={w.columns.before} class="end num compared">
              {beforeText(before)}
            </td>
            <td data-label={w.columns.change} class="end num compared">
              {change === null ? '–' : sayChange(figure.drawn, change)}
            </td>
          </>
        )}
      </tr>
      <RowDetail id={rowId} isOpen={isOpen} columns={compared === null ? 3 : 5}>
        <PeriodicDetail {...props} />
      </RowDetail>
    </>
  );
}

function Marks({ figure }: { figure: SettledFigure }): JSX.Element {
  const w = usePeriodicWords().figures;
  return (
    <>
      {figure.isOpen && (
        <span class="mark" data-tone="wait">
          <Icon of={CircleAlert} />
          {w.look}
        </span>
      )}
      {figure.correction !== null && (
        <span class="mark">
          <Icon of={Pencil} />
          {isChecked(figure) ? w.checked : w.corrected}
        </span>
      )}
    </>
  );
}
