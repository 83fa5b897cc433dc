import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { figureName } from '../../../domain/indicator/figure-list.ts';
import {
  isChecked,
  isSameNumber,
  readTypedNumber,
  type SettledFigure,
  sayOf,
} from '../../../domain/periodic/settled-figure.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Pencil, Undo2 } from '../../parts/more-icons.ts';
import { formatMoment } from '../../words/format.ts';
import type { Shown } from './periodic-report.ts';
import { usePeriodicWords } from './use-periodic-words.ts';

const REASON_MIN = 5;
type Props = Pick<Shown, 'draft' | 'change' | 'mayEdit'> & { figure: SettledFigure };

/** A person's own number beside the drawn one, with the reason; what is half typed is kept. */
export function PeriodicCorrection(props: Props): JSX.Element | null {
  const { figure, draft, mayEdit } = props;
  const w = usePeriodicWords().correct;
  const { lang } = useApp();
  const { id, value } = figure.drawn;
  const name = figure.isOpen && value !== null ? w.check : w.start;
  const [isAsked, setAsked] = useState(false);
  if (!mayEdit) return figure.correction === null ? null : <Standing {...props} />;
  if (figure.correction !== null) return <Standing {...props} />;
  if (!isAsked && draft.halfCorrections[id] === undefined)
    return (
      <p>
        <button
          type="button"
          aria-label={`${name}: ${figureName(id).label[lang].replace(/^– /, '')}`}
          onClick={() => setAsked(true)}
        >
          <Icon of={Pencil} />
          {name}
        </button>
      </p>
    );
  return <Writing {...props} onLeave={() => setAsked(false)} />;
}

/** The correction that stands, and what it stands beside. */
function Standing({ figure, change, mayEdit }: Props): JSX.Element | null {
  const { today, say } = useApp();
  const w = usePeriodicWords().correct;
  const { drawn, correction } = figure;
  if (correction === null) return null;
  const { value, reason, byName, at } = correction;
  const remove = () => {
    change({ corrections: { [drawn.id]: null } });
    say(w.removed, () => change({ corrections: { [drawn.id]: correction } }));
  };
  return (
    <div class="correction stack-s">
      <p>
        {(isChecked(figure) ? w.agrees : w.stands)(
          sayOf(drawn, value),
          byName,
          formatMoment(at, today),
        )}
      </p>
      <p>{w.because(reason)}</p>
      {!isChecked(figure) && <p>{w.drawn(sayOf(drawn, drawn.value))}</p>}
      {figure.isOutdated && (
        <p role="status" class="outdated">
          {w.outdated(sayOf(drawn, correction.drawn), sayOf(drawn, drawn.value))}
        </p>
      )}
      {mayEdit && (
        <p>
          <button type="button" onClick={remove}>
            <Icon of={Undo2} />
            {w.remove}
          </button>
        </p>
      )}
    </div>
  );
}

/** What is to be checked stands there already; what is to be corrected is typed. */
const startOf = ({ drawn, isOpen }: SettledFigure) => ({
  value: isOpen && drawn.value !== null ? sayOf(drawn, drawn.value) : '',
  reason: '',
});

function Writing(props: Props & { onLeave: () => void }): JSX.Element {
  const { figure, draft, change } = props;
  const { words, me, nowIso } = useApp();
  const w = usePeriodicWords().correct;
  const { drawn } = figure;
  const [refused, setRefused] = useState<'value' | 'reason' | null>(null);
  const value = useRef<HTMLInputElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const half = draft.halfCorrections[drawn.id] ?? startOf(figure);
  const isCheck = figure.isOpen && drawn.value !== null;
  const hint = isCheck ? w.checkHint : w.valueHint;
  const type = (typed: Partial<typeof half>) => {
    setRefused(null);
    change({ halfCorrections: { [drawn.id]: { ...half, ...typed } } });
  };
  const leave = () => {
    change({ halfCorrections: { [drawn.id]: null } });
    props.onLeave();
  };
  const keep = () => {
    const number = readTypedNumber(half.value);
    if (number === null) {
      setRefused('value');
      return value.current?.focus();
    }
    if (half.reason.trim().length < REASON_MIN) {
      setRefused('reason');
      return reason.current?.focus();
    }
    change({
      halfCorrections: { [drawn.id]: null },
      corrections: {
        [drawn.id]: {
          // A check leaves the number as it was drawn, with all the digits it has.
          value: isSameNumber(drawn, number) ? (drawn.value ?? number) : number,
          reason: half.reason.normalize('NFC').trim(),
          byName: me?.name ?? '',
          at: nowIso(),
          drawn: drawn.value,
        },
      },
    });
    props.onLeave();
  };
  return (
    <form
      class="correction stack-s"
      onSubmit={(e) => {
        e.preventDefault();
        keep();
      }}
    >
      <div class="stack-s">
        <label for={`${id}-v`}>{w.value}</label>
        <input
          id={`${id}-v`}
          ref={value}
          inputMode="decimal"
          autocomplete="off"
          value={half.value}
          aria-invalid={refused === 'value'}
          aria-describedby={`${id}-vh`}
          onInput={(e) => type({ value: e.currentTarget.value })}
        />
        <p id={`${id}-vh`} class={refused === 'value' ? 'refusal' : 'hint'}>
          {refused === 'value' ? w.badValue : hint}
        </p>
      </div>
      <div class="stack-s">
        <label for={`${id}-r`}>{w.reason}</label>
        <textarea
          id={`${id}-r`}
          ref={reason}
          rows={2}
          maxLength={2000}
          value={half.reason}
          aria-invalid={refused === 'reason'}
          aria-describedby={`${id}-rh`}
          onInput={(e) => type({ reason: e.currentTarget.value })}
        />
        <p id={`${id}-rh`} class={refused === 'reason' ? 'refusal' : 'hint'}>
          {refused === 'reason' ? w.badReason : w.drawn(sayOf(drawn, drawn.value))}
        </p>
      </div>
      <p class="row">
        <button type="submit" class="primary">
          {w.save}
        </button>
        <button type="button" class="quiet" onClick={leave}>
          {words.shell.cancel}
        </button>
      </p>
    </form>
  );
}
