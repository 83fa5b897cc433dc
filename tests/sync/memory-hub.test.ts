import { NOW_MS } from '../support/build.ts';
import { hubStoreContract } from '../support/hub-store-contract.ts';
import { makeMemoryHub } from '../support/memory-hub.ts';

hubStoreContract('memory', async (world) => {
  const hub = makeMemoryHub(world, () => NOW_MS);
  return {
    store: hub.store,
    quarantined: async () => [...hub.state.quarantine.values()],
    revisions: async (reportId) =>
      [...hub.state.revision.keys()]
        .filter((key) => key.startsWith(`${reportId}@`))
        .map((key) => Number(key.slice(key.indexOf('@') + 1))),
    receiveFile: async (fileId) => {
      const held = hub.state.file.get(fileId);
      if (held !== undefined) hub.state.file.set(fileId, { ...held, received: true });
    },
    expectedFrom: async (fileId) => [...(hub.state.file.get(fileId)?.personIds ?? [])],
    close: async () => {},
  };
});
