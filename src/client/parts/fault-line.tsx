import type { JSX } from 'preact';
import type { FaultKind } from '../../sync/fault.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { CircleAlert } from './icons.ts';

/** What this machine would not keep, said at once; empty while all is well. */
export const FaultLine = (props: {
  fault: FaultKind | null;
  words: Words;
}): JSX.Element => {
  const { storageFull, storageBlocked } = props.words.shell;
  return (
    <div role="alert">
      {props.fault !== null && (
        <p class="notice" data-tone="bad">
          <Icon of={CircleAlert} />
          <span>{props.fault === 'storage-full' ? storageFull : storageBlocked}</span>
        </p>
      )}
    </div>
  );
};
