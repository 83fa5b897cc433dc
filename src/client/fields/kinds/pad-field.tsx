import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { controlProps, type FieldProps } from '../field.ts';
import { looks } from '../field-looks.ts';
import { kindWords } from './kind-words.ts';
import { refusalText } from './refusal-text.ts';
import { clearPad, type Pad, useStrokes } from './use-strokes.ts';

const WIDTH = 800;
const SIGNATURE_HEIGHT = 320;
const DRAWING_HEIGHT = 800;

/** A signature or a drawing by finger or mouse, on white or over a picture; a picture can be chosen instead. */
export function PadField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  if (typeof p.value === 'string')
    return (
      <span class="stack-s">
        {p.url ? (
          <img class="pad" src={p.url} alt={w.padShown} />
        ) : (
          <span class="hint">{w.notHere}</span>
        )}
        {!p.readonly && (
          <button id={p.id} type="button" onClick={() => p.attach?.drop(p.path)}>
            {w.remove}
          </button>
        )}
      </span>
    );
  return p.readonly ? <span class="hint">{w.notSet}</span> : <Empty {...p} />;
}

const bitmapBlob = (canvas: HTMLCanvasElement): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));

function Empty(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const strokes = useStrokes(canvas, () => setDrawn(true));
  const isOver = looks(p.item, 'annotate');
  const keep = async (file: File, as: 'file' | 'photo') => {
    const why = (await p.attach?.keep(p.path, file, as)) ?? null;
    setRefusal(why === null ? null : refusalText(why, file, p));
  };
  const keepDrawing = async () => {
    const blob = canvas.current === null ? null : await bitmapBlob(canvas.current);
    if (blob !== null)
      await keep(new File([blob], 'hinh.png', { type: 'image/png' }), 'file');
  };
  const drawOver = async (file: File) => {
    const picture = await createImageBitmap(file).catch(() => null);
    const pad = canvas.current as Pad | null;
    if (picture === null || pad === null)
      return setRefusal(refusalText('unreadable', file, p));
    pad.width = WIDTH;
    pad.height = Math.round((WIDTH * picture.height) / picture.width);
    pad.getContext('2d')?.drawImage(picture, 0, 0, pad.width, pad.height);
    pad.dataset.filled = '';
    picture.close();
    setDrawn(true);
  };
  const choose = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (file === undefined) return;
    await (isOver ? drawOver(file) : keep(file, 'photo'));
    input.value = '';
  };
  return (
    <span class="stack-s">
      <canvas
        ref={canvas}
        class="pad"
        role="img"
        aria-label={w.pad}
        width={WIDTH}
        height={looks(p.item, 'signature') ? SIGNATURE_HEIGHT : DRAWING_HEIGHT}
        {...strokes}
      />
      {refusal !== null && (
        <span role="alert" class="wrong">
          {refusal}
        </span>
      )}
      <span class="row">
        <button type="button" class="primary" disabled={!isDrawn} onClick={keepDrawing}>
          {w.padKeep}
        </button>
        <button
          type="button"
          disabled={!isDrawn}
          onClick={() => {
            clearPad(canvas.current);
            setDrawn(false);
          }}
        >
          {w.padClear}
        </button>
        <label class="button picker">
          {isOver ? w.padPhoto : w.padChoose}
          <input
            {...controlProps(p)}
            class="visually-hidden"
            type="file"
            accept="image/*"
            onChange={(e) => choose(e.currentTarget)}
          />
        </label>
      </span>
    </span>
  );
}
