import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
import { createApp, h } from 'vue';

const formXml = await (await fetch(window.__form.address('xml'))).text();
const fetchFormAttachment = async () => new Response('', { status: 404 });
const app = createApp({
  render: () => h(OdkWebForm, { formXml, fetchFormAttachment, onSubmit() {} }),
});
app.use(webFormsPlugin);
app.mount('#app');
