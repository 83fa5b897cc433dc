import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import {
  AUTHORITIES,
  type Authority,
  authorityOf,
  headTitle,
  knownSigner,
  leadersOf,
  type Signer,
} from '../../../domain/periodic/signer.ts';
import type { PersonRecord } from '../../../domain/person.ts';
import { usePeople } from '../../hooks/use-wide-records.ts';
import { type Report, recipientOf, type Shown } from './periodic-report.ts';
import { usePeriodicWords } from './use-periodic-words.ts';

const NOBODY: PersonRecord[] = [];

/** Who signs: as chosen, else the head of the unit by the name this device knows. */
export function useSigner({ report, draft }: Pick<Shown, 'report' | 'draft'>): Signer {
  const people = usePeople() ?? NOBODY;
  return draft.signer ?? startSigner(report, people, 'HEAD');
}

const startSigner = (
  { unit }: Report,
  people: readonly PersonRecord[],
  authority: Authority,
): Signer => ({
  authority,
  name: knownSigner(leadersOf(people, unit.id), authority),
  title: '',
});

/** The signer's block, the number and the addressee, in the words of the decree. */
export function PeriodicSigner(props: Shown): JSX.Element {
  const { report, draft, change, mayEdit } = props;
  const w = usePeriodicWords().text;
  const people = usePeople() ?? NOBODY;
  const signer = useSigner(props);
  const id = useId();
  const leaders = leadersOf(people, report.unit.id);
  const head = headTitle(report.unit.kind);
  const isTitled = signer.authority === 'TL' || signer.authority === 'TUQ';
  const set = (next: Partial<Signer>) => change({ signer: { ...signer, ...next } });
  // A name that was typed stays; one that only went with the authority goes with it.
  const choose = (authority: Authority) => {
    const isTyped = !leaders.some(({ name }) => name === signer.name);
    const known = startSigner(report, people, authority).name;
    set({ authority, name: isTyped ? signer.name || known : known });
  };
  return (
    <fieldset class="card stack periodic-signer" disabled={!mayEdit}>
      <legend>{w.signer}</legend>
      <label>
        {w.authority}
        <select
          value={signer.authority}
          onChange={(e) => choose(e.currentTarget.value as Authority)}
        >
          {AUTHORITIES.map((it) => (
            <option key={it} value={it}>
              {w.authorities[it](head)}
            </option>
          ))}
        </select>
      </label>
      {isTitled && (
        <label>
          {w.signerTitle}
          <input
            value={signer.title}
            maxLength={120}
            onInput={(e) => set({ title: e.currentTarget.value })}
          />
        </label>
      )}
      <div class="stack-s">
        <label for={`${id}-n`}>{w.name}</label>
        <input
          id={`${id}-n`}
          value={signer.name}
          maxLength={120}
          aria-describedby={`${id}-nh`}
          onInput={(e) => set({ name: e.currentTarget.value })}
        />
        <p id={`${id}-nh`} class="hint">
          {w.nameHint}
        </p>
        {leaders.length > 0 && mayEdit && (
          <div class="row">
            {leaders.map(({ name, title }) => (
              <button
                key={name}
                type="button"
                aria-pressed={name === signer.name}
                onClick={() => set({ name, authority: authorityOf(title) })}
              >
                {name}, {title}
              </button>
            ))}
          </div>
        )}
      </div>
      <label>
        {w.recipient}
        <input
          value={draft.recipient ?? recipientOf(report)}
          maxLength={300}
          onInput={(e) => change({ recipient: e.currentTarget.value })}
        />
      </label>
      <div class="stack-s">
        <label for={`${id}-s`}>{w.number}</label>
        <input
          id={`${id}-s`}
          value={draft.number}
          maxLength={60}
          aria-describedby={`${id}-sh`}
          onInput={(e) => change({ number: e.currentTarget.value })}
        />
        <p id={`${id}-sh`} class="hint">
          {w.numberHint}
        </p>
      </div>
    </fieldset>
  );
}
