// The client of an earlier release against today's server, and what becomes of its data when today's client follows.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FormDefinition } from '../../src/domain/form/form.ts';
import { packageRoot } from '../../src/server/database/package-root.ts';
import {
  expectAllSent,
  fileActivity,
  fillActivity,
  PATIENT,
  PEOPLE,
  signIn,
  summaryField,
} from '../support/browser/acts.ts';
import { expect, test } from '../support/browser/fixtures.ts';
import { openOffice } from '../support/browser/office.ts';
import { drawPhotos } from '../support/browser/photos.ts';
import { photosOf, reportsSaying } from '../support/browser/truth.ts';

const RELEASES = ['0.1.0'];
const FILED = 'Họp dân ba thôn, 96 người dự, phát 90 tờ rơi.';
const DRAFT = 'Phát loa hai buổi, còn chờ số liệu của thôn Hai.';

const FORM_OF_THAT_DAY = FormDefinition.parse(
  JSON.parse(
    readFileSync(join(packageRoot(), 'tests/fixtures/form-f01-0.1.0.json'), 'utf8'),
  ),
);

/** The script a build begins with; its name says which build it is. */
const scriptOf = (clientDir: string): string =>
  /assets\/index-[\w-]+\.js/.exec(
    readFileSync(join(clientDir, 'index.html'), 'utf8'),
  )?.[0] ?? 'none';

const workerOf = (clientDir: string): string =>
  readFileSync(join(clientDir, 'sw.js'), 'utf8');

for (const release of RELEASES)
  test(`[OLD] the client of ${release} is served by today’s server, and its draft outlives the update`, async ({
    cluster,
    openPhone,
  }) => {
    const oldDir = join(packageRoot(), 'tests/fixtures', `client-${release}`);
    const over = { clientDir: oldDir };
    const office = await openOffice(cluster, over);
    try {
      // The form of that day: what newer versions ask may be more than an old client can draw, and it says so.
      await office.publish(FORM_OF_THAT_DAY);
      const phone = await openPhone();
      await signIn(phone.page, office.url, PEOPLE.officer);
      const photos = await drawPhotos(phone.page, 1);
      await fileActivity(phone.page, office.url, FILED, photos);
      await phone.page.goto(`${office.url}/`);
      await expectAllSent(phone.page);
      const [report] = await reportsSaying(office, FILED);
      expect(report).toMatchObject({ rev: 1, author_id: PEOPLE.officer.id });
      // The text is settled before its photo has gone: all is sent only when that is there too.
      await expect
        .poll(
          async () => (await photosOf(office, report?.id ?? ''))[0]?.received_at,
          PATIENT,
        )
        .not.toBeNull();

      await phone.page.goto(`${office.url}/new/F01`);
      await fillActivity(phone.page, DRAFT);
      const draft = phone.page.url();

      await office.down();
      over.clientDir = join(packageRoot(), 'dist/client');
      await office.up();
      await phone.page.goto(`${office.url}/`);
      const isWaiting = () =>
        phone.page.evaluate(async () => {
          const registration = await navigator.serviceWorker.getRegistration();
          await registration?.update();
          return registration?.waiting !== null;
        });
      // On the very commit of a release there is nothing newer to wait for.
      if (workerOf(over.clientDir) !== workerOf(oldDir))
        await expect.poll(isWaiting, PATIENT).toBe(true);
      // Opened again, as the next morning: by then the new shell stands.
      await phone.reopen();
      await phone.page.goto(draft);
      expect(await phone.page.content()).toContain(scriptOf(over.clientDir));
      await expect(summaryField(phone.page)).toHaveValue(DRAFT, PATIENT);
      await phone.page.goto(`${office.url}/report/${report?.id}`);
      await expect(phone.page.getByText(FILED).first()).toBeVisible(PATIENT);
      await expectAllSent(phone.page);
    } finally {
      await office.close();
    }
  });
