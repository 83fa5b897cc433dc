// The vault: every body that goes to disk passes `seal`, every body read passes `open`. Today they change
// nothing; encryption at rest will live here and change no table. Promises: both may await, so they are called
// before and after a transaction, never inside. Refuses (by type) a body that was not sealed.

declare const sealedMark: unique symbol;
/** A body as it lies on disk. */
export type Sealed<T> = { readonly [sealedMark]: T };

/** Seals and opens in bulk: one wait for a thousand rows, not a thousand waits. */
export type Vault = {
  seal<T>(bodies: readonly T[]): Promise<Sealed<T>[]>;
  open<T>(sealed: readonly Sealed<T>[]): Promise<T[]>;
  sealBytes(bytes: Blob): Promise<Blob>;
  openBytes(bytes: Blob): Promise<Blob>;
};

/** The vault of this edition: identity. */
export const plainVault: Vault = {
  seal: <T>(bodies: readonly T[]) => Promise.resolve(bodies as unknown as Sealed<T>[]),
  open: <T>(sealed: readonly Sealed<T>[]) => Promise.resolve(sealed as unknown as T[]),
  sealBytes: (bytes) => Promise.resolve(bytes),
  openBytes: (bytes) => Promise.resolve(bytes),
};

/** Seals one body. */
export async function sealOne<T>(vault: Vault, body: T): Promise<Sealed<T>> {
  const [sealed] = await vault.seal([body]);
  return sealed as Sealed<T>;
}

/** Opens one body. */
export async function openOne<T>(vault: Vault, sealed: Sealed<T>): Promise<T> {
  const [body] = await vault.open([sealed]);
  return body as T;
}

/** Opens the bodies of rows, in their order. */
export const openRows = <T>(
  vault: Vault,
  rows: readonly { body: Sealed<T> }[],
): Promise<T[]> => vault.open(rows.map((row) => row.body));
