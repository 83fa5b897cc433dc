import { describe, expect, test } from 'vitest';
import {
  answerWide,
  dropOldWide,
  keepWide,
  renewWide,
  type WideWorld,
} from '../../src/device/wide-cache.ts';
import { memoryCaches } from './memory-caches.ts';

/** A server that has deployed builds, and the workers of these builds on one device. */
function aWorld() {
  const server = new Map<string, string>();
  const box = memoryCaches(server);
  let isOpen = true;
  const deploy = (...files: string[]): WideWorld => {
    for (const file of files) server.set(file, `code of ${file}`);
    const list = JSON.stringify(files);
    server.set('/wide.json', list);
    return {
      part: 'wide',
      box,
      origin: 'https://app',
      ownList: async () => new Response(list),
      isAnyOpen: async () => isOpen,
    };
  };
  return {
    box,
    server,
    deploy,
    closeAll: () => {
      isOpen = false;
    },
    held: async () => {
      const requests = await (await box.open('wide')).keys();
      const paths = requests.map((it) => new URL(it.url).pathname);
      return paths.filter((it) => it.endsWith('.js')).sort();
    },
  };
}

const request = (path: string) => new Request(`https://app${path}`);

describe('the wide side', () => {
  test('[WIDE] is not kept by a device that never opened it', async () => {
    const { box, deploy } = aWorld();
    const build = deploy('/a-1.js');
    await renewWide(build);
    await dropOldWide(build);
    expect(await box.keys()).toEqual([]);
  });

  test('[WIDE] comes with an update where it is wanted, though the build before did not keep it', async () => {
    const { deploy, held, box } = aWorld();
    await renewWide(deploy('/a-2.js'), true);
    expect(await held()).toEqual(['/a-2.js']);
    expect(await box.has('wide')).toBe(true);
  });

  test('[WIDE] is kept whole from its first use, and answered without a line', async () => {
    const { box, deploy, held, server } = aWorld();
    await keepWide(deploy('/a-1.js', '/b-1.js'));
    expect(await held()).toEqual(['/a-1.js', '/b-1.js']);
    server.clear();
    const answer = await answerWide({ box, part: 'wide' }, request('/b-1.js'));
    expect(await answer.text()).toBe('code of /b-1.js');
  });

  test('[WIDE] is not kept by halves', async () => {
    const { deploy, held, server } = aWorld();
    const build = deploy('/a-1.js', '/b-1.js');
    server.delete('/b-1.js');
    await expect(keepWide(build)).rejects.toThrow();
    expect(await held()).toEqual([]);
  });

  test('[WIDE] is never the page of a captive portal', async () => {
    const { box, deploy, held, server } = aWorld();
    const build = deploy('/a-1.js', '/b-1.js');
    server.set('/b-1.js', '<h1>Wi-Fi</h1>');
    await expect(keepWide(build)).rejects.toThrow('not our server');
    await expect(answerWide({ box, part: 'wide' }, request('/b-1.js'))).rejects.toThrow(
      'not our server',
    );
    expect(await held()).toEqual([]);
    server.set('/b-1.js', 'code');
    await keepWide(build);
    server.set('/wide.json', '<h1>Wi-Fi</h1>');
    await expect(renewWide(build)).rejects.toThrow('not our server');
    expect(await held()).toEqual(['/a-1.js', '/b-1.js']);
  });

  test('[WIDE] comes with a new build, or the new build does not come', async () => {
    const { deploy, held, server } = aWorld();
    await keepWide(deploy('/a-1.js'));
    const next = deploy('/a-2.js', '/b-2.js');
    server.delete('/b-2.js');
    await expect(renewWide(next)).rejects.toThrow();
    expect(await held()).toEqual(['/a-1.js']);
    server.set('/b-2.js', 'code');
    await renewWide(next);
    expect(await held()).toEqual(['/a-1.js', '/a-2.js', '/b-2.js']);
  });

  test('[WIDE] of the build before stays while one of its pages may be open', async () => {
    const { deploy, held, closeAll } = aWorld();
    const builds = [deploy('/a-1.js'), deploy('/a-2.js'), deploy('/a-3.js')] as const;
    await keepWide(builds[0]);
    await dropOldWide(builds[0]);
    deploy('/a-2.js');
    await renewWide(builds[1]);
    await dropOldWide(builds[1]);
    expect(await held()).toEqual(['/a-1.js', '/a-2.js']);
    deploy('/a-3.js');
    await renewWide(builds[2]);
    await dropOldWide(builds[2]);
    expect(await held()).toEqual(['/a-2.js', '/a-3.js']);
    closeAll();
    await dropOldWide(builds[2]);
    expect(await held()).toEqual(['/a-3.js']);
  });

  test('[WIDE] is not emptied by a list that cannot be read', async () => {
    const { deploy, held } = aWorld();
    const build = deploy('/a-1.js');
    await keepWide(build);
    await dropOldWide({ ...build, ownList: async () => undefined });
    expect(await held()).toEqual(['/a-1.js']);
  });

  test('[WIDE] asks the server for a chunk it does not hold, and keeps it', async () => {
    const { box, deploy, held } = aWorld();
    deploy('/a-1.js');
    const answer = await answerWide({ box, part: 'wide' }, request('/a-1.js'));
    expect(await answer.text()).toBe('code of /a-1.js');
    expect(await held()).toEqual(['/a-1.js']);
    await expect(
      answerWide({ box, part: 'wide' }, request('/gone.js')),
    ).rejects.toThrow();
  });
});
