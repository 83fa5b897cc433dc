import type { JSX } from 'preact';
import { demo as en } from '../words/en/demo.ts';
import { demo as vi } from '../words/vi/demo.ts';

/** Chooses a role of the demonstration instead of typing. */
export function DemoAccounts(props: {
  onChoose: (login: string, password: string) => void;
}): JSX.Element {
  const w = document.documentElement.lang === 'en' ? en : vi;
  return (
    <section class="demo" aria-labelledby="demo">
      <h2 id="demo">{w.title}</h2>
      <p class="hint">{w.hint}</p>
      <p class="row">
        {w.accounts.map(({ login, role }) => (
          <button
            key={login}
            type="button"
            onClick={() => props.onChoose(login, w.password)}
          >
            {role}
          </button>
        ))}
      </p>
    </section>
  );
}
