// A thousand phiếu of two kilobytes leave the device: our engine and our storage beside Dexie and fetch, against one
// hub that answers both with receipts it has really signed, and then against the shipped server with PostgreSQL.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sleep, withCopy } from './lib/browser.mjs';
import { builtDir } from './lib/build-pages.mjs';
import { OFFICER } from './lib/device.mjs';
import { makeOps } from './lib/ops.mjs';

export const REPORTS_QUEUED = 1_000;
const script = (name) => readFileSync(join(builtDir, name), 'utf8');

/** A page of the server without a screen, in which a script may run. */
async function enter(page, url, path) {
  await page.goto(`${url}${path}`);
  await page.evaluate(script('drain-engine.js'));
  return page.evaluate((who) => window.engine.enter(who.login, who.password), OFFICER);
}

async function queueUp(page, sample) {
  const { ops, facts } = makeOps(sample, REPORTS_QUEUED, randomUUID);
  return page.evaluate(([list, known]) => window.engine.queue(list, known), [ops, facts]);
}

async function settleThenSlow(devtools, cpu) {
  await sleep(500);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu });
}

const drainOurs = (at, { sample, cpu, emptyDir, watch }) =>
  withCopy(emptyDir, {}, async (page, devtools) => {
    await enter(page, at.url, at.path);
    const { bytes } = await queueUp(page, sample);
    await settleThenSlow(devtools, cpu);
    const result = await watch('drain', devtools, () =>
      page.evaluate(() => window.engine.drain()),
    );
    if (result.sent !== REPORTS_QUEUED || result.fault !== null)
      throw new Error(
        `drained ${result.sent}: ${result.fault}, ${JSON.stringify(result.done)}`,
      );
    return { ...result, bytes: Math.round(bytes / REPORTS_QUEUED) };
  });

const drainFloor = (at, { sample, cpu, emptyDir }, gzip) =>
  withCopy(emptyDir, {}, async (page, devtools) => {
    // The session, the device's id and the digests come from our own code; the drain does not.
    const { deviceId } = await enter(page, at.url, at.path);
    const { items } = await queueUp(page, sample);
    await page.evaluate(script('drain-floor.js'));
    await page.evaluate((list) => window.floor.queue(list), items);
    await settleThenSlow(devtools, cpu);
    const result = await page.evaluate((how) => window.floor.drain(how), {
      gzip,
      slot: 0,
      deviceId,
      batch: 100,
    });
    if (result.sent !== REPORTS_QUEUED) throw new Error(`floor drained ${result.sent}`);
    return result;
  });

export async function measureDrain(at, world) {
  const runs = { ours: [], gzip: [], plain: [] };
  for (let n = 0; n < world.runs; n++) {
    runs.ours.push(await drainOurs(at, world));
    runs.gzip.push(await drainFloor(at, world, true));
    runs.plain.push(await drainFloor(at, world, false));
    const [own, zipped, plain] = Object.values(runs).map((it) => it[n].ms.toFixed(0));
    console.log(
      `drain, ${at.name} ${n + 1}: ours ${own}, floor ${zipped}, plain ${plain} ms`,
    );
  }
  const ms = (side) => runs[side].map((run) => run.ms);
  return {
    ours: ms('ours'),
    floor: ms('gzip'),
    plain: ms('plain'),
    level: runs.ours.map((run) => run.levelMs),
    facts: {
      requests: { ours: runs.ours[0].requests, floor: runs.gzip[0].requests },
      bytesEach: runs.ours[0].bytes,
    },
  };
}
