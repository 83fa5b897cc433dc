// With --profile: where the time of our own side goes, as a .cpuprofile that a browser's developer tools open.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs work as it is, or under the profiler when there is a folder for what it finds. */
export const makeWatch = (dir) => async (name, devtools, work) => {
  if (dir === null) return work();
  await devtools.send('Profiler.enable');
  await devtools.send('Profiler.setSamplingInterval', { interval: 200 });
  await devtools.send('Profiler.start');
  const result = await work();
  const { profile } = await devtools.send('Profiler.stop');
  writeFileSync(join(dir, `${name}.cpuprofile`), JSON.stringify(profile));
  return result;
};
