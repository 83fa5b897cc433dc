// A copy of the measured device that also has the made forms, as a pull would have brought them.
import { makeProfile, withPage } from './browser.mjs';
import { RAW_DB } from './page-db.mjs';

/** Runs in the page: puts forms beside those that came with the demonstration. */
async function putForms(definitions) {
  const { done, open } = window.__raw;
  const db = await open();
  const rows = await done(db.transaction('base').objectStore('base').getAll());
  const like = rows.find((row) => row.type === 'form' && row.body.current);
  const tx = db.transaction('base', 'readwrite', { durability: 'strict' });
  for (const definition of definitions) {
    const { id, version } = definition;
    const row = structuredClone(like);
    Object.assign(row, { key: `form:${id}@${version}`, ref: id });
    Object.assign(row.body, { id: `${id}@${version}`, formId: id, version, definition });
    tx.objectStore('base').put(row);
  }
  await new Promise((resolve) => {
    tx.oncomplete = resolve;
  });
  db.close();
}

/** @returns the folder of the profile */
export async function makeFormDevice({ device, appUrl }, definitions) {
  const dir = makeProfile(device.dir);
  await withPage(dir, { offline: true, init: RAW_DB }, async (page) => {
    await page.goto(appUrl);
    await page.locator('.task-card').first().waitFor();
    await page.evaluate(putForms, [...definitions]);
    // Once opened, so that the parts of a form and their compiled code are on the device.
    await page.goto(`${appUrl}/new/${[...definitions][0].id}`);
    await page.locator('.form-desk').waitFor();
  });
  return dir;
}
