import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeviceDb, readDeviceFact } from '../../../src/device/store/device-db.ts';
import {
  askPersistence,
  checkCanary,
  readStorageState,
} from '../../../src/device/store/storage-state.ts';
import { memoryCaches } from '../memory-caches.ts';

let device: DeviceDb;
let box: CacheStorage;
let opened = 0;
beforeEach(() => {
  opened += 1;
  device = new DeviceDb(`state-test-${opened}`);
  box = memoryCaches(new Map());
});
afterEach(() => device.close());

describe('the canary', () => {
  test('[STORAGE] tells a new phone from one whose data is gone', async () => {
    expect(await checkCanary(device, box)).toBe('new');
    expect(await checkCanary(device, box)).toBe('whole');
    // A corrupt database opens as an empty one, without an error.
    await device.device.clear();
    expect(await checkCanary(device, box)).toBe('lost');
    expect(await checkCanary(device, box)).toBe('whole');
  });

  test('[STORAGE] notices a database that is older than it was', async () => {
    await checkCanary(device, box);
    const before = await readDeviceFact(device, 'canary');
    await checkCanary(device, box);
    await checkCanary(device, box);
    await device.device.put({ key: 'canary', value: before });
    expect(await checkCanary(device, box)).toBe('lost');
  });

  test('[STORAGE] notices a database that is another one', async () => {
    await checkCanary(device, box);
    await device.device.put({ key: 'canary', value: { id: 'another', counter: 9 } });
    expect(await checkCanary(device, box)).toBe('lost');
  });

  test('[STORAGE] does not mind a copy that was cleared, or that cannot be kept', async () => {
    await checkCanary(device, box);
    box = memoryCaches(new Map());
    expect(await checkCanary(device, box)).toBe('whole');
    expect(await checkCanary(device, undefined)).toBe('whole');
  });
});

describe('what the browser says of storage', () => {
  const plain = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
  const withStorage = (storage: object | undefined) =>
    Object.defineProperty(globalThis, 'navigator', {
      configurable: true,
      value: { storage },
    });
  afterEach(() => {
    if (plain === undefined) Reflect.deleteProperty(globalThis, 'navigator');
    else Object.defineProperty(globalThis, 'navigator', plain);
  });

  test('[STORAGE] is handed on, and what it does not say stays unknown', async () => {
    withStorage({
      estimate: async () => ({ usage: 5, quota: 10 }),
      persisted: async () => true,
    });
    expect(await readStorageState()).toEqual({
      usedBytes: 5,
      quotaBytes: 10,
      isPersistent: true,
    });
    withStorage(undefined);
    const unknown = { usedBytes: null, quotaBytes: null, isPersistent: null };
    expect(await readStorageState()).toEqual(unknown);
  });

  test('[STORAGE] its answer to the plea for keeping is remembered', async () => {
    withStorage({ persist: async () => false });
    expect(await askPersistence(device)).toBe(false);
    expect(await readDeviceFact(device, 'persistence')).toBe(false);
    withStorage({});
    expect(await askPersistence(device)).toBeNull();
  });
});
