// Result: an expected refusal is a value, never an exception. The only generic tool in the house.

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Fail<E> = { readonly ok: false; readonly problem: E };
export type Result<T, E> = Ok<T> | Fail<E>;

/** Wraps a good answer. */
export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });

/** Wraps an expected refusal; `problem` carries only what is needed to explain it. */
export const fail = <E>(problem: E): Fail<E> => ({ ok: false, problem });
