import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { continueAs, enter, handOver, type Refusal } from '../actions/session.ts';
import { useDemoServer } from '../hooks/use-demo-server.ts';
import { useKnownLogin, useMachine } from '../hooks/use-machine.ts';
import { logBug } from '../log.ts';
import { Door, DoorAlert } from '../parts/door.tsx';
import { Icon } from '../parts/icon.tsx';
import { ChevronRight, UserRound } from '../parts/more-icons.ts';
import { PasswordField } from '../parts/password-field.tsx';
import type { Words } from '../words/vi.ts';
import { lazyScreen } from './lazy-screen.ts';

type Someone = { personId: string; name: string };
// Of a demonstration server alone, which is there when they are shown: no installed app keeps them.
const DemoAccounts = lazyScreen<{ onChoose: (login: string, password: string) => void }>(
  () => import('./demo-accounts.tsx').then((m) => m.DemoAccounts),
);

type Props = { words: Words; person: Someone | null; onSignedIn: () => void };

/** Signing in; for somebody whose session ran out the sheet is for them alone, and it can wait. */
export function SignInPage(props: Props): JSX.Element | null {
  const { words, person, onSignedIn } = props;
  const w = words.signIn;
  const machine = useMachine();
  const login = useKnownLogin(person?.personId ?? null);
  const isDemo = useDemoServer();
  if (machine === null || login === null) return null;
  return (
    <Door words={words} title={person === null ? w.title : w.again.title(person.name)}>
      {machine.isLost && (
        <div class="notice one" data-tone="bad">
          <strong>{words.shell.storageLost.title}</strong>
          <p>{words.shell.storageLost.body}</p>
        </div>
      )}
      {person === null && machine.open.length > 0 && (
        <PeopleHere people={machine.open} words={words} onSignedIn={onSignedIn} />
      )}
      {person !== null && <p>{w.again.body}</p>}
      <SignInForm {...props} known={login} isDemo={isDemo && person === null} />
      {person !== null && (
        <div class="stack-s">
          <button type="button" onClick={onSignedIn}>
            {w.again.later}
          </button>
          <button
            type="button"
            class="quiet"
            onClick={() => handOver().then(onSignedIn, logBug)}
          >
            {w.again.change}
          </button>
        </div>
      )}
      {machine.isNew && <p class="hint">{w.firstNeedsLine}</p>}
      <p class="hint">{w.forgot}</p>
      {person === null && machine.unsentOfOthers > 0 && (
        <p class="notice one">{w.unsentOfOthers(machine.unsentOfOthers)}</p>
      )}
    </Door>
  );
}

/** Those whose session on this machine is still open; anybody else is not named. */
function PeopleHere(props: {
  people: readonly Someone[];
  words: Words;
  onSignedIn: () => void;
}): JSX.Element {
  const w = props.words.signIn;
  return (
    <section class="people-here" aria-labelledby="people-here">
      <h2 id="people-here">{w.continueTitle}</h2>
      {props.people.map(({ personId, name }) => (
        <button
          key={personId}
          type="button"
          onClick={() => continueAs(personId).then(props.onSignedIn, logBug)}
        >
          <Icon of={UserRound} />
          {w.continueAs(name)}
          <Icon of={ChevronRight} />
        </button>
      ))}
      <h2>{w.someoneElse}</h2>
    </section>
  );
}

/** What happened, what is safe, what to do. */
function refusalText(refusal: Refusal, words: Words): string {
  const w = words.signIn;
  return refusal.code === 'wait' ? w.wait(refusal.minutes) : w.refused[refusal.code];
}

function SignInForm(props: Props & { known: string; isDemo: boolean }): JSX.Element {
  const { words, person, onSignedIn } = props;
  const w = words.signIn;
  const [login, setLogin] = useState(props.known);
  const [password, setPassword] = useState('');
  const [isName, setName] = useState(
    props.known !== '' && !/^[\d+\s.]+$/.test(props.known),
  );
  const [asked, setAsked] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async () => {
    setAsked(true);
    if (isBusy || login.trim() === '' || password === '') return;
    setBusy(true);
    setRefusal(null);
    const refused = await enter({ login, password }, person?.personId ?? null);
    setBusy(false);
    setRefusal(refused);
    if (refused !== null) return;
    scrollTo(0, 0);
    onSignedIn();
  };
  const needsLogin = asked && login.trim() === '';
  return (
    <form
      noValidate
      onSubmit={(e) => {
        e.preventDefault();
        submit().catch(logBug);
      }}
    >
      <div class="ask">
        <label for="login">{isName ? w.loginName : w.login}</label>
        <input
          id="login"
          type="text"
          inputMode={isName ? 'text' : 'tel'}
          autoComplete="username"
          autoCapitalize="none"
          spellcheck={false}
          value={login}
          aria-invalid={needsLogin ? 'true' : undefined}
          aria-describedby="login-h"
          onInput={(e) => setLogin(e.currentTarget.value)}
        />
        <p id="login-h" class={needsLogin ? 'wrong-line' : 'hint'}>
          {needsLogin ? w.needLogin : isName ? '' : w.loginHint}
        </p>
      </div>
      <PasswordField
        label={w.password}
        value={password}
        problem={asked && password === '' ? w.needPassword : null}
        autoComplete="current-password"
        words={words}
        onInput={setPassword}
      />
      <DoorAlert text={refusal === null ? null : refusalText(refusal, words)} />
      <button type="submit" class="primary" aria-disabled={isBusy || undefined}>
        {isBusy ? w.busy : w.submit}
      </button>
      {person === null && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            setName(!isName);
            setLogin('');
            setAsked(false);
            setRefusal(null);
          }}
        >
          {isName ? w.usePhone : w.useName}
        </button>
      )}
      {props.isDemo && (
        <DemoAccounts
          onChoose={(number, secret) => {
            setName(false);
            setLogin(number);
            setPassword(secret);
          }}
        />
      )}
    </form>
  );
}
