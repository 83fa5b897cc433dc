// One open form: the text in memory, what the form makes of it, and its way to the disk. Promises: a change costs what
// depends on it and is told to whoever shows it; nothing is stored before the first real input; every change is on its
// way to disk at once.
import { addPhoto, removePhoto } from '../../device/store/draft-photo.ts';
import { deleteDraft, writeDraft } from '../../device/store/drafts.ts';
import { readFile } from '../../device/store/file-rows.ts';
import type { Draft } from '../../device/store/person-db.ts';
import type { PersonStore } from '../../device/store/person-store.ts';
import { canonicalJson, nfc } from '../../domain/canonical.ts';
import { answerAt, removeRow, setAnswer } from '../../domain/form/answers.ts';
import type { EvaluationContext, FormFiles } from '../../domain/form/form.ts';
import { type FormInstance, openInstance } from '../../domain/form/form-instance.ts';
import { makePathWatch, type PathWatch } from '../../domain/form/path-watch.ts';
import type { PreparedForm } from '../../domain/form/prepare-form.ts';
import { addRow } from '../../domain/form/start-answers.ts';
import type { FileRef } from '../../domain/report.ts';
import {
  type DraftWriter,
  makeDraftWriter,
  type SaveFault,
  type SaveState,
  saveFaultOf,
} from './draft-writer.ts';
import type { CapturedPhoto } from './photo.ts';

/** Answers as the form engine hands them out. */
type FormAnswers = Draft['answers'];

export type DraftSession = {
  readonly form: PreparedForm;
  readonly writer: DraftWriter;
  /** Rows of the lists, as far as they are here. */
  readonly files: FormFiles;
  /** Lists have come that were missing: the form is opened anew over them, and its text stays. */
  takeFiles(files: FormFiles): void;
  /** Who is told when what stands at a path looks different. */
  readonly watch: PathWatch;
  draft(): Draft;
  /** The form as it is now; another one after an undo, so never to be kept. */
  live(): FormInstance;
  context(): EvaluationContext;
  change(path: string, value: unknown): void;
  addRow(path: string): void;
  removeRow(path: string): void;
  /** Puts a row in the place with the number `to`. */
  moveRow(path: string, to: number): void;
  /** Puts other answers in place of these: an undo, or a choice between two texts. */
  replace(answers: FormAnswers, more?: Partial<Draft>): void;
  /** Sees to it that the draft is on disk even if nothing was typed. */
  begin(): void;
  addPhoto(path: string, photo: CapturedPhoto): Promise<SaveFault | 'filed' | null>;
  /** @returns how to take it back */
  removePhoto(path: string): Promise<(() => Promise<unknown>) | SaveFault | 'filed'>;
  /** Puts the draft away, with its last words, so that it can be brought back. */
  discard(): Promise<SaveFault | null>;
  /** The text has gone its way: nothing more is stored under this draft. */
  close(): void;
  /** Leaves the form: the last text goes to disk, and an untouched new form leaves nothing behind. */
  leave(): Promise<SaveState>;
};

type Opening = {
  form: PreparedForm;
  draft: Draft;
  /** Whether the draft already lies on disk. */
  isStored: boolean;
  /** Rows of the lists that the host keeps. */
  files?: FormFiles;
  /** The form as it was opened with these answers, if it was. */
  live?: FormInstance | null;
  context: () => EvaluationContext;
  onChange: () => void;
  onSave: (state: SaveState) => void;
};

const refOf = ({ blob: _, ...file }: CapturedPhoto): FileRef => file;

