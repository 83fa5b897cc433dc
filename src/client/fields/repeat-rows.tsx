import type { ComponentChildren, JSX } from 'preact';
import type { FormNode } from '../../domain/form/prepare-form.ts';
import { textIn } from '../parts/answer-text.ts';
import { Icon } from '../parts/icon.tsx';
import { Plus } from '../parts/icons.ts';
import { X } from '../parts/more-icons.ts';
import { fieldId } from './field.ts';
import type { FormShown } from './form-shown.ts';

/** A repeated group: its rows, each with its questions, and a button for one more. */
export function RepeatRows(p: {
  shown: FormShown;
  node: FormNode;
  path: string;
  rows: readonly unknown[];
  /** Draws the questions of one row. */
  renderRow: (rowPath: string, n: number) => ComponentChildren;
}): JSX.Element {
  const { shown, node, path } = p;
  const { lang, words } = shown.reading;
  const w = words.form;
  const name = textIn(node.item.label, lang);
  const hint = textIn(node.item.hint, lang);
  const comment = shown.comments.get(path);
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
      {p.rows.map((_, n) => {
        const rowPath = `${path}[${n + 1}]`;
        return (
          <fieldset key={rowPath} class="row-box">
            <legend>{w.row(name, n + 1)}</legend>
            {p.renderRow(rowPath, n)}
            {!shown.readonly && (
              <button
                type="button"
                class="quiet icon-only"
                aria-label={w.removeRow(name, n + 1)}
                onClick={() => shown.onRemoveRow(rowPath)}
              >
                <Icon of={X} />
              </button>
            )}
          </fieldset>
        );
      })}
      {!shown.readonly && shown.canAdd(path) && (
        <button id={fieldId(path)} type="button" onClick={() => shown.onAddRow(path)}>
          <Icon of={Plus} />
          {w.addRow(name.toLocaleLowerCase('vi'))}
        </button>
      )}
    </fieldset>
  );
}
