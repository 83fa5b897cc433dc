import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDate } from '../../../domain/civil-date.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { CircleCheck, Clock } from '../../parts/icons.ts';
import { Link } from '../../parts/link.tsx';
import { formatDay, formatNumber } from '../../words/format.ts';
import { ProgressBar } from './progress-bar.tsx';
import { RowDetail, RowHead } from './row-detail.tsx';
import type { UnitTotal } from './unit-totals.ts';
import { useKept } from './use-kept.ts';
import { useWideWords } from './use-wide-words.ts';
import './table.css';

const FIRST = 20;

/** Organisations as a table (cards on a phone); a row opens to its confirmed phiếu and what is still missing. */
export function UnitTable({ totals }: { totals: readonly UnitTotal[] }): JSX.Element {
  const w = useWideWords().units;
  const [open, setOpen] = useKept<string | null>('units-open', null);
  const add = (of: (total: UnitTotal) => number) =>
    formatNumber(totals.reduce((sum, total) => sum + of(total), 0));
  const kinds = [
    { name: w.communes, list: totals.filter((total) => total.isCommune) },
    { name: w.others, list: totals.filter((total) => !total.isCommune) },
  ].filter(({ list }) => list.length > 0);
  return (
    <div class="table-box">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">{w.columns.unit}</th>
            <th scope="col">{w.columns.progress}</th>
            <th scope="col" class="end">
              {w.columns.filed}
            </th>
            <th scope="col" class="end">
              {w.columns.approved}
            </th>
            <th scope="col" class="end">
              {w.columns.returned}
            </th>
            <th scope="col">{w.columns.last}</th>
          </tr>
        </thead>
        {kinds.map(({ name, list }) => (
          <tbody key={name}>
            <tr class="unit-kind">
              <th scope="rowgroup" colSpan={6}>
                {name} <span class="badge">{list.length}</span>
              </th>
            </tr>
            {list.map((total) => (
              <UnitRows
                key={total.id}
                total={total}
                isOpen={open === total.id}
                toggle={() => setOpen(open === total.id ? null : total.id)}
              />
            ))}
          </tbody>
        ))}
        <tfoot>
          <tr>
            <th scope="row">{w.totals}</th>
            <td data-label={w.columns.progress}>
              {`${add(({ sum }) => sum.done)}/${add(({ sum }) => sum.asked)}`}
            </td>
            <td data-label={w.columns.filed} class="end num">
              {add(({ sum }) => sum.filed)}
            </td>
            <td data-label={w.columns.approved} class="end num">
              {add(({ sum }) => sum.approved)}
            </td>
            <td data-label={w.columns.returned} class="end num">
              {add(({ sum }) => sum.returned)}
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function UnitRows(props: {
  total: UnitTotal;
  isOpen: boolean;
  toggle: () => void;
}): JSX.Element {
  const { today, words } = useApp();
  const w = useWideWords().units;
  const { total, isOpen } = props;
  const { sum, lastOn } = total;
  const id = `unit-${total.id}`;
  return (
    <>
      <tr data-open={isOpen || undefined}>
        <RowHead detailId={id} isOpen={isOpen} toggle={props.toggle}>
          {total.name}
          <span class="unit-state" data-sent={total.hasReported || undefined}>
            <Icon of={total.hasReported ? CircleCheck : Clock} />
            {total.hasReported ? w.sent : w.notSent}
          </span>
        </RowHead>
        <td data-label={w.columns.progress}>
          <ProgressBar
            done={sum.done}
            all={sum.asked}
            late={sum.late > 0}
            label={`${w.columns.progress}: ${total.name}`}
          />
        </td>
        <td data-label={w.columns.filed} class="end num">
          {formatNumber(sum.filed)}
        </td>
        <td data-label={w.columns.approved} class="end num">
          {formatNumber(sum.approved)}
        </td>
        <td data-label={w.columns.returned} class="end num">
          {formatNumber(sum.returned)}
        </td>
        <td data-label={w.columns.last}>
          {lastOn === null ? (
            <span class="hint">{w.never}</span>
          ) : (
            <time dateTime={lastOn} title={formatDate(lastOn)}>
              {formatDay(lastOn, today, words)}
            </time>
          )}
        </td>
      </tr>
      <RowDetail id={id} isOpen={isOpen} columns={6}>
        <UnitDetail total={total} />
      </RowDetail>
    </>
  );
}

function UnitDetail({ total }: { total: UnitTotal }): JSX.Element {
  const app = useApp();
  const w = useWideWords().units;
  const { confirmed, missing } = total;
  const [limit, setLimit] = useState(FIRST);
  return (
    <div class="unit-detail">
      <section class="stack-s">
        <h2>{w.confirmed(confirmed.length)}</h2>
        {confirmed.length === 0 && <p class="hint">{w.noConfirmed}</p>}
        <ul class="stack-s">
          {confirmed.slice(0, limit).map((report) => (
            <li key={report.id}>
              <Link
                class="confirmed-link"
                to={{ page: 'report', reportId: report.id }}
                go={app.go}
              >
                <span>{report.title}</span>
                <span class="hint">
                  {report.activityDate !== null &&
                    `${formatDay(report.activityDate, app.today, app.words)} · `}
                  {report.unitName}
                </span>
              </Link>
            </li>
          ))}
        </ul>
        {confirmed.length > limit && (
          <button type="button" class="quiet" onClick={() => setLimit(limit + 50)}>
            {w.more(confirmed.length - limit)}
          </button>
        )}
      </section>
      <section class="stack-s">
        <h2>{w.missing(missing.length)}</h2>
        {missing.length === 0 && <p class="hint">{w.nothingMissing}</p>}
        <ul class="bullets">
          {missing.map(({ line, state }) => (
            <li key={line.id} data-state={state}>
              {line.title}
              <span class="hint">
                {' '}
                {state === 'late' && `${app.words.tasks.overdue} · `}
                {line.unitId !== total.id && line.unitName}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
