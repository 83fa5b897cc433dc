import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { SECTIONS, type SectionName } from '../../../domain/periodic/narrative.ts';
import { useApp } from '../../app-context.ts';
import { Icon } from '../../parts/icon.tsx';
import { Undo2 } from '../../parts/more-icons.ts';
import type { Shown } from './periodic-report.ts';
import { PeriodicSigner } from './periodic-signer.tsx';
import { usePeriodicWords } from './use-periodic-words.ts';

type Props = Shown & { suggested: Record<SectionName, string> };

/** The words of the report: five sections that follow the figures until somebody edits them, and who signs. */
export function PeriodicText(props: Props): JSX.Element {
  const { text: w, kept } = usePeriodicWords();
  return (
    <section class="stack periodic-text" aria-labelledby="h-text">
      <div class="stack-s">
        <h2 id="h-text">{w.title}</h2>
        <p class="hint">
          {w.lead} {props.mayEdit && kept}
        </p>
      </div>
      {SECTIONS.map((name) => (
        <Section key={name} name={name} {...props} />
      ))}
      <PeriodicSigner {...props} />
    </section>
  );
}

function Section(props: Props & { name: SectionName }): JSX.Element {
  const { name, draft, suggested, change, mayEdit } = props;
  const { say } = useApp();
  const w = usePeriodicWords().text;
  const id = useId();
  const edited = draft.sections[name] ?? null;
  const suggestion = suggested[name];
  const type = (text: string) =>
    change({ sections: { [name]: { text, from: edited?.from ?? suggestion } } });
  const takeBack = () => {
    change({ sections: { [name]: null } });
    say(w.took, () => change({ sections: { [name]: edited } }));
  };
  return (
    <div class="stack-s">
      <div class="row spread">
        <label for={id} class="section-name">
          {w.sections[name]}
        </label>
        <span class="hint">{edited === null ? w.suggested : w.edited}</span>
      </div>
      <textarea
        id={id}
        lang="vi"
        rows={5}
        readOnly={!mayEdit}
        value={edited?.text ?? suggestion}
        onInput={(e) => type(e.currentTarget.value)}
      />
      {edited !== null && mayEdit && (
        <div class="row">
          <button
            type="button"
            class="quiet"
            aria-label={w.againOf(w.sections[name])}
            onClick={takeBack}
          >
            <Icon of={Undo2} />
            {w.again}
          </button>
        </div>
      )}
      {edited !== null && edited.from !== suggestion && (
        <details>
          <summary>{w.changed}</summary>
          <p class="suggestion" lang="vi">
            {suggestion}
          </p>
        </details>
      )}
    </div>
  );
}
