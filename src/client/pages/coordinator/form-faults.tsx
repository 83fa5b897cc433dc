import type { JSX } from 'preact';
import type { SheetFault } from '../../actions/unit-forms.ts';
import { useApp } from '../../app-context.ts';
import { useFormWords } from './use-form-words.ts';
import './table.css';

/** As many as a person would mend before uploading once more. */
const SHOWN_MAX = 200;

/** What is to be said of a sheet, by its own rows. */
export function FormFaults(p: { faults: readonly SheetFault[] }): JSX.Element {
  const { lang } = useApp();
  const w = useFormWords().faults;
  const shown = [...p.faults]
    .sort((a, b) => a.sheet.localeCompare(b.sheet) * -1 || a.row - b.row)
    .slice(0, SHOWN_MAX);
  return (
    <div class="table-box">
      <table class="table form-faults" aria-label={w.table}>
        <thead>
          <tr>
            <th scope="col">{w.where}</th>
            <th scope="col">{w.cell}</th>
            <th scope="col">{w.what}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((fault, n) => (
            <tr key={n} data-level={fault.level}>
              <th scope="row">{w.row(fault.sheet, fault.row, fault.column)}</th>
              <td data-label={w.cell}>
                <code>{fault.text}</code>
              </td>
              <td data-label={w.what}>
                <span>
                  <b>{w.level[fault.level]}:</b> {fault.message[lang]}
                  {fault.fix !== undefined && ` ${w.fix(fault.fix)}`}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
