// npm run bench [-- --only=start,key,drain --runs=7 --cpu=4 --profile]: everything measured side by side on this
// machine. Prints a table and writes results/latest.json.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureDrain } from './drain.mjs';
import { measureKey } from './key.mjs';
import { dropProfile, makeProfile } from './lib/browser.mjs';
import { buildPages, builtDir } from './lib/build-pages.mjs';
import { makeDevice } from './lib/device.mjs';
import { startFloorServer } from './lib/floor-server.mjs';
import { benchDir } from './lib/paths.mjs';
import { startOwn, startRealServer } from './lib/process.mjs';
import { makeWatch } from './lib/profile.mjs';
import { rowsOf, tableOf } from './lib/table.mjs';
import { measureStart } from './start.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'start,key,drain' },
    runs: { type: 'string', default: '7' },
    cpu: { type: 'string', default: '4' },
    profile: { type: 'boolean', default: false },
  },
});
const wanted = values.only.split(',');
const isWanted = (name) => wanted.includes(name);
const resultsDir = join(benchDir, 'results');
const resultsFile = join(resultsDir, 'latest.json');

const cleanups = [];
const later = (work) => cleanups.unshift(work);

async function measureAll() {
  await buildPages();
  const probe = readFileSync(join(builtDir, 'probe.js'), 'utf8');
  const loadBefore = loadavg();
  const floor = await startFloorServer();
  later(() => floor.stop());
  const real = await startRealServer();
  later(() => real.stop());
  const device = await makeDevice(real.url, floor.url);
  later(() => dropProfile(device.dir));
  const world = {
    device,
    appUrl: real.url,
    floor,
    probe,
    cpu: Number(values.cpu),
    runs: Number(values.runs),
    watch: makeWatch(values.profile ? resultsDir : null),
  };
  const measured = {};
  if (isWanted('drain')) {
    const emptyDir = makeProfile();
    later(() => dropProfile(emptyDir));
    const drained = { ...world, emptyDir, sample: device.sample };
    const stub = await startOwn('.build/stub-hub.mjs');
    const at = { name: 'stub', url: stub.url, path: '/blank' };
    measured.drain = await measureDrain(at, drained).finally(() => stub.stop());
    const shipped = { name: 'server', url: real.url, path: '/healthz' };
    measured.drainServer = await measureDrain(shipped, drained);
  }
  await real.stop();
  if (isWanted('start')) measured.start = await measureStart(world);
  if (isWanted('key')) measured.key = await measureKey(world);
  return { measured, loadBefore };
}

mkdirSync(resultsDir, { recursive: true });
try {
  const { measured, loadBefore } = await measureAll();
  const machine = {
    at: new Date().toISOString(),
    cpu: `${cpus().length} × ${cpus()[0].model.trim()}`,
    node: process.version,
    cpuSlowedBy: Number(values.cpu),
    loadBefore,
    loadAfter: loadavg(),
  };
  const rows = rowsOf(measured);
  writeFileSync(resultsFile, `${JSON.stringify({ machine, rows, measured }, null, 2)}\n`);
  console.log(`\n${tableOf(rows)}\n`);
  console.log(
    `${machine.at} · ${machine.cpu} · Node ${machine.node} · CPU ×${values.cpu}`,
  );
  console.log(
    `load before ${loadBefore[0].toFixed(2)}, after ${machine.loadAfter[0].toFixed(2)}`,
  );
} finally {
  for (const work of cleanups) await work();
}
