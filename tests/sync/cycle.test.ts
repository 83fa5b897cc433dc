import { expect, test } from 'vitest';
import { runCycle } from '../../src/sync/cycle.ts';
import { Fault } from '../../src/sync/fault.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { aFiling, aPhoto, uuid } from '../support/build.ts';
import { aClock, aDevice, aReadyDevice, aServer } from '../support/memory-device.ts';

const filing = (n: number, text?: string) =>
  aFiling({
    opId: uuid(n, 1),
    recordId: uuid(n, 2),
    ...(text === undefined ? {} : { text }),
  });

test('[R1] drains the outbox, becomes level and says what it did', async () => {
  const { device, hub, states } = await aReadyDevice();
  device.queue(filing(1));
  device.queue(filing(2));
  const result = await device.sync();
  expect(result).toMatchObject({
    fault: null,
    done: { pushed: 2, setAside: 0 },
    left: { ops: 0, files: 0, setAside: 0 },
    retryAtMs: null,
  });
  expect(states()).toEqual(['sent', 'sent']);
  expect(hub.state.report.size).toBe(2);
  const base = device.disk.read().base;
  expect(base.get(`report:${uuid(1, 2)}`)?.body).toEqual(
    hub.state.report.get(uuid(1, 2)),
  );
});

test('[R1] stops at the first fault, returns it, and throws a bug on', async () => {
  const { device } = await aReadyDevice(['drop-before']);
  device.queue(filing(1));
  const result = await device.sync();
  expect(result.fault?.kind).toBe('offline');
  expect(result.done.received).toBe(0);
  expect(result.retryAtMs).not.toBeNull();
  const broken: Remote = {
    ...device.remote,
    pull: () => Promise.reject(new TypeError('a bug')),
  };
  await expect(runCycle({ ...device.ports, remote: broken })).rejects.toThrow('a bug');
});

test('[E1, E2] offers a server restored from a backup everything it lost', async () => {
  const { device, hub, server, states } = await aReadyDevice();
  const backup = hub.backup();
  const photo = aPhoto(1);
  device.queue(aFiling({ body: { files: [photo.ref] } }), [photo]);
  device.queue(filing(2));
  await device.sync();
  expect(hub.state.report.size).toBe(2);
  hub.restore(backup, 'epoch-2');
  server.bytes.clear();
  device.queue(filing(3));
  const result = await device.sync();
  expect(result.fault).toBeNull();
  expect(states()).toEqual(['sent', 'sent', 'sent']);
  expect(hub.state.report.size).toBe(3);
  expect(hub.state.file.get(photo.ref.fileId)?.received).toBe(true);
  expect(device.disk.read().meta.epoch).toBe('epoch-2');
});

test('[R2] does no harm when page and worker sync at once', async () => {
  const { device, hub, states } = await aReadyDevice();
  const photo = aPhoto(1);
  device.queue(aFiling({ body: { files: [photo.ref] } }), [photo]);
  for (let n = 2; n < 20; n++) device.queue(filing(n));
  const results = await Promise.all([device.sync(), device.sync(), device.sync()]);
  expect(results.map((r) => r.fault)).toEqual([null, null, null]);
  expect(new Set(states())).toEqual(new Set(['sent']));
  expect(hub.state.revision.size).toBe(19);
});

test('[E1] settles nothing by a server of another epoch before the pull has told of it', async () => {
  const { device, hub, states } = await aReadyDevice();
  hub.restore(hub.backup(), 'epoch-2');
  device.queue(filing(1));
  device.line.draw = (call) => (call === 'pull' ? 'drop-before' : 'ok');
  expect((await device.sync()).fault?.kind).toBe('offline');
  expect(states()).toEqual(['queued']);
  device.line.draw = () => 'ok';
  expect((await device.sync()).fault).toBeNull();
  expect(states()).toEqual(['sent']);
  expect(hub.state.revision.size).toBe(1);
});

test('[E1] asks before it sends when it knows no epoch', async () => {
  const clock = aClock();
  const device = aDevice(aServer(clock).server, clock);
  const calls: string[] = [];
  device.line.draw = (call) => {
    calls.push(call);
    return 'ok';
  };
  device.queue(filing(1));
  await device.sync();
  expect(calls).toEqual(['pull', 'push', 'pull']);
});

test('[R1] names no moment to try again when only a person can help', async () => {
  const { device } = await aReadyDevice();
  device.queue(filing(1));
  for (const kind of ['signed-out', 'forbidden', 'update-needed'] as const) {
    const push: Remote['push'] = () => Promise.reject(new Fault(kind));
    const result = await runCycle({
      ...device.ports,
      remote: { ...device.remote, push },
    });
    expect(result).toMatchObject({ fault: { kind }, retryAtMs: null });
  }
});
