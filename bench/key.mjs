// A key in F01 until the next paint: in the text everyone fills in, and in a number that brings a question and takes
// it away again. The app is opened without a line from the same full device, all of the form unfolded.
import { sleep, withCopy } from './lib/browser.mjs';
import { LONG_TASK } from './lib/device.mjs';

const KEYS = 20;
/** About what a quick thumb takes. */
const PAUSE_MS = 180;
const TEXT = 'Da phat 120 to roi tai ba thon';
const CHANGED = '[data-path$="funding_source"]';

async function press(page, key, watched) {
  await page.evaluate((selector) => window.__bench.arm(selector), watched);
  await page.keyboard.press(key);
  await page.waitForFunction(() => window.__bench.latency !== null, null, {
    polling: 30,
  });
  await sleep(PAUSE_MS);
  return page.evaluate(() => window.__bench.latency);
}

async function typeIn(page, { text, money }) {
  await page.locator(text).waitFor();
  await page.evaluate(() => {
    for (const it of document.querySelectorAll('details.more')) it.open = true;
  });
  await sleep(500);
  const texts = [];
  await page.locator(text).click();
  for (let n = 0; n < KEYS; n++)
    texts.push(await press(page, TEXT[n] === ' ' ? 'Space' : TEXT[n], null));
  const changes = [];
  await page.locator(money).click();
  for (let n = 0; n < KEYS; n++)
    changes.push(await press(page, n % 2 === 0 ? '7' : 'Backspace', CHANGED));
  const fields = await page.evaluate(
    () =>
      [...document.querySelectorAll('[data-path] :is(input, textarea, select, button)')]
        .map((it) => it.closest('[data-path]').dataset.path)
        .filter((path, n, all) => all.indexOf(path) === n).length,
  );
  return { texts, changes, fields };
}

export async function measureKey({ device, appUrl, floor, probe, cpu, runs, watch }) {
  const results = { ours: [], floor: [] };
  const options = { cpu, init: probe };
  for (let n = 0; n < runs; n++) {
    results.ours.push(
      await withCopy(
        device.dir,
        { ...options, offline: true },
        async (page, devtools) => {
          await page.goto(`${appUrl}/new/F01?task=${LONG_TASK}`);
          return watch('key', devtools, () =>
            typeIn(page, { text: '#f-result_summary', money: '#f-more-cost_total' }),
          );
        },
      ),
    );
    results.floor.push(
      await withCopy(device.dir, options, async (page) => {
        await page.goto(`${floor.url}/vanilla`);
        return typeIn(page, { text: '#result_summary', money: '#cost_total' });
      }),
    );
    console.log(`key ${n + 1}`);
  }
  const all = (side, what) => results[side].flatMap((run) => run[what]);
  const fields = { ours: results.ours[0].fields, floor: results.floor[0].fields };
  return {
    text: { ours: all('ours', 'texts'), floor: all('floor', 'texts'), facts: { fields } },
    change: {
      ours: all('ours', 'changes'),
      floor: all('floor', 'changes'),
      facts: { fields },
    },
  };
}
