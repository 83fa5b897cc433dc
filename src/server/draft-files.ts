import { neededFiles } from '../domain/form/form-attachments.ts';
import type { FormDraft } from './store/form-drafts.ts';

export type DraftFile = {
  name: string;
  use: 'data' | 'image' | 'audio' | 'video';
  state: 'here' | 'missing' | 'host';
  size: number;
  sha256: string | null;
};

/** What a draft names, and whether it is there. A file that was uploaded comes before a list of the host's. */
export const filesOf = (draft: FormDraft, host: ReadonlySet<string>): DraftFile[] =>
  neededFiles(draft.definition).map(({ name, use }) => {
    const held = Object.hasOwn(draft.attachments, name)
      ? draft.attachments[name]
      : undefined;
    const state = held ? 'here' : host.has(name) ? 'host' : 'missing';
    return { name, use, state, size: held?.size ?? 0, sha256: held?.sha256 ?? null };
  });
