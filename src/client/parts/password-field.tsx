import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { Eye } from './more-icons.ts';

const SHOWN = { type: 'text' } as const;
const HIDDEN = { type: 'password' } as const;

/** A password that can be looked at while it is typed: better than typing it twice. */
export function PasswordField(props: {
  label: string;
  hint?: string;
  value: string;
  problem: string | null;
  autoComplete: 'current-password' | 'new-password';
  words: Words;
  onInput: (value: string) => void;
}): JSX.Element {
  const id = useId();
  const [isShown, setShown] = useState(false);
  const w = props.words.signIn;
  const described = [
    props.hint === undefined ? '' : `${id}-h`,
    props.problem === null ? '' : `${id}-e`,
  ];
  return (
    <div class="ask">
      <label for={id}>{props.label}</label>
      {props.hint !== undefined && (
        <p class="hint" id={`${id}-h`}>
          {props.hint}
        </p>
      )}
      <span class="password">
        <input
          id={id}
          {...(isShown ? SHOWN : HIDDEN)}
          autoComplete={props.autoComplete}
          autoCapitalize="none"
          spellcheck={false}
          value={props.value}
          aria-invalid={props.problem === null ? undefined : 'true'}
          aria-describedby={described.join(' ').trim() || undefined}
          onInput={(e) => props.onInput(e.currentTarget.value)}
        />
        <button
          type="button"
          class="quiet icon-only"
          aria-label={isShown ? w.hide : w.show}
          onClick={() => setShown(!isShown)}
        >
          <Icon of={Eye} />
        </button>
      </span>
      {props.problem !== null && (
        <p class="wrong-line" id={`${id}-e`}>
          {props.problem}
        </p>
      )}
    </div>
  );
}
