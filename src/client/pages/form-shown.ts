import { useMemo, useRef, useState } from 'preact/hooks';
import { type Answers, answerAt, setAnswer } from '../../domain/form/answers.ts';
import { canAddRow } from '../../domain/form/can-add-row.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import type { PhotoRefusal } from '../actions/photo.ts';
import { useApp } from '../app-context.ts';
import type { FormShown } from '../fields/form-shown.ts';
import { makeOffers } from '../fields/most-used.ts';
import type { PhotoView } from '../fields/photo-grid.tsx';
import { useAttachDesk } from '../hooks/use-attach-desk.ts';
import type { Correction } from '../hooks/use-correction.ts';
import { useDraftPhotoUrls } from '../hooks/use-draft-photo-urls.ts';
import type { PhotoDesk } from '../hooks/use-draft-photos.ts';
import type { OpenText } from '../hooks/use-draft-session.ts';
import type { ShownProblems } from '../hooks/use-form-problems.ts';
import { logBug } from '../log.ts';
import type { Words } from '../words/vi.ts';

const NO_COMMENTS: FormShown['comments'] = new Map();
const NO_ROWS: readonly unknown[] = [];

const refusalText = (name: string, why: PhotoRefusal, words: Words): string => {
  const w = words.form.photo;
  const texts: Record<PhotoRefusal, string> = {
    empty: w.empty(name),
    unreadable: w.unreadable(name),
    'too-many-pixels': w.tooLarge(name),
    'storage-full': w.storageFull(name),
    'storage-blocked': w.storageBlocked(name),
    bug: w.storageBlocked(name),
    full: w.full,
  };
  return texts[why];
};

/** The file name a picture's place holds: a row of a grid, or a question of its own. */
const photoName = (held: unknown): string =>
  typeof held === 'string'
    ? held
    : typeof held === 'object' && held !== null
      ? photoName(Object.values(held)[0])
      : '';

/** Remembers what was worked out for each path until what it was worked out from is another value. */
function makeMemory<T>(): (path: string, from: readonly unknown[], make: () => T) => T {
  const held = new Map<string, { from: readonly unknown[]; value: T }>();
  return (path, from, make) => {
    const known = held.get(path);
    if (known?.from.every((part, n) => part === from[n])) return known.value;
    const value = make();
    held.set(path, { from, value });
    return value;
  };
}

/** What the person can do to the fields; the same functions for as long as the form is open. */
function useHandlers(
  session: DraftSession,
  problems: ShownProblems,
  photos: PhotoDesk,
  earlier: Answers | null,
) {
  const { say, words } = useApp();
  const now = { problems, photos, earlier, say, w: words.form };
  const latest = useRef(now);
  latest.current = now;
  return useMemo(
    () => ({
      onChange: session.change,
      onLeave(path: string) {
        latest.current.problems.leave(path);
        session.writer.flush().catch(logBug);
      },
      onUseEarlier(path: string) {
        session.change(path, answerAt(latest.current.earlier ?? {}, path));
        latest.current.say(latest.current.w.correction.used);
      },
      onAddRow: session.addRow,
      onMoveRow: session.moveRow,
      onRemoveRow(path: string) {
        const row = answerAt(session.draft().answers, path);
        const list = path.slice(0, path.lastIndexOf('['));
        const at = Number(path.slice(list.length + 1, -1)) - 1;
        session.removeRow(path);
        latest.current.say(latest.current.w.rowRemoved, () => {
          const { answers } = session.draft();
          const rows = answerAt(answers, list);
          const back = (Array.isArray(rows) ? rows : []).toSpliced(at, 0, row);
          session.replace(setAnswer(answers, list, back));
        });
      },
      onAddPhotos: (path: string, files: readonly File[]) =>
        latest.current.photos.add(path, files),
      onAddShared: (path: string) => latest.current.photos.addShared(path),
      async onRemovePhoto(path: string) {
        const undo = await session.removePhoto(path);
        const { say: tell, w } = latest.current;
        if (typeof undo === 'function') tell(w.photo.removed, () => undo().catch(logBug));
        else tell(w.save.failed);
      },
    }),
    [session],
  );
}

