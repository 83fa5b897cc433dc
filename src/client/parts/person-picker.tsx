import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { fold } from '../../domain/fold.ts';
import type { Words } from '../words/vi.ts';
import { Icon } from './icon.tsx';
import { Modal } from './modal.tsx';
import { Check, UserRound } from './more-icons.ts';
import { SearchBox } from './search-box.tsx';
import './person-picker.css';

type Person = { id: string; name: string; title: string };

/** Chooses who does the task: one tap on a name, or the whole unit. */
export function PersonPicker(props: {
  /** Undefined while the device is being read. */
  people: readonly Person[] | undefined;
  chosenId: string | null;
  words: Words;
  onChoose: (person: Person | null) => void;
  onClose: () => void;
}): JSX.Element {
  const { chosenId, words } = props;
  const people = props.people ?? [];
  const w = words.task;
  const [text, setText] = useState('');
  const wanted = fold(text);
  const shown = people.filter((it) => fold(`${it.name} ${it.title}`).includes(wanted));
  return (
    <Modal title={w.assignTitle} words={words} onClose={props.onClose}>
      <div class="stack">
        {props.people?.length === 0 && <p>{w.assignNone}</p>}
        {people.length > 6 && (
          <SearchBox label={w.assignSearch} value={text} onInput={setText} />
        )}
        <ul class="person-list">
          {shown.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-pressed={person.id === chosenId}
                onClick={() => props.onChoose(person)}
              >
                <Icon of={person.id === chosenId ? Check : UserRound} />
                <span>
                  <strong>{person.name}</strong>
                  <span class="hint">{person.title}</span>
                </span>
              </button>
            </li>
          ))}
          {chosenId !== null && wanted === '' && (
            <li>
              <button type="button" onClick={() => props.onChoose(null)}>
                <Icon of={UserRound} />
                <span>{w.assignNobody}</span>
              </button>
            </li>
          )}
        </ul>
        {people.length > 0 && shown.length === 0 && <p class="hint">{w.assignEmpty}</p>}
      </div>
    </Modal>
  );
}
