import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Icon } from '../../parts/icon.tsx';
import { FileText } from '../../parts/icons.ts';
import { X } from '../../parts/more-icons.ts';
import { formatSize } from '../../words/format.ts';
import type { FieldProps } from '../field.ts';
import { kindWords } from './kind-words.ts';
import { refusalText } from './refusal-text.ts';

type Kind = 'audio' | 'video' | 'file';

const DOCUMENTS = ['pdf', 'doc', 'docx', 'xls', 'xlsx', 'csv', 'txt'];
const PICTURES = ['jpg', 'jpeg', 'png', 'webp'];

const accepted: Record<Kind, string> = {
  audio: 'audio/*',
  video: 'video/*',
  file: [...DOCUMENTS, ...PICTURES].map((end) => `.${end}`).join(),
};

/** Whether a picked file is of the kind asked for; a chooser's own filter can be switched off. */
function isOf(kind: Kind, file: File): boolean {
  if (kind !== 'file') return file.type.startsWith(`${kind}/`);
  const end = file.name.slice(file.name.lastIndexOf('.') + 1).toLowerCase();
  return [...DOCUMENTS, ...PICTURES].includes(end);
}

/** A sound, a film or a document: taken here or chosen, kept as it is. */
export function AttachmentField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const kind = p.item.kind as Kind;
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const name = typeof p.value === 'string' ? p.value : '';
  const keep = async (file: File): Promise<string | null> => {
    if (!isOf(kind, file)) return w.wrongType(file.name);
    // A picture of a document is a photo like any other: small, and without what a camera writes into it.
    const as = file.type.startsWith('image/') ? 'photo' : 'file';
    const why = (await p.attach?.keep(p.path, file, as)) ?? null;
    return why === null ? null : refusalText(why, file, p);
  };
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    setBusy(true);
    setRefusal(await keep(file));
    setBusy(false);
    // Emptied, so that choosing the same file again is a change again.
    input.value = '';
  };
  const picker = (id: string, text: string, isCapture: boolean) => (
    <label class="button picker">
      {text}
      <input
        id={id}
        class="visually-hidden"
        type="file"
        accept={isCapture && kind === 'file' ? 'image/*' : accepted[kind]}
        {...(isCapture ? { capture: 'environment' } : {})}
        aria-describedby={p.describedBy}
        onChange={(e) => choose(e.currentTarget)}
      />
    </label>
  );
  return (
    <span class="stack-s">
      <span class="hint">{kind === 'file' ? w.fileKinds : w.mediaKinds}</span>
      {name !== '' && <Held {...p} name={name} />}
      <span role="status" class="hint photo-work">
        {isBusy ? w.keeping : ''}
      </span>
      {refusal !== null && (
        <span role="alert" class="wrong">
          {refusal}
        </span>
      )}
      {name === '' && !p.readonly && (
        <span class="row">
          {picker(p.id, w.choose[kind], false)}
          {picker(`${p.id}-m`, w.take[kind], true)}
        </span>
      )}
    </span>
  );
}

function Held(p: FieldProps & { name: string }): JSX.Element {
  const w = kindWords(p.lang);
  const file = p.attach?.held(p.name) ?? null;
  const end = p.name.slice(p.name.lastIndexOf('.') + 1).toUpperCase();
  return (
    <span class="held-file">
      <Icon of={FileText} />
      <span class="name">
        {p.name}
        <span class="hint">
          {file === null ? end : `${end} · ${formatSize(file.size)}`}
        </span>
      </span>
      {!p.readonly && (
        <button
          id={p.id}
          type="button"
          class="quiet icon-only"
          aria-label={`${w.remove}: ${p.name}`}
          onClick={() => p.attach?.drop(p.path)}
        >
          <Icon of={X} />
        </button>
      )}
    </span>
  );
}
