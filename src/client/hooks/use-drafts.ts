import type { Draft } from '../../device/store/person-db.ts';
import {
  readDrafts,
  readDraftsOf,
  readForm,
  readRecord,
} from '../../device/store/queries.ts';
import { answerText } from '../../sync/filing.ts';
import { useApp } from '../app-context.ts';
import { useLive } from './use-live.ts';

/** A draft as lists name it. */
export type DraftLine = {
  reportId: string;
  title: string;
  formId: string;
  baseRev: number;
  updatedAt: string;
};

async function lineOf(
  store: ReturnType<typeof useApp>['store'],
  draft: Draft,
  lang: 'vi' | 'en',
): Promise<DraftLine> {
  const { reportId, assignmentId, form, baseRev, updatedAt, answers } = draft;
  const own = answerText(answers, 'activity_title');
  const task =
    own !== null || assignmentId === null
      ? null
      : await readRecord(store, 'assignment', assignmentId);
  const title =
    own ?? task?.title ?? (await readForm(store, form))?.definition.title[lang] ?? '';
  return { reportId, title, formId: form.id, baseRev, updatedAt };
}

/** Drafts on this machine, the latest first: all of them, or those of one task. */
export function useDrafts(assignmentId: string | null = null): DraftLine[] | undefined {
  const { store, lang } = useApp();
  return useLive(async () => {
    const drafts =
      assignmentId === null
        ? await readDrafts(store)
        : await readDraftsOf(store, assignmentId);
    return Promise.all(drafts.map((draft) => lineOf(store, draft, lang)));
  }, [store, assignmentId, lang]);
}
