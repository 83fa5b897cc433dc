import type { JSX } from 'preact';
import { decimalText } from '../../words/format.ts';
import type { FieldProps } from '../field.ts';
import { kindWords } from './kind-words.ts';
import { PositionState } from './position-state.tsx';
import { fixText, usePosition } from './use-position.ts';

/** A stored position in words. */
export function pointText(text: string, lang: FieldProps['lang']): string {
  const w = kindWords(lang);
  const [lat, lon, , accuracy] = text.trim().split(/\s+/).map(Number);
  const shown = (n: number | undefined, digits: number) =>
    decimalText(Number((n ?? 0).toFixed(digits)));
  const place = w.point(shown(lat, 5), shown(lon, 5));
  return accuracy ? `${place}. ${w.accuracy(shown(accuracy, 0))}` : place;
}

/** Where the person stands; the position is kept from the first fix on and gets better until it is stopped. */
export function PointField(p: FieldProps): JSX.Element {
  const w = kindWords(p.lang);
  const gps = usePosition((fix) => p.onChange(p.path, fixText(fix)));
  const held = typeof p.value === 'string' ? p.value : '';
  const isSeeking = gps.state === 'seeking';
  return (
    <span class="stack-s">
      {held !== '' && <output class="num">{pointText(held, p.lang)}</output>}
      <PositionState state={gps.state} hasFix={gps.hasFix} lang={p.lang} />
      {!p.readonly && (
        <span class="row">
          <button
            id={p.id}
            type="button"
            aria-describedby={p.describedBy}
            onClick={isSeeking ? gps.stop : gps.start}
          >
            {isSeeking && gps.hasFix
              ? w.stop
              : held !== '' || gps.state !== 'no'
                ? w.again
                : w.getPoint}
          </button>
          {held !== '' && !isSeeking && (
            <button
              type="button"
              class="quiet"
              onClick={() => p.onChange(p.path, undefined)}
            >
              {w.remove}
            </button>
          )}
        </span>
      )}
    </span>
  );
}
