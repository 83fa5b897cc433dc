import { useEffect, useMemo, useState } from 'preact/hooks';
import type { FormDefinition, FormFiles } from '../../../domain/form/form.ts';
import { type FileTable, rowsOfTable } from '../../../domain/form/form-attachments.ts';
import type { DraftFile, UnitForms } from '../../actions/unit-forms.ts';
import type { ReadMedia } from '../../fields/form-media.tsx';
import { logBug } from '../../log.ts';
import { useUnitForms } from './use-unit-forms.ts';

type Loaded = { rows: FormFiles; blobs: ReadonlyMap<string, Blob> };
const NOTHING: Loaded = { rows: {}, blobs: new Map() };

async function load(
  calls: UnitForms,
  { files: lists = {} }: FormDefinition,
  draftId: string,
  files: readonly DraftFile[],
): Promise<Loaded> {
  const blobs = new Map<string, Blob>();
  for (const { name, sha256 } of files) {
    const answer = sha256 === null ? null : await calls.draftFile(draftId, sha256);
    if (answer?.ok) blobs.set(name, answer.value);
  }
  const rows: Record<string, FormFiles[string]> = {};
  for (const [list, { file }] of Object.entries(lists)) {
    const text = await blobs.get(file)?.text();
    // Our server has read the table already, and keeps it as its rows.
    if (text !== undefined) rows[list] = rowsOfTable(JSON.parse(text) as FileTable);
  }
  return { rows, blobs };
}

/** The files of a draft, all in memory before the preview opens, so that it asks nobody; null until then. */
export function usePreviewFiles(
  definition: FormDefinition,
  draftId: string,
  files: readonly DraftFile[],
): { rows: FormFiles | null; media: ReadMedia } {
  const calls = useUnitForms();
  const isAny = files.some(({ sha256 }) => sha256 !== null);
  const [loaded, setLoaded] = useState<Loaded | null>(isAny ? null : NOTHING);
  useEffect(() => {
    if (!isAny) return;
    load(calls, definition, draftId, files).then(setLoaded, logBug);
  }, [calls, definition, draftId, files, isAny]);
  const media = useMemo(
    (): ReadMedia => async (name) => loaded?.blobs.get(name) ?? null,
    [loaded],
  );
  return { rows: loaded?.rows ?? null, media };
}
