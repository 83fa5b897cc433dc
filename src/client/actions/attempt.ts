import { fail, ok, type Result } from '../../domain/result.ts';
import { type FaultKind, isFault } from '../../sync/fault.ts';

/**
 * Runs an act and hands a failure of the world back as a value, so that the screen can say it at once.
 * A bug stays thrown.
 */
export async function attempt<T>(
  work: () => Promise<T>,
): Promise<Result<T, { fault: FaultKind }>> {
  try {
    return ok(await work());
  } catch (thrown) {
    if (!isFault(thrown)) throw thrown;
    return fail({ fault: thrown.kind });
  }
}