/** Opens a form for filling in. */
export function makeDraftSession(store: PersonStore, opening: Opening): DraftSession {
  const { form, context } = opening;
  let { files = {} } = opening;
  const watch = makePathWatch();
  // Looked into only: what a person has put in the place of a calculation is not renewed behind their back.
  const open = (answers: FormAnswers) => {
    const now = context();
    return {
      day: now.today,
      live: openInstance(form, answers, now, files, { isPeek: true }),
    };
  };
  const { live = null } = opening;
  // Worked out once already for its first values; not used again once it has gone on without this text.
  const isFresh = live !== null && live.answers === opening.draft.answers;
  let opened = isFresh
    ? { day: live.state.context.today, live }
    : open(opening.draft.answers);
  let draft: Draft = { ...opening.draft, answers: opened.live.answers };
  const startText = canonicalJson(draft.answers);
  const writer = makeDraftWriter(
    // Composed letters on disk, whatever the keyboard sent; the text on the screen is left alone.
    (text) => writeDraft(store, nfc(text)),
    opening.isStored ? draft : null,
    opening.onSave,
  );
  /** @param paths what looks different now; null: all of it, and the form is opened anew with these answers */
  const show = (next: Draft, paths: readonly string[] | null) => {
    draft = next;
    if (paths === null) opened = open(draft.answers);
    watch.tell(paths);
    opening.onChange();
  };
  const touchedWith = (path: string): string[] =>
    draft.touched.includes(path) ? draft.touched : [...draft.touched, path];
  const act = (path: string, change: (live: FormInstance) => string[]) => {
    // "Today" is another day since the form was opened.
    if (opened.day !== context().today) show(draft, null);
    const paths = change(opened.live);
    const { answers } = opened.live;
    if (answers === draft.answers) return;
    show({ ...draft, answers, touched: touchedWith(path) }, paths);
    writer.note(draft);
  };
  const take = (answers: FormAnswers, more: Partial<Draft> = {}) => {
    show({ ...draft, ...more, answers }, null);
    writer.note(draft);
  };
  const isGrid = (path: string) =>
    form.byPath.get(path.replace(/\[\d+\]/g, ''))?.item.kind === 'repeat';
  const addTo = (live: FormInstance, path: string, name: string) =>
    isGrid(path)
      ? live.addRow(path, { [innerName(form, path)]: name })
      : live.set(path, name);
  const withPhoto = (before: Draft, path: string, file: FileRef): Draft => {
    const answers = isGrid(path)
      ? addRow(form, before.answers, context(), path, {
          [innerName(form, path)]: file.name,
        })
      : setAnswer(before.answers, path, file.name);
    return { ...before, answers, files: [...before.files, file] };
  };
  /** Stores a photo, or its absence, in turn with the saves; what was typed meanwhile stays typed. */
  const inTurn = (
    change: (before: Draft) => Draft,
    apply: (live: FormInstance) => string[],
    work: (before: Draft, after: Draft) => Promise<Draft | null>,
  ): Promise<SaveFault | 'filed' | null> =>
    writer.inTurn(async () => {
      const before = draft;
      const after = change(before);
      try {
        const stored = await work(nfc(before), nfc(after));
        const now = draft === before ? after : change(draft);
        show(now, apply(opened.live));
        writer.note(now);
        writer.noteSaved(after, stored);
        return stored === null ? 'filed' : null;
      } catch (thrown) {
        return saveFaultOf(thrown);
      }
    });
  const keepPhoto = (path: string, photo: CapturedPhoto) =>
    inTurn(
      (before) => withPhoto(before, path, refOf(photo)),
      (live) => addTo(live, path, photo.name),
      (before, after) => addPhoto(store, photo, before, after),
    );
  return {
    form,
    writer,
    context,
    get files() {
      return files;
    },
    takeFiles: (rows) => {
      files = rows;
      show(draft, null);
    },
    watch,
    draft: () => draft,
    live: () => opened.live,
    change: (path, value) => act(path, (live) => live.set(path, value)),
    addRow: (path) => act(path, (live) => live.addRow(path)),
    removeRow: (path) => act(path, (live) => live.removeRow(path)),
    moveRow: (path, to) => act(path, (live) => live.moveRow(path, to)),
    replace: take,
    begin: () => writer.note(draft),
    async addPhoto(path, photo) {
      const refusal = await keepPhoto(path, photo);
      // The photo found no room; whether the text has it is for the writer to find out and say.
      if (refusal !== null && refusal !== 'filed') await writer.flush();
      return refusal;
    },
    async removePhoto(path) {
      const held = answerAt(draft.answers, path);
      const file = draft.files.find((it) => it.name === photoName(held));
      const answers = draft.answers;
      if (file === undefined) {
        take(withoutPhoto(form, answers, path));
        return async () => take(answers);
      }
      let blob: Blob | null;
      try {
        blob = await readFile(store, file.fileId);
      } catch (thrown) {
        return saveFaultOf(thrown);
      }
      const change = (before: Draft): Draft => ({
        ...before,
        answers: withoutPhoto(form, before.answers, path),
        files: before.files.filter((it) => it !== file),
      });
      const refusal = await inTurn(
        change,
        (live) => (isGrid(path) ? live.removeRow(path) : live.set(path, null)),
        (_, after) => removePhoto(store, file.fileId, after),
      );
      if (refusal !== null) return refusal;
      const place = path.replace(/\[\d+\]$/, '');
      return async () => {
        const isKept = (await readFile(store, file.fileId)) !== null;
        if (isKept || blob === null) show(withPhoto(draft, place, file), null);
        else return keepPhoto(place, { ...file, blob });
        writer.note(draft);
        return null;
      };
    },
    async discard() {
      const state = await writer.flush();
      if (state.kind === 'failed') return state.fault;
      try {
        await deleteDraft(store, draft.reportId);
      } catch (thrown) {
        return saveFaultOf(thrown);
      }
      writer.close();
      return null;
    },
    close: () => writer.close(),
    async leave() {
      if (writer.state().kind === 'filed') return writer.state();
      writer.stop();
      const isUntouched =
        !opening.isStored &&
        draft.files.length === 0 &&
        canonicalJson(draft.answers) === startText;
      const state = await writer.flush();
      if (isUntouched && writer.saved() !== null)
        await deleteDraft(store, draft.reportId);
      return state;
    },
  };
}

/** The file name a photo's place holds: a row of a grid of pictures, or a question of its own. */
const photoName = (held: unknown): unknown =>
  typeof held === 'object' && held !== null ? Object.values(held)[0] : held;

const innerName = (form: PreparedForm, path: string): string => {
  const node = form.byPath.get(path.replace(/\[\d+\]/g, ''));
  return form.children.get(node?.index ?? -1)?.[0]?.item.name ?? '';
};

const withoutPhoto = (
  form: PreparedForm,
  answers: FormAnswers,
  path: string,
): FormAnswers => {
  const kind = form.byPath.get(path.replace(/\[\d+\]/g, ''))?.item.kind;
  return kind === 'repeat' ? removeRow(answers, path) : setAnswer(answers, path, null);
};
