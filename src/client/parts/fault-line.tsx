import type { JSX } from 'preact';
import type { FaultKind } from '../../sync/fault.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { CircleAlert } from './icons.ts';

/** What this machine would not keep, said at once; empty while all is well. */
export const FaultLine = (props: {
  fault: FaultKind | null;
  words: Words;
}): JSX.Element | null => {
  const { storageFull, storageBlocked } = props.words.shell;
  if (props.fault === null) return null;
  return (
    <p class="notice" data-tone="bad" role="alert">
      <Icon of={CircleAlert} />
      <span>{props.fault === 'storage-full' ? storageFull : storageBlocked}</span>
    </p>
  );
};
