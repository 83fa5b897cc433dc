import { Form } from 'enketo-core';

const made = await (await fetch(window.__form.address('enketo.json'))).json();
const page = document.createRange().createContextualFragment(made.form);
document.getElementById('app').append(page);
const form = new Form(
  document.querySelector('form.or'),
  {
    modelStr: made.model,
    instanceStr: null,
    submitted: false,
    external: [],
    session: {},
  },
  {},
);
const faults = form.init();
if (faults.length > 0) throw new Error(`Enketo: ${faults.join('; ')}`);
