// npm run bench [-- --only=start,key,drain,forms,engine --runs=7 --cpu=4 --profile]: everything measured side by side
// on this machine. Prints tables and writes results/latest.json. For forms also --sizes=100,1000 and
// --sides=ours,app,enketo,webforms,formjs; --slow takes in what needs minutes a run (form-js at 1,000 questions).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureDrain } from './drain.mjs';
import { measureEngine } from './engine.mjs';
import { measureForms, SIDES, shownAt } from './forms.mjs';
import { measureKey } from './key.mjs';
import { dropProfile, makeProfile } from './lib/browser.mjs';
import { buildPages, builtDir } from './lib/build-pages.mjs';
import { makeDevice } from './lib/device.mjs';
import { engineTableOf } from './lib/engine-table.mjs';
import { startFloorServer } from './lib/floor-server.mjs';
import { formTablesOf, goalsOf } from './lib/form-table.mjs';
import { benchDir } from './lib/paths.mjs';
import { startOwn, startRealServer } from './lib/process.mjs';
import { makeWatch } from './lib/profile.mjs';
import { rowsOf, tableOf } from './lib/table.mjs';
import { measureStart } from './start.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'start,key,drain,forms,engine' },
    runs: { type: 'string', default: '7' },
    cpu: { type: 'string', default: '4' },
    profile: { type: 'boolean', default: false },
    sizes: { type: 'string', default: '100,1000' },
    sides: { type: 'string', default: SIDES.join() },
    slow: { type: 'boolean', default: false },
  },
});
const wanted = values.only.split(',');
const isWanted = (name) => wanted.includes(name);
const sides = values.sides.split(',');
const resultsDir = join(benchDir, 'results');
const resultsFile = join(resultsDir, 'latest.json');

const cleanups = [];
const later = (work) => cleanups.unshift(work);

/** The servers and the device; a run that asks for none of the app's screens does without. */
async function makeWorld() {
  const bare = {
    device: null,
    cpu: Number(values.cpu),
    runs: Number(values.runs),
    watch: makeWatch(values.profile ? resultsDir : null),
  };
  const isApp = wanted.some((name) => ['start', 'key', 'drain'].includes(name));
  if (!isApp && !(isWanted('forms') && sides.includes('app'))) return bare;
  const floor = await startFloorServer();
  later(() => floor.stop());
  const real = await startRealServer();
  later(() => real.stop());
  const device = await makeDevice(real.url, floor.url);
  later(() => [device.dir, device.changedDir].forEach(dropProfile));
  const probe = readFileSync(join(builtDir, 'probe.js'), 'utf8');
  return { ...bare, device, appUrl: real.url, real, floor, probe };
}

async function measureDrains(world) {
  const emptyDir = makeProfile();
  later(() => dropProfile(emptyDir));
  const drained = { ...world, emptyDir, sample: world.device.sample };
  const stub = await startOwn('.build/stub-hub.mjs');
  const at = { name: 'stub', url: stub.url, path: '/blank' };
  const drain = await measureDrain(at, drained).finally(() => stub.stop());
  const shipped = { name: 'server', url: world.appUrl, path: '/healthz' };
  return { drain, drainServer: await measureDrain(shipped, drained) };
}

async function measureAll() {
  await buildPages();
  const loadBefore = loadavg();
  const world = await makeWorld();
  const measured = isWanted('drain') ? await measureDrains(world) : {};
  await world.real?.stop();
  if (isWanted('start')) measured.start = await measureStart(world);
  if (isWanted('key')) measured.key = await measureKey(world);
  if (isWanted('forms')) {
    const sizes = values.sizes.split(',').map(Number);
    const sidesAt = shownAt(sides, values.slow);
    measured.forms = await measureForms(world, { sizes, sidesAt });
  }
  if (isWanted('engine')) measured.engine = await measureEngine(world);
  return { measured, loadBefore };
}

/** A table for each part that was measured. */
function tablesOf({ forms, engine }, rows) {
  const tables = rows.length > 0 ? [tableOf(rows)] : [];
  if (forms !== undefined) tables.push(formTablesOf(forms));
  if (engine !== undefined) tables.push(engineTableOf(engine));
  return tables.join('\n\n');
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
  const goals = goalsOf(measured.forms ?? {});
  const found = { machine, rows, goals, measured };
  writeFileSync(resultsFile, `${JSON.stringify(found, null, 2)}\n`);
  console.log(`\n${tablesOf(measured, rows)}\n`);
  console.log(
    `${machine.at} · ${machine.cpu} · Node ${machine.node} · CPU ×${values.cpu}`,
  );
  console.log(
    `load before ${loadBefore[0].toFixed(2)}, after ${machine.loadAfter[0].toFixed(2)}`,
  );
} finally {
  for (const work of cleanups) await work();
}
