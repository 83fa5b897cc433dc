import type { ComponentChildren, JSX } from 'preact';
import { Icon } from '../../parts/icon.tsx';
import { ChevronDown } from '../../parts/more-icons.ts';
import './table.css';

/** The first cell of a row: a button that opens what the row stands for. */
export const RowHead = (props: {
  /** Of the detail that it opens. */
  detailId: string;
  isOpen: boolean;
  toggle: () => void;
  children: ComponentChildren;
}): JSX.Element => (
  <th scope="row">
    <button
      type="button"
      class="quiet row-open"
      aria-expanded={props.isOpen}
      aria-controls={props.detailId}
      onClick={props.toggle}
    >
      <span>{props.children}</span>
      <Icon of={ChevronDown} />
    </button>
  </th>
);

/** What a row opens to, in a row of its own across the table; drawn only while it is open. */
export const RowDetail = (props: {
  id: string;
  isOpen: boolean;
  columns: number;
  children: ComponentChildren;
}): JSX.Element => (
  <tr class="detail" id={props.id} hidden={!props.isOpen}>
    {props.isOpen && <td colSpan={props.columns}>{props.children}</td>}
  </tr>
);
