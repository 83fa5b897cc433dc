// The same form in our form view and in three others: opening it, a choice that flips a question in every group, a
// digit that every calculation reads, and the memory it holds. Rounds alternate; each run is a browser of its own.
import { readFileSync } from 'node:fs';
import { dropProfile, makeProfile, sleep, withCopy, withPage } from './lib/browser.mjs';
import { buildForms, peersDir, transformForms } from './lib/build-forms.mjs';
import { makeFormDevice } from './lib/form-device.mjs';
import { startFormServer } from './lib/form-server.mjs';
import { ensureInstalled } from './lib/installed.mjs';
import { flippedIn } from './lib/made-form.mjs';
import { pageFile } from './lib/paths.mjs';

/** Without `app`, which needs the servers and a device: ask for it with --sides. */
export const SIDES = ['ours', 'enketo', 'webforms', 'formjs'];
/** From so many questions on form-js needs minutes a run. */
const SLOW = { side: 'formjs', from: 1000 };

/** The sides that are measured at a size: without the slow one, unless it is asked for. */
export const shownAt = (sides, isSlow) => (questions) =>
  sides.filter((side) => isSlow || side !== SLOW.side || questions < SLOW.from);

/** Of a side in one run, both of a touch and of a key. */
const REPEATS = 6;
/** Two loads fill the browser's cache of files and of compiled code, the third is measured. */
const LOADS = 3;
const PAUSE_MS = 150;
/** Nothing has been added to the page for so long: it is all there. */
const STILL_MS = 700;
/** An engine that reads a number only when it is left has not changed anything by then. */
const TYPED_MS = 4_000;
const LEFT_MS = 60;

async function openAt(page, url) {
  await page.goto('about:blank');
  await page.goto(url, { waitUntil: 'commit' });
  return opened(page);
}

async function opened(page) {
  await page.waitForFunction(() => window.__form?.openedAt != null, null, {
    polling: 100,
  });
  await page.waitForFunction(
    (still) => performance.now() - window.__form.changedAt > still,
    STILL_MS,
    { polling: 100 },
  );
  return page.evaluate(() => ({
    open: window.__form.openedAt,
    whole: Math.max(window.__form.openedAt, window.__form.changedAt),
  }));
}

async function heapOf(devtools) {
  for (let n = 0; n < 2; n++) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize, embedderHeapUsedSize = 0 } =
    await devtools.send('Runtime.getHeapUsage');
  return (usedSize + embedderHeapUsedSize) / 2 ** 20;
}

/** Where to touch: the label of the nth radio button, or the first box for a number. */
const radioAt = (page, n) =>
  page.evaluate((at) => {
    const radio = document.querySelectorAll(`${window.__form.root} input[type=radio]`)[
      at
    ];
    const named = document.querySelector(`label[for="${radio.id}"]`);
    const box = (radio.closest('label') ?? named ?? radio).getBoundingClientRect();
    return [box.x + Math.min(box.width / 2, 60), box.y + box.height / 2];
  }, n);
const numberAt = (page) =>
  page.evaluate(() => {
    const boxes = document.querySelectorAll(
      `${window.__form.root} input:not([type=radio], [type=checkbox], [type=hidden])`,
    );
    const first = [...boxes].find((it) => it.getClientRects().length > 0);
    const box = first.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  });

async function latency(page, timeout) {
  const isThere = await page
    .waitForFunction(() => window.__form.latency !== null, null, { polling: 30, timeout })
    .then(
      () => true,
      () => false,
    );
  return isThere ? page.evaluate(() => window.__form.latency) : null;
}

async function measured(page) {
  const ms = await latency(page);
  if (ms === null) throw new Error('what was touched changed nothing');
  await sleep(PAUSE_MS);
  return ms;
}

async function flip(page, questions) {
  const times = [];
  for (let n = 0; n < REPEATS; n++) {
    const [x, y] = await radioAt(page, n % 2);
    await page.evaluate((count) => window.__form.arm(count), questions);
    await page.mouse.click(x, y);
    times.push(await measured(page));
  }
  return times;
}

/** A digit and its deletion; with Tab behind it where the engine waits for that. */
async function type(page) {
  const times = [];
  let isOnLeaving = false;
  await page.mouse.click(...(await numberAt(page)));
  for (let n = 0; n < REPEATS; n++) {
    await page.evaluate(() => window.__form.arm(1));
    await page.keyboard.press(n % 2 === 0 ? '7' : 'Backspace');
    const ms = await latency(page, isOnLeaving ? LEFT_MS : TYPED_MS);
    if (ms !== null) {
      times.push(ms);
      await sleep(PAUSE_MS);
      continue;
    }
    isOnLeaving = true;
    await page.keyboard.press('Tab');
    times.push(await measured(page));
    await page.mouse.click(...(await numberAt(page)));
    await page.keyboard.press('End');
    await sleep(PAUSE_MS);
  }
  return { times, isOnLeaving };
}

