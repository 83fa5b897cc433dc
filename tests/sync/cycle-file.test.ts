import { expect, test } from 'vitest';
import { runCycle } from '../../src/sync/cycle.ts';
import { Fault } from '../../src/sync/fault.ts';
import type { Remote } from '../../src/sync/ports.ts';
import { aFiling, aPhoto, NOW_ISO, uuid } from '../support/build.ts';
import { makeFakeSigner } from '../support/fake-signer.ts';
import type { LineEvent } from '../support/lossy-network.ts';
import { aClock, aDevice, aReadyDevice, aServer } from '../support/memory-device.ts';

test('[K3] asks for the keys when a file’s receipt names one it has not heard of', async () => {
  const { device, hub } = await aReadyDevice();
  const photo = aPhoto(1);
  device.queue(aFiling({ body: { files: [photo.ref] } }), [photo]);
  const script: LineEvent[] = ['ok', 'ok', 'drop-before'];
  device.line.draw = () => script.shift() ?? 'ok';
  await device.sync();
  hub.signer = hub.signer.next('key-2');
  const result = await device.sync();
  expect(result).toMatchObject({ fault: null, done: { files: 1 } });
  expect(device.disk.read().keys).toHaveLength(2);
});

test('[B1, B2] sends photos after all texts, resumes, and counts them by their receipts', async () => {
  const { device, hub, server } = await aReadyDevice();
  const photos = [aPhoto(1), aPhoto(2)];
  const files = photos.map(({ ref }) => ref);
  device.queue(aFiling({ body: { files } }), photos);
  const script: LineEvent[] = ['ok', 'ok', 'drop-after'];
  device.line.draw = () => script.shift() ?? 'ok';
  const first = await device.sync();
  expect(first.fault?.kind).toBe('offline');
  expect(hub.state.report.size).toBe(1);
  expect(device.files()[0]?.sentBytes).toBeGreaterThan(0);
  const before = server.bytes.size;
  const second = await device.sync();
  expect(second).toMatchObject({ fault: null, done: { files: 2 } });
  expect(before).toBe(1);
  await device.sync();
  const report = device.disk.read().base.get(`report:${uuid(1, 2)}`)?.body;
  expect(report).toMatchObject({ files: [{ received: true }, { received: true }] });
});

test('[B3] does not send bytes that changed under their name, and goes on with the next', async () => {
  const { device, hub } = await aReadyDevice();
  const [bad, good] = [aPhoto(1), aPhoto(2)];
  device.queue(aFiling({ body: { files: [bad.ref, good.ref] } }), [
    { ref: bad.ref, content: new Uint8Array([1, 2, 3]) },
    good,
  ]);
  const tried: string[] = [];
  const upload: Remote['upload'] = (file, ...rest) => {
    tried.push(file.fileId);
    return device.remote.upload(file, ...rest);
  };
  const result = await runCycle({
    ...device.ports,
    remote: { ...device.remote, upload },
  });
  expect(tried).toEqual([good.ref.fileId]);
  expect(result.fault).toBeNull();
  expect(result.done).toMatchObject({ files: 1, postponed: 1 });
  expect(hub.state.file.get(good.ref.fileId)?.received).toBe(true);
  expect(hub.state.file.get(bad.ref.fileId)?.received).toBe(false);
});

test('[B4] tries a failing file once per cycle and lets the others pass in the next', async () => {
  const { device, hub } = await aReadyDevice();
  const [bad, good] = [aPhoto(1), aPhoto(2)];
  device.queue(aFiling({ body: { files: [bad.ref, good.ref] } }), [bad, good]);
  const { fileReceipt } = device.remote;
  let asked = 0;
  const remote: Remote = {
    ...device.remote,
    fileReceipt: async (fileId) => {
      if (fileId !== bad.ref.fileId) return fileReceipt(fileId);
      asked += 1;
      return null;
    },
  };
  await runCycle({ ...device.ports, remote }, { urgent: true });
  expect(asked).toBe(1);
  const failed = device.files().find((f) => f.fileId === bad.ref.fileId);
  expect(failed).toMatchObject({ uploadUrl: null, sentBytes: 0, attempts: 1 });
  expect(hub.state.file.get(good.ref.fileId)?.received).toBe(true);
  expect(
    device
      .files()
      .map((f) => f.state)
      .sort(),
  ).toEqual(['queued', 'sent']);
});

