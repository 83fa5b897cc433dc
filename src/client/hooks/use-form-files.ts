import { useEffect, useState } from 'preact/hooks';
import { FORM_FILES } from '../../device/form-files.ts';
import { readSetting } from '../../device/store/queries.ts';
import type { OpenedForm } from '../actions/draft-open.ts';
import type { DraftSession } from '../actions/draft-session.ts';
import { readFormFiles } from '../actions/form-files.ts';
import { useApp } from '../app-context.ts';
import { logBug } from '../log.ts';
import { useLive } from './use-live.ts';

/**
 * What comes of the form's own files while it is open, whoever fetches it (this page, another, the worker).
 * @returns the data files that are still missing, and a value that is another one with each file that came
 */
export function useFormFiles(
  { form, missing }: OpenedForm,
  session: DraftSession,
): { missing: readonly string[]; arrived: unknown } {
  const { store } = useApp();
  const [left, setLeft] = useState(missing);
  const arrived = useLive(() => readSetting(store, FORM_FILES), [store]);
  useEffect(() => {
    if (left.length > 0)
      readFormFiles(store, form.definition, session.draft().unitId).then((here) => {
        if (here.missing.length === left.length) return;
        session.takeFiles(here.files);
        setLeft(here.missing);
      }, logBug);
  }, [arrived]);
  return { missing: left, arrived };
}
