// Our fields and engine as the shipped preview of a form holds them: the same FormItems, field table, instance, path
// watch and styles as the page of a phiếu, in the same frame, with no draft, database or shell. The peers' pages are
// as bare.
import { render } from 'preact';
import { FormItems } from '../../src/client/fields/form-items.tsx';
import { isLong } from '../../src/client/fields/use-drawn.ts';
import { previewShown } from '../../src/client/pages/coordinator/form-preview-shown.ts';
import { vi } from '../../src/client/words/vi.ts';
import type { FormDefinition } from '../../src/domain/form/form.ts';
import { nobody } from './nobody.ts';
import '../../src/client/styles/tokens.css';
import '../../src/client/styles/base.css';
import '../../src/client/styles/shell.css';
import '../../src/client/styles/overlay.css';
import '../../src/client/fields/fields.css';
import '../../src/client/pages/form-desk.css';

declare global {
  interface Window {
    __form: { address(ending: string): string };
  }
}

const response = await fetch(window.__form.address('ours.json'));
const definition = (await response.json()) as FormDefinition;
const now = new Date().toISOString();
const { shown } = previewShown(definition, {
  reading: { definition, words: vi, lang: 'vi', today: now.slice(0, 10) },
  now,
  filler: nobody,
});
const place = document.getElementById('app');
if (place === null) throw new Error('no #app in the page');
render(
  <main class="content">
    <form class="form-desk" noValidate onSubmit={(event) => event.preventDefault()}>
      <fieldset class="fields" data-long={isLong(shown.form) || undefined}>
        <FormItems shown={shown} section={-1} rowPath="" earlier={null} />
      </fieldset>
    </form>
  </main>,
  place,
);
