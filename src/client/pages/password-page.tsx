import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { leave, type PasswordRefusal, setPassword } from '../actions/session.ts';
import { logBug } from '../log.ts';
import { Door, DoorAlert } from '../parts/door.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import type { Words } from '../words/vi.ts';

const MIN_LENGTH = 8;

function refusalText(refusal: PasswordRefusal, words: Words): string {
  const { change, refused, wait } = words.signIn;
  if (refusal.code === 'wait') return wait(refusal.minutes);
  if (refusal.code === 'wrong-password') return change['wrong-password'];
  return refusal.code === 'password-unfit' ? change.unfit : refused[refusal.code];
}

/** The temporary password gives way to the person's own before anything else. */
export function PasswordPage(props: {
  words: Words;
  person: { personId: string; name: string } | null;
  onSignedIn: () => void;
}): JSX.Element | null {
  const { words, person, onSignedIn } = props;
  const w = words.signIn.change;
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [asked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<PasswordRefusal | null>(null);
  if (person === null) return null;
  const { personId } = person;
  const wrongNext =
    next.normalize('NFC').length < MIN_LENGTH
      ? w.tooShort
      : next === current
        ? w.same
        : null;
  const submit = async () => {
    setAsked(true);
    if (isBusy || current === '' || wrongNext !== null) return;
    setBusy(true);
    setRefusal(null);
    const refused = await setPassword(personId, { current, next });
    setBusy(false);
    setRefusal(refused);
    if (refused === null) onSignedIn();
  };
  return (
    <Door words={words} title={w.title}>
      <p>{w.body(person.name)}</p>
      <form
        noValidate
        onSubmit={(e) => {
          e.preventDefault();
          submit().catch(logBug);
        }}
      >
        <PasswordField
          label={w.current}
          value={current}
          problem={asked && current === '' ? w.needCurrent : null}
          autoComplete="current-password"
          words={words}
          onInput={setCurrent}
        />
        <PasswordField
          label={w.next}
          hint={w.nextHint}
          value={next}
          problem={asked ? wrongNext : null}
          autoComplete="new-password"
          words={words}
          onInput={setNext}
        />
        <DoorAlert text={refusal === null ? null : refusalText(refusal, words)} />
        <button type="submit" class="primary" aria-disabled={isBusy || undefined}>
          {isBusy ? w.busy : w.submit}
        </button>
      </form>
      <button
        type="button"
        class="quiet"
        onClick={() => leave(personId).then(onSignedIn, logBug)}
      >
        {w.other}
      </button>
    </Door>
  );
}
