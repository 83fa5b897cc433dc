import { Form } from '@bpmn-io/form-js-viewer';
import '@bpmn-io/form-js-viewer/dist/assets/form-js.css';

const schema = await (await fetch(window.__form.address('schema.json'))).json();
const form = new Form({ container: document.getElementById('app') });
await form.importSchema(schema, {});