/** Everything the fields are drawn from; the same object until something of it changes. */
export function useFormShown(p: {
  opened: OpenedForm;
  text: OpenText;
  problems: ShownProblems;
  photos: PhotoDesk;
  correction: Correction | null;
  readonly: boolean;
}): FormShown {
  const { words, lang, today } = useApp();
  const { opened, problems, photos, correction, readonly } = p;
  const { session, draft } = p.text;
  const { form, assignment } = opened;
  const { definition } = form;
  const earlier = (correction?.earlier ?? null) as Answers | null;
  const comments = correction?.comments ?? NO_COMMENTS;
  const handlers = useHandlers(session, problems, photos, earlier);
  const urls = useDraftPhotoUrls(draft.files);
  const [views] = useState(() => makeMemory<readonly PhotoView[]>());
  const [rooms] = useState(() => makeMemory<boolean>());
  const reading = useMemo(
    () => ({ definition, words, lang, today }),
    [definition, words, lang, today],
  );
  const offerOf = useMemo(() => {
    const { channels = [], topics = [], audiences = [] } = assignment ?? {};
    const named = { channel: channels, topics, audiences };
    return makeOffers(session, opened.earlier, named);
  }, [session, assignment, opened.earlier]);
  const refusals = useMemo(
    () => photos.refusals.map(({ name, why }) => refusalText(name, why, words)),
    [photos.refusals, words],
  );
  const attach = useAttachDesk(session);
  return useMemo((): FormShown => {
    const at = (path: string) => answerAt(session.draft().answers, path);
    const rowsAt = (path: string): readonly unknown[] => {
      const held = at(path);
      return Array.isArray(held) ? held : held === undefined ? NO_ROWS : [held];
    };
    const isRepeat = (path: string) =>
      form.byPath.get(path.replace(/\[\d+\]/g, ''))?.item.kind === 'repeat';
    // Only a rule on what stands in a row can speak against one more.
    const isRuled = (path: string) =>
      form.children
        .get(form.byPath.get(path.replace(/\[\d+\]/g, ''))?.index ?? -1)
        ?.some(({ item }) => 'constraint' in item) === true;
    return {
      form,
      live: session.live,
      watch: session.watch,
      answers: () => session.draft().answers,
      offerOf,
      problemAt: (path) => problems.at(path)?.message[lang] ?? null,
      problems: problems.list,
      comments,
      earlier,
      isCopied: (path) => {
        const { copied, touched } = session.draft();
        return copied?.includes(path) === true && !touched.includes(path);
      },
      reading,
      readonly,
      photosAt: (path) =>
        views(path, [at(path), urls], () =>
          rowsAt(path).map((held, n) => {
            const name = photoName(held);
            const place = isRepeat(path) ? `${path}[${n + 1}]` : path;
            return { path: place, name, url: urls.get(name) };
          }),
        ),
      photoWork: photos.work,
      photoRefusals: refusals,
      isStamped: photos.isStamped,
      onStamp: photos.setStamped,
      sharedPhotos: photos.shared,
      attach,
      // Tried out only when the rows are others: a trial works the whole form out once more.
      canAdd: (path) =>
        rooms(path, [at(path)], () =>
          isRepeat(path) && isRuled(path)
            ? canAddRow(form, session.draft().answers, session.context(), path)
            : isRepeat(path) || at(path) === undefined,
        ),
      ...handlers,
    };
    // biome-ignore format: one list
  }, [
    form,
    offerOf,
    problems.at,
    problems.list,
    comments,
    earlier,
    reading,
    lang,
    readonly,
    urls,
    photos.work,
    photos.isStamped,
    photos.setStamped,
    photos.shared,
    refusals,
    attach,
    handlers,
    session,
    views,
    rooms,
  ]);
}
