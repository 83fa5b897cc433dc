import { makeUuid } from '../../domain/ids.ts';

/** A new UUIDv7 from this machine's clock and chance. */
export const newUuid = (): string =>
  makeUuid(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
