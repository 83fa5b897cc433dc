import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { textIn } from '../parts/answer-text.ts';
import { Icon } from '../parts/icon.tsx';
import { ChevronDown } from '../parts/more-icons.ts';
import { ChoiceDialog } from './choice-dialog.tsx';
import { chosenNames, toggled } from './choice-fields.tsx';
import { choiceLabel, type FieldProps } from './field.ts';

function Opener(p: FieldProps & { multiple: boolean }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const chosen = p.multiple
    ? chosenNames(p.value)
    : typeof p.value === 'string'
      ? [p.value]
      : [];
  const w = p.words.form;
  const shown = chosen.map((name) => choiceLabel(p.offer, name, p.lang)).join(', ');
  const choose = (name: string) =>
    p.onChange(p.path, p.multiple ? toggled(chosen, name) : name);
  return (
    <>
      <button
        id={p.id}
        aria-describedby={p.describedBy}
        type="button"
        class="opener"
        data-empty={shown === '' || undefined}
        disabled={p.readonly}
        aria-haspopup="dialog"
        aria-labelledby={`${p.id}-l ${p.id}-v`}
        onClick={() => setOpen(true)}
      >
        <span id={`${p.id}-v`}>
          {shown || (p.multiple ? w.chooseSome : w.choosePlaceholder)}
        </span>
        <Icon of={ChevronDown} />
      </button>
      {isOpen && (
        <ChoiceDialog
          title={textIn(p.item.label, p.lang)}
          offer={p.offer}
          chosen={chosen}
          multiple={p.multiple}
          lang={p.lang}
          words={p.words}
          onChoose={choose}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

/** One of many choices: a button that opens the list. */
export const SearchOneField = (p: FieldProps): JSX.Element => (
  <Opener {...p} multiple={false} />
);

/** Several of many choices. */
export const SearchManyField = (p: FieldProps): JSX.Element => (
  <Opener {...p} multiple={true} />
);
