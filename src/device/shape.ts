// The shapes of what comes in, checked by functions: a schema library would be a fifth of the service worker. Promises:
// the compiler knows that every field is checked, the tests that nothing the schemas accept is refused here.
// Lets through fields it does not know, unchanged: a receipt is signed over all of it.

/** Whether a value is a T. */
export type Shape<T> = (value: unknown) => value is T;

export const text: Shape<string> = (value) => typeof value === 'string';
export const whole: Shape<number> = (value): value is number =>
  Number.isSafeInteger(value);
export const flag: Shape<boolean> = (value) => typeof value === 'boolean';
export const anything: Shape<unknown> = (_value): _value is unknown => true;
export const nothing: Shape<null> = (value) => value === null;

/** A JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text that matches. */
export const like =
  (pattern: RegExp): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && pattern.test(value);

export const oneOf =
  <T extends string>(...all: readonly T[]): Shape<T> =>
  (value): value is T =>
    (all as readonly unknown[]).includes(value);

export const orNull =
  <T>(shape: Shape<T>): Shape<T | null> =>
  (value): value is T | null =>
    value === null || shape(value);

export const orMissing =
  <T>(shape: Shape<T>): Shape<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || shape(value);

export const listOf =
  <T>(shape: Shape<T>): Shape<T[]> =>
  (value): value is T[] =>
    Array.isArray(value) && value.every(shape);

/** An object with all of these fields, and any others. */
export const fields =
  <T extends object>(shapes: { [K in keyof T]-?: Shape<T[K]> }): Shape<T> =>
  (value): value is T =>
    isRecord(value) &&
    Object.entries<Shape<unknown>>(shapes).every(([name, shape]) => shape(value[name]));
