import type { ComponentChildren, JSX } from 'preact';
import type { Question } from '../../domain/form/form.ts';
import { fillText } from '../../domain/form/insert-text.ts';
import { textIn } from '../parts/answer-text.ts';
import { Icon } from '../parts/icon.tsx';
import { CircleAlert, MessageSquareWarning } from '../parts/icons.ts';
import type { Lang } from '../words/lang.ts';
import type { Words } from '../words/vi.ts';
import { type AttachDesk, fieldId, type Offer } from './field.ts';
import { FIELD_TABLE, type FieldKind } from './field-table.ts';
import { FormMedia } from './form-media.tsx';
import { memo } from './memo.tsx';

export type BoxProps = {
  item: Question;
  kind: FieldKind;
  path: string;
  value: unknown;
  /** Answers that stand in the question's own sentences. */
  inserts?: readonly string[];
  offer: Offer;
  required: boolean;
  readonly: boolean;
  /** What is wrong, in a sentence; null while there is nothing to say. */
  problem: string | null;
  /** What the coordinator asks of this very field. */
  comment: string | null;
  /** The answer as it was filed, in words; null when it is the same, or nothing was filed. */
  earlier: string | null;
  /** The answer was taken over from an earlier report and not touched since. */
  isCopied?: boolean;
  url?: string | null | undefined;
  attach?: AttachDesk;
  lang: Lang;
  words: Words;
  today: string;
  onChange: (path: string, value: unknown) => void;
  onLeave: (path: string) => void;
  onUseEarlier: (path: string) => void;
};

/** A question with everything around it: label above, hint under it, what is asked and what is wrong beside it. */
function Box(p: BoxProps): JSX.Element {
  const id = fieldId(p.path);
  const { Field, frame } = FIELD_TABLE[p.kind];
  const say = (text: Question['label']) =>
    fillText(textIn(text, p.lang), p.inserts ?? []);
  const hint = say(p.item.hint);
  const guidance = say(p.item.guidance);
  const told = [
    p.comment !== null && `${id}-c`,
    hint !== '' && `${id}-h`,
    p.problem !== null && `${id}-e`,
  ].filter((part) => part !== false);
  const inside = (
    <>
      <FormMedia media={p.item.media} />
      {hint !== '' && (
        <p id={`${id}-h`} class="hint">
          {hint}
        </p>
      )}
      {guidance !== '' && (
        <details class="guidance">
          <summary>{p.words.form.guidance}</summary>
          <p class="hint">{guidance}</p>
        </details>
      )}
      {p.comment !== null && (
        <p id={`${id}-c`} class="comment">
          <Icon of={MessageSquareWarning} />
          <span>
            <strong>{p.words.form.correction.comment}</strong> {p.comment}
          </span>
        </p>
      )}
      <Field
        item={p.item}
        path={p.path}
        id={id}
        value={p.value}
        offer={p.offer}
        required={p.required}
        readonly={p.readonly}
        invalid={p.problem !== null}
        describedBy={told.length === 0 ? undefined : told.join(' ')}
        lang={p.lang}
        words={p.words}
        today={p.today}
        attach={p.attach}
        url={p.url}
        onChange={p.onChange}
      />
      {p.isCopied === true && <p class="hint">{p.words.form.copied}</p>}
      {p.problem !== null && <Wrong id={`${id}-e`}>{p.problem}</Wrong>}
      {p.earlier !== null && <Earlier {...p} text={p.earlier} />}
    </>
  );
  const label = (
    <>
      {say(p.item.label)}
      {p.required && <span class="must"> · {p.words.form.mustFill}</span>}
    </>
  );
  const shared = {
    class: 'field',
    'data-path': p.path,
    'data-lit': p.comment !== null || undefined,
    'data-wrong': p.problem !== null || undefined,
    onFocusOut: () => p.onLeave(p.path),
  };
  return frame === 'legend' ? (
    <fieldset {...shared}>
      <legend id={`${id}-l`}>{label}</legend>
      {inside}
    </fieldset>
  ) : (
    <div {...shared}>
      <label id={`${id}-l`} for={id}>
        {label}
      </label>
      {inside}
    </div>
  );
}

/** A sentence that says what to do about an answer. */
export const Wrong = (p: { id: string; children: ComponentChildren }): JSX.Element => (
  <p id={p.id} class="wrong">
    <Icon of={CircleAlert} />
    <span>{p.children}</span>
  </p>
);

function Earlier(p: BoxProps & { text: string }): JSX.Element {
  const w = p.words.form.correction;
  return (
    <p class="earlier">
      <span>
        <span class="hint">{w.earlier}</span> {p.text || <i>{w.nothing}</i>}
      </span>
      {!p.readonly && (
        <button
          type="button"
          class="quiet"
          aria-label={w.use(textIn(p.item.label, p.lang))}
          onClick={() => p.onUseEarlier(p.path)}
        >
          {w.useShort}
        </button>
      )}
    </p>
  );
}

/** Drawn again only when something of this very question changed: a keystroke elsewhere costs it nothing. */
export const QuestionBox = memo(Box);
