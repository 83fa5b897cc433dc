import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Door } from '../parts/door.tsx';
import { inApp as en } from '../words/en/in-app.ts';
import { inApp as vi } from '../words/vi/in-app.ts';
import type { Words } from '../words/vi.ts';

/** Android can be asked to open an address in Chrome itself; an iPhone cannot. */
const chromeLink = (): string =>
  `intent://${location.host}/#Intent;scheme=${location.protocol.slice(0, -1)};package=com.android.chrome;end`;

/** Inside another app's browser nothing is kept for sure: how to open Lan Tỏa properly, and nothing else. */
export function InAppPage({ words }: { words: Words }): JSX.Element {
  const w = document.documentElement.lang === 'en' ? en : vi;
  const address = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const isApple = /iPhone|iPad|iPod/.test(navigator.userAgent);
  const isAndroid = /Android/.test(navigator.userAgent);
  const browser = isApple ? 'Safari' : 'Chrome';
  const copy = () => {
    address.current?.select();
    // Some of these browsers have no clipboard at all; the address is selected for copying by hand.
    const written = navigator.clipboard?.writeText(location.origin) ?? Promise.reject();
    written.then(
      () => setSaid(w.copied),
      () => setSaid(w.copyFailed),
    );
  };
  return (
    <Door words={words} title={w.title(browser)}>
      <p>{w.body}</p>
      {isAndroid && (
        <a class="button primary" href={chromeLink()}>
          {w.open(browser)}
        </a>
      )}
      <label class="stack-s">
        <strong>{w.link}</strong>
        <input
          ref={address}
          class="address"
          readOnly
          type="url"
          value={location.origin}
        />
      </label>
      <button type="button" class={isAndroid ? '' : 'primary'} onClick={copy}>
        {w.copy}
      </button>
      <p role="status">{said}</p>
      <h2>{w.stepsTitle}</h2>
      <ol class="steps">
        {w.steps(browser).map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </Door>
  );
}
