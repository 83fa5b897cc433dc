import type { Receipt } from '../../sync/protocol.ts';

/**
 * The confirmation people read out or write down: the beginning of the digest the server signed, in two groups
 * of four. It names the content, so the same code stands on both sides.
 */
export const confirmationCode = (receipt: Pick<Receipt, 'digest'>): string => {
  const code = receipt.digest.slice(0, 8).toUpperCase();
  return `${code.slice(0, 4)}-${code.slice(4)}`;
};
