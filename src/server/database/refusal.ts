/** Marks an error whose message is one sentence for the person who starts the server. */
const REFUSAL = 'Refusal';

/** Makes the error with which a start is refused: its message is one sentence with the remedy, and is all that is printed. */
export function makeRefusal(sentence: string, cause?: unknown): Error {
  const refusal = new Error(sentence, { cause });
  refusal.name = REFUSAL;
  return refusal;
}

/** Whether something thrown is such a refusal: print `message`, exit 1. */
export const isRefusal = (thrown: unknown): thrown is Error =>
  thrown instanceof Error && thrown.name === REFUSAL;

/** The code of a system or PostgreSQL error, or ''. */
export const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string'
    ? thrown.code
    : '';
