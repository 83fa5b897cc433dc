import type { CDPSession, Page } from '@playwright/test';

/** Fires the browser's Background Sync at the worker of an address, as the operating system's network news would. */
export type WorkerBell = { ring(): Promise<void> };

/** Finds the worker of an address. Any page of the same browser will do, even an empty one. */
export async function findWorker(page: Page, origin: string): Promise<WorkerBell> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const own = registrations.find(
        (it) => !it.isDeleted && it.scopeURL === `${origin}/`,
      );
      if (own !== undefined) resolve(own.registrationId);
    }),
  );
  await session.send('ServiceWorker.enable');
  const registrationId = await registered;
  return {
    ring: async () => {
      await session.send('ServiceWorker.dispatchSyncEvent', {
        origin,
        registrationId,
        tag: 'sync',
        lastChance: false,
      });
    },
  };
}
