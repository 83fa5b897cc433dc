import type { JSX } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import type { PersonStore } from '../device/store/person-store.ts';
import { Shell } from './app.tsx';
import { type App, AppContext, PillContext } from './app-context.ts';
import { useLook } from './hooks/use-look.ts';
import { usePerson } from './hooks/use-person.ts';
import type { useRoute } from './hooks/use-route.ts';
import { useSync } from './hooks/use-sync.ts';
import { nowIso, useToday } from './hooks/use-today.ts';
import { useWholeness } from './hooks/use-wholeness.ts';
import { logBug } from './log.ts';
import { type Toast, ToastLine } from './parts/toast.tsx';
import type { Lang } from './words/lang.ts';
import type { Words } from './words/vi.ts';

/** Everything a signed-in person's screens may ask, provided once. */
export function SignedIn(props: {
  store: PersonStore;
  words: Words;
  lang: Lang;
  setLang: (lang: Lang) => Promise<boolean>;
  routing: ReturnType<typeof useRoute>;
  chosenUnit: string | null;
  onChooseUnit: (unitId: string) => void;
}): JSX.Element {
  const { store, words, lang } = props;
  const { route, go, back } = props.routing;
  useLook(store.personId);
  useWholeness();
  const today = useToday();
  const person = usePerson(store, props.chosenUnit, today);
  const { pill, requestSync } = useSync(store);
  const [toast, setToast] = useState<Toast | null>(null);
  const say = useCallback((text: string, undo?: () => void) => {
    setToast((before) => ({ text, undo, seq: (before?.seq ?? 0) + 1 }));
  }, []);
  const setLang = (next: Lang) => {
    props.setLang(next).then((isHere) => {
      if (!isHere) say(words.shell.languageNotHere);
    }, logBug);
  };
  const clear = useCallback(() => setToast(null), []);
  const app = useMemo(
    (): App => ({
      store,
      personId: store.personId,
      ...person,
      setActing: props.onChooseUnit,
      words,
      lang,
      setLang,
      today,
      nowIso,
      route,
      go,
      back,
      requestSync,
      say,
    }),
    // biome-ignore format: one list
    [store, person.me, person.calendar, person.acting, words, lang, today, route],
  );
  return (
    <AppContext.Provider value={app}>
      <PillContext.Provider value={pill}>
        <Shell />
      </PillContext.Provider>
      <ToastLine toast={toast} words={words} onDone={clear} />
    </AppContext.Provider>
  );
}
