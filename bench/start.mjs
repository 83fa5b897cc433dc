// Cold start without a line: a browser just started opens the address, the worker answers, and the first task card is
// on the screen. The servers of the app are gone; of the floor's server nothing is asked.
import { withCopy } from './lib/browser.mjs';

const cardsShown = async (page, url) => {
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.__bench?.cardsAt, null, { polling: 200 });
  return page.evaluate(() => ({
    ms: window.__bench.cardsAt,
    cards: window.__bench.cards,
    dom: document.querySelectorAll('*').length,
    read: window.floor?.read ?? null,
    isByWorker: navigator.serviceWorker.controller !== null,
  }));
};

export async function measureStart({ device, appUrl, floor, probe, cpu, runs, watch }) {
  const options = { cpu, offline: true, init: probe };
  const ours = [];
  const changed = [];
  const floors = [];
  for (let n = 0; n < runs; n++) {
    const own = await withCopy(device.dir, options, (page, devtools) =>
      watch('start', devtools, () => cardsShown(page, appUrl)),
    );
    const after = await withCopy(device.changedDir, options, (page) =>
      cardsShown(page, appUrl),
    );
    const asked = floor.requests();
    const raw = await withCopy(device.dir, options, (page) =>
      cardsShown(page, `${floor.url}/start-floor?cards=${own.cards}`),
    );
    // The worker is asked for again by the browser itself, after the page; files of the page never are.
    if (
      !own.isByWorker ||
      !after.isByWorker ||
      !raw.isByWorker ||
      floor.requests() - asked > 1
    )
      throw new Error('a start was not answered by the worker');
    if (raw.cards !== own.cards) throw new Error('the floor shows other cards');
    ours.push(own);
    changed.push(after);
    floors.push(raw);
    console.log(
      `start ${n + 1}: ours ${own.ms.toFixed(0)}, after a write ${after.ms.toFixed(0)}, floor ${raw.ms.toFixed(0)} ms`,
    );
  }
  return {
    ours: ours.map(({ ms }) => ms),
    changed: changed.map(({ ms }) => ms),
    floor: floors.map(({ ms }) => ms),
    facts: {
      cards: ours[0].cards,
      rowsRead: floors[0].read,
      elements: { ours: ours[0].dom, floor: floors[0].dom },
    },
  };
}
