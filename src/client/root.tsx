import type { JSX } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import {
  type PersonRow,
  readDeviceFact,
  writeDeviceFact,
} from '../device/store/device-db.ts';
import {
  deviceDb,
  openPersonStore,
  type PersonStore,
} from '../device/store/person-store.ts';
import type { Query } from '../device/store/queries.ts';
import { civilDateOf } from '../domain/civil-date.ts';
import {
  currentPerson,
  readPersonGuess,
  writeAtWork,
  writePersonGuess,
} from './actions/current-person.ts';
import { beginFirstScreen, dropFirstScreen } from './hooks/first-screen.ts';
import { reveal } from './hooks/reveal.ts';
import { useRoute } from './hooks/use-route.ts';
import { nowIso } from './hooks/use-today.ts';
import { isInAppBrowser } from './in-app-browser.ts';
import { ignoreFault, logBug } from './log.ts';
import { lazyScreen } from './pages/lazy-screen.ts';
import { office, preload } from './pages/pages.ts';
import { UpdateOffer } from './parts/update-offer.tsx';
import { parseRoute } from './route.ts';
import { SignedIn } from './signed-in.tsx';
import { registerWorker } from './update.ts';
import { type Lang, readWords, vietnamese } from './words/lang.ts';
import type { Words } from './words/vi.ts';

type SignInProps = {
  words: Words;
  /** The person whose session ran out; the sheet then is for them alone. */
  person: PersonRow | null;
  onSignedIn: () => void;
};
const SignInPage = lazyScreen<SignInProps>(() => office().then((m) => m.SignInPage));
const PasswordPage = lazyScreen<SignInProps>(() =>
  import('./pages/password-page.tsx').then((m) => m.PasswordPage),
);
const InAppPage = lazyScreen<{ words: Words }>(() =>
  import('./pages/in-app-page.tsx').then((m) => m.InAppPage),
);

type State =
  | { kind: 'opening' }
  | { kind: 'blocked' }
  | { kind: 'nobody' }
  | { kind: 'person'; person: PersonRow; store: PersonStore; chosenUnit: string | null };

/** Who works here, in which language: decided before any screen. */
export function Root(): JSX.Element | null {
  const routing = useRoute();
  const [state, setState] = useState<State>({ kind: 'opening' });
  const [lang, setLangState] = useState<Lang>('vi');
  const [words, setWords] = useState<Words>(vietnamese);
  const [accept, setAccept] = useState<(() => void) | null>(null);
  useEffect(() => registerWorker((take) => setAccept(() => take)), []);
  const open = useCallback(() => {
    findPerson().then(setState, (thrown) => {
      ignoreFault(thrown);
      setState({ kind: 'blocked' });
    });
  }, []);
  const setLang = useCallback(async (next: Lang): Promise<boolean> => {
    const found = await readWords(next);
    if (found === null) return false;
    setLangState(next);
    setWords(found);
    document.documentElement.lang = next;
    writeDeviceFact(deviceDb(), 'language', next).catch(ignoreFault);
    return true;
  }, []);
  useLayoutEffect(() => {
    if (isInAppBrowser(navigator.userAgent)) return;
    preload(parseRoute(location.pathname));
    open();
    readDeviceFact(deviceDb(), 'language').then((v) => {
      if (v === 'en') return setLang('en');
    }, ignoreFault);
  }, [open, setLang]);
  // The task list shows itself, with its tasks.
  const isList = state.kind === 'person' && routing.route.page === 'tasks';
  useLayoutEffect(() => {
    if (state.kind !== 'opening' && !isList) reveal();
  }, [state.kind, isList]);
  if (isInAppBrowser(navigator.userAgent)) return <InAppPage words={words} />;
  if (state.kind === 'opening') return null;
  if (state.kind === 'blocked') return <Blocked words={words} />;
  const back = () => {
    open();
    if (routing.route.page === 'sign-in') routing.go({ page: 'tasks' }, true);
  };
  const person = state.kind === 'person' ? state.person : null;
  return (
    <>
      {state.kind === 'nobody' || routing.route.page === 'sign-in' ? (
        <SignInPage words={words} person={person} onSignedIn={back} />
      ) : state.person.mustChangePassword ? (
        <PasswordPage words={words} person={person} onSignedIn={back} />
      ) : (
        <SignedIn
          key={state.person.personId}
          store={state.store}
          words={words}
          lang={lang}
          setLang={setLang}
          routing={routing}
          chosenUnit={state.chosenUnit}
          onChooseUnit={(chosenUnit) => {
            setState({ ...state, chosenUnit });
            writeDeviceFact(
              deviceDb(),
              `unit:${state.person.personId}`,
              chosenUnit,
            ).catch(ignoreFault);
          }}
        />
      )}
      <UpdateOffer
        words={words}
        accept={accept}
        busy={routing.route.page === 'draft' || routing.route.page === 'new'}
      />
    </>
  );
}

async function findPerson(): Promise<State> {
  // Who worked here last very likely still does: their database is opened while the machine's own says so.
  const guess = readPersonGuess();
  const early = guess === null ? null : openFor(guess).catch(() => null);
  const person = await currentPerson(deviceDb());
  writeAtWork(person);
  if (guess !== person?.personId) early?.then(closeWrong, logBug);
  if (person === null) return { kind: 'nobody' };
  const { personId } = person;
  writePersonGuess(personId);
  const opened = guess === personId ? await early : null;
  return { kind: 'person', person, ...(opened ?? (await openFor(personId))) };
}

type Opened = { store: PersonStore; chosenUnit: string | null };
async function openFor(personId: string): Promise<Opened> {
  const isList = parseRoute(location.pathname).page === 'tasks';
  const onOpening = (opening: Query) => beginFirstScreen(opening, civilDateOf(nowIso()));
  // Their database before the machine's: its answer is the longer one.
  const [store, unit] = await Promise.all([
    openPersonStore(personId, isList ? { onOpening } : {}),
    readDeviceFact(deviceDb(), `unit:${personId}`),
  ]);
  return { store, chosenUnit: typeof unit === 'string' ? unit : null };
}

/** A wrong guess is closed again: nobody works in that database, and it would hold up its next version. */
function closeWrong(wrong: Opened | null): void {
  if (wrong === null) return;
  dropFirstScreen(wrong.store);
  wrong.store.db.close();
}

const Blocked = ({ words }: { words: Words }): JSX.Element => (
  <main class="content">
    <div class="notice" data-tone="bad" role="alert">
      <h1>{words.shell.appName}</h1>
      <p>{words.shell.storageBlocked}</p>
    </div>
  </main>
);