test('[B5] fetches a colleague’s photos last, and keeps only what matches its hash', async () => {
  const clock = aClock();
  const { server } = aServer(clock);
  const [author, reviewer] = [
    aDevice(server, clock),
    aDevice(server, clock, { personId: 'coordinator-1', device: 2 }),
  ];
  const photos = [aPhoto(1), aPhoto(2)];
  author.queue(aFiling({ body: { files: photos.map(({ ref }) => ref) } }), photos);
  await author.sync();
  server.bytes.set(photos[1]?.ref.fileId ?? '', new Uint8Array([9]));
  const result = await reviewer.sync();
  expect(result.done.wanted).toBe(1);
  expect([...reviewer.disk.read().wanted.keys()]).toEqual([photos[0]?.ref.fileId]);
});

test('[B5] goes on to the next photo when the server can not give one, and calls the cycle good', async () => {
  const clock = aClock();
  const { server } = aServer(clock);
  const author = aDevice(server, clock);
  const reviewer = aDevice(server, clock, { personId: 'coordinator-1', device: 2 });
  const photos = [aPhoto(1), aPhoto(2), aPhoto(3)];
  author.queue(aFiling({ body: { files: photos.map(({ ref }) => ref) } }), photos);
  await author.sync();
  server.bytes.delete(photos[0]?.ref.fileId ?? '');
  const result = await reviewer.sync();
  expect(result).toMatchObject({ fault: null, done: { wanted: 2 } });
  // A missing line is another matter.
  server.bytes.set(photos[0]?.ref.fileId ?? '', photos[0]?.content ?? new Uint8Array());
  reviewer.line.draw = (call) => (call === 'file' ? 'drop-before' : 'ok');
  expect((await reviewer.sync()).fault?.kind).toBe('offline');
});

test('[B2] does not believe a file receipt that is forged or names other content', async () => {
  const { device, hub } = await aReadyDevice();
  const photo = aPhoto(1);
  device.queue(aFiling({ body: { files: [photo.ref] } }), [photo]);
  const { fileId, sha256 } = photo.ref;
  const claim = { outcome: 'applied', rev: 0, problem: null, at: NOW_ISO } as const;
  const forger = makeFakeSigner('key-1', 'not the secret');
  const forged = forger.sign({ ...claim, id: fileId, digest: sha256, epoch: hub.epoch });
  const other = hub.sign({ ...claim, opId: fileId, digest: 'a'.repeat(64) });
  for (const receipt of [forged, other]) {
    const fileReceipt: Remote['fileReceipt'] = async () => receipt;
    const remote = { ...device.remote, fileReceipt };
    const result = await runCycle({ ...device.ports, remote }, { urgent: true });
    expect(result.fault?.kind).toBe('portal');
    expect(device.files()[0]?.state).toBe('queued');
  }
});

test('[B4] lets the next photo go first after one has met a server error', async () => {
  const { device, hub } = await aReadyDevice();
  const [bad, good] = [aPhoto(1), aPhoto(2)];
  device.queue(aFiling({ body: { files: [bad.ref, good.ref] } }), [bad, good]);
  const upload: Remote['upload'] = (file, ...rest) =>
    file.fileId === bad.ref.fileId
      ? Promise.reject(new Fault('server-error'))
      : device.remote.upload(file, ...rest);
  const ports = { ...device.ports, remote: { ...device.remote, upload } };
  device.clock.chance = { ...device.clock.chance, next: () => 0.9 };
  expect((await runCycle(ports)).fault?.kind).toBe('server-error');
  expect((await runCycle(ports)).fault).toBeNull();
  expect(hub.state.file.get(good.ref.fileId)?.received).toBe(true);
});
