import { formatSize } from '../../words/format.ts';
import type { AttachRefusal, FieldProps } from '../field.ts';
import { kindWords } from './kind-words.ts';

/** Why a file is not in the answers, in a sentence that says what to do. */
export function refusalText(
  why: AttachRefusal,
  file: File,
  { lang, words }: Pick<FieldProps, 'lang' | 'words'>,
): string {
  const w = kindWords(lang);
  switch (why) {
    case 'empty':
      return w.empty(file.name);
    case 'too-large':
    case 'too-many-pixels':
      return w.tooLarge(file.name, formatSize(file.size));
    case 'storage-full':
      return words.shell.storageFull;
    case 'storage-blocked':
      return words.shell.storageBlocked;
    default:
      return w.broken(file.name);
  }
}