/** The heap is read before anything is touched. */
async function touch(page, devtools, questions) {
  const heap = await heapOf(devtools);
  const controls = await page.evaluate(
    () =>
      document
        .querySelector(window.__form.root)
        .querySelectorAll('input:not([type=hidden]), select, textarea').length,
  );
  await page.evaluate(() => {
    document
      .querySelector(`${window.__form.root} input[type=radio]`)
      .scrollIntoView({ block: 'center' });
  });
  await sleep(PAUSE_MS * 2);
  const flips = await flip(page, flippedIn(questions));
  const { times, isOnLeaving } = await type(page);
  return { heap, controls, flips, keys: times, isOnLeaving };
}

async function runPage({ cpu, url, watch }, side, questions) {
  const dir = makeProfile();
  try {
    return await withPage(dir, { cpu }, async (page, devtools) => {
      const address = `${url}/form/${side}?n=${questions}`;
      for (let n = 1; n < LOADS; n++) await openAt(page, address);
      const look = side === 'ours' ? watch : (_, __, work) => work();
      const times = await look(`form-open-${questions}`, devtools, () =>
        openAt(page, address),
      );
      const rest = await look(`form-touch-${questions}`, devtools, () =>
        touch(page, devtools, questions),
      );
      return { ...times, ...rest };
    });
  } finally {
    dropProfile(dir);
  }
}

/** The real page of a phiếu in the installed app, without a line: by its address, and from within the app. */
async function runApp({ cpu, appUrl, formDir, watch }, questions) {
  const probe = readFileSync(pageFile('form-probe.js'), 'utf8');
  const init = `${probe};window.__form.root = '.form-desk > .fields';`;
  const address = `/new/BENCH${questions}`;
  return withCopy(formDir, { cpu, offline: true, init }, async (page, devtools) => {
    for (let n = 1; n < LOADS; n++) await openAt(page, appUrl + address);
    const times = await openAt(page, appUrl + address);
    const within = [];
    for (let n = 1; n <= LOADS; n++) {
      await page.evaluate(() => {
        history.pushState(null, '', '/');
        dispatchEvent(new PopStateEvent('popstate'));
      });
      await page.locator('.task-card').first().waitFor();
      await sleep(STILL_MS);
      await watch(`app-open-${questions}`, devtools, async () => {
        await page.evaluate((path) => window.__form.go(path), address);
        const { open } = await opened(page);
        if (n > 1) within.push(open);
      });
    }
    const rest = await watch(`app-touch-${questions}`, devtools, () =>
      touch(page, devtools, questions),
    );
    return { ...times, within, ...rest };
  });
}

/** Everything is built before the first moment that counts. */
async function prepare(world, sizes) {
  ensureInstalled(peersDir);
  const definitions = await buildForms(sizes);
  const server = await startFormServer();
  const dir = makeProfile();
  await withPage(dir, {}, (page) => transformForms(sizes, page, server.url)).finally(() =>
    dropProfile(dir),
  );
  const formDir =
    world.device === null ? null : await makeFormDevice(world, [...definitions.values()]);
  return { ...world, url: server.url, formDir, stop: () => server.stop() };
}

const gathered = (runs) => ({
  open: runs.map((run) => run.open),
  whole: runs.map((run) => run.whole),
  within: runs.flatMap((run) => run.within ?? []),
  flips: runs.flatMap((run) => run.flips),
  keys: runs.flatMap((run) => run.keys),
  heap: runs.map((run) => run.heap),
  facts: { controls: runs[0].controls, isOnLeaving: runs[0].isOnLeaving },
});

/** @returns by the number of questions, by side: the times of all runs */
export async function measureForms(world, { sizes, sidesAt }) {
  const ready = await prepare(world, sizes);
  const results = {};
  try {
    for (const questions of sizes) {
      const sides = sidesAt(questions);
      const runs = Object.fromEntries(sides.map((side) => [side, []]));
      for (let n = 0; n < world.runs; n++)
        for (const side of sides) {
          const run =
            side === 'app' ? runApp(ready, questions) : runPage(ready, side, questions);
          runs[side].push(await run);
          const { open, flips, keys, heap } = runs[side].at(-1);
          console.log(
            `form ${questions} ${n + 1} ${side}: open ${open.toFixed(0)}, flip ${flips.map((ms) => ms.toFixed(0))}, key ${keys.map((ms) => ms.toFixed(0))} ms, ${heap.toFixed(1)} MiB`,
          );
        }
      results[questions] = Object.fromEntries(
        sides.map((side) => [side, gathered(runs[side])]),
      );
    }
  } finally {
    ready.stop();
    if (ready.formDir !== null) dropProfile(ready.formDir);
  }
  return results;
}
