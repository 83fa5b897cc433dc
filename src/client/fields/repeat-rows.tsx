import type { ComponentChildren, JSX } from 'preact';
import type { Section } from '../../domain/form/form.ts';
import { locate } from '../../domain/form/form-state.ts';
import type { FormNode } from '../../domain/form/prepare-form.ts';
import { Icon } from '../parts/icon.tsx';
import { Plus } from '../parts/icons.ts';
import { ArrowDown, ArrowUp, X } from '../parts/more-icons.ts';
import { fieldId } from './field.ts';
import type { FormShown } from './form-shown.ts';
import { textWith } from './item-text.ts';

let made = 0;
const rowKeys = new WeakMap<object, number>();
/** A row keeps its place in the document while others come, go and change places around it. */
function keyOf(row: object): number {
  const key = rowKeys.get(row) ?? ++made;
  rowKeys.set(row, key);
  return key;
}

type RowsProps = {
  shown: FormShown;
  node: FormNode;
  path: string;
  /** Draws the questions of one row. */
  renderRow: (rowPath: string, n: number) => ComponentChildren;
};

/** A repeated group: its rows, each with its questions, and a button for one more. */
export function RepeatRows(p: RowsProps): JSX.Element {
  const { shown, node, path } = p;
  const w = shown.reading.words.form;
  const name = textWith(shown, path, node.item.label);
  const hint = textWith(shown, path, node.item.hint);
  const comment = shown.comments.get(path);
  const spot = locate(shown.live().state, path);
  const rows = spot?.row.rows.get(node.index) ?? [];
  const isFixed = (node.item as Section).repeatCount !== undefined;
  return (
    <fieldset
      class="group"
      data-path={path}
      data-lit={comment !== undefined || undefined}
    >
      <legend>{name}</legend>
      {hint !== '' && <p class="hint">{hint}</p>}
      {comment !== undefined && (
        <p class="comment">
          <span>
            <strong>{w.correction.comment}</strong> {comment}
          </span>
        </p>
      )}
      {rows.map((row, n) => (
        <fieldset key={keyOf(row)} class="row-box">
          <legend>{w.row(name, n + 1)}</legend>
          {p.renderRow(`${path}[${n + 1}]`, n)}
          {!shown.readonly && !isFixed && (
            <RowActs {...p} name={name} at={n + 1} of={rows.length} />
          )}
        </fieldset>
      ))}
      {!shown.readonly && !isFixed && shown.canAdd(path) && (
        <button id={fieldId(path)} type="button" onClick={() => shown.onAddRow(path)}>
          <Icon of={Plus} />
          {w.addRow(name.toLocaleLowerCase('vi'))}
        </button>
      )}
    </fieldset>
  );
}

function RowActs(
  p: Pick<RowsProps, 'shown' | 'path'> & { name: string; at: number; of: number },
): JSX.Element {
  const { shown, path, name, at, of } = p;
  const w = shown.reading.words.form;
  const move = (label: string, by: number) => (
    <button
      type="button"
      class="quiet icon-only"
      aria-label={label}
      disabled={at + by < 1 || at + by > of}
      onClick={() => shown.onMoveRow(`${path}[${at}]`, at + by)}
    >
      <Icon of={by < 0 ? ArrowUp : ArrowDown} />
    </button>
  );
  return (
    <span class="row-acts">
      {of > 1 && move(w.rowUp(name, at), -1)}
      {of > 1 && move(w.rowDown(name, at), 1)}
      <button
        type="button"
        class="quiet icon-only"
        aria-label={w.removeRow(name, at)}
        onClick={() => shown.onRemoveRow(`${path}[${at}]`)}
      >
        <Icon of={X} />
      </button>
    </span>
  );
}
