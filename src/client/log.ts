// The one place where the client speaks to the console; a bug is loud in development and kept for the person
// who asks for help in production.
import { isFault } from '../sync/fault.ts';

const kept: string[] = [];

/** Logs a bug with its stack. Never shown to a person, never with their text in it. */
export function logBug(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  kept.push(text);
  if (kept.length > 20) kept.shift();
  // biome-ignore lint/suspicious/noConsole: the one logger
  console.error(error);
}

/** For what is tried again the next time and loses nothing: storage that refuses is passed over, a bug is logged. */
export function ignoreFault(thrown: unknown): void {
  if (!isFault(thrown)) logBug(thrown);
}
