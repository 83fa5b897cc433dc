// The real fields over a definition that is nowhere but here: no draft, no outbox, no line.
import type { JSX } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { FormDefinition, FormFiles } from '../../../domain/form/form.ts';
import {
  needsMoreFunctions,
  useMoreFunctions,
} from '../../../domain/form/more-functions.ts';
import type { DraftFile } from '../../actions/unit-forms.ts';
import { useApp } from '../../app-context.ts';
import { FormItems } from '../../fields/form-items.tsx';
import { MediaSource } from '../../fields/form-media.tsx';
import { usePreviewFiles } from './form-preview-files.ts';
import { previewShown } from './form-preview-shown.ts';
import { useFormWords } from './use-form-words.ts';
import '../../fields/fields.css';
import '../form-desk.css';

export type PreviewProps = {
  definition: FormDefinition;
  draftId: string;
  files: readonly DraftFile[];
};

/** Fills a form in on a phone's screen, in memory only. */
export function FormPreview({ definition, draftId, files }: PreviewProps): JSX.Element {
  const w = useFormWords().preview;
  const [turn, restart] = useReducer((n: number) => n + 1, 0);
  const [isReady, setReady] = useState(!needsMoreFunctions(definition));
  const { rows, media } = usePreviewFiles(definition, draftId, files);
  useEffect(() => {
    if (isReady) return;
    import('../../../domain/form/function-more.ts').then(
      (more) => {
        useMoreFunctions(more.moreFunctions);
        setReady(true);
      },
      () => undefined,
    );
  }, [isReady]);
  return (
    <section class="form-preview" aria-label={w.title}>
      <h2>{w.title}</h2>
      <p class="hint">{w.hint}</p>
      {isReady && rows !== null && (
        <MediaSource.Provider value={media}>
          <Phone
            key={turn}
            definition={definition}
            files={rows}
            onRestart={() => restart(null as never)}
          />
        </MediaSource.Provider>
      )}
    </section>
  );
}

function Phone(p: {
  definition: FormDefinition;
  files: FormFiles;
  onRestart: () => void;
}): JSX.Element {
  const { words, lang, today, nowIso, me, acting } = useApp();
  const w = useFormWords().preview;
  const [said, setSaid] = useState<number | null>(null);
  const [seen] = useState(() =>
    previewShown(p.definition, {
      files: p.files,
      reading: { definition: p.definition, words, lang, today },
      now: nowIso(),
      filler: {
        personId: me?.id ?? '',
        personName: me?.name ?? '',
        unitId: acting?.unitId ?? '',
        unitName: acting?.unitName ?? '',
        taskId: null,
        taskDue: null,
        language: lang,
      },
    }),
  );
  return (
    <>
      <div class="phone">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard */}
        <section class="phone-screen" aria-label={w.frame} tabIndex={0}>
          <h3>{p.definition.title[lang]}</h3>
          <fieldset class="fields">
            <FormItems shown={seen.shown} section={-1} rowPath="" earlier={null} />
          </fieldset>
        </section>
      </div>
      <div class="row">
        <button type="button" onClick={() => setSaid(seen.check())}>
          {w.check}
        </button>
        <button type="button" class="quiet" onClick={p.onRestart}>
          {w.restart}
        </button>
      </div>
      <p role="status">{said !== null && (said === 0 ? w.fine : w.wrong(said))}</p>
      <p class="hint">{w.noFiles}</p>
    </>
  );
}
