/**
 * For hooks that work only for a few requests: goes on when the work is done, or hands its failure on. Work that gives
 * `answered` has sent the reply, and nothing goes on. The other requests do not wait for a turn of the promises.
 */
export async function whenDone(
  work: () => Promise<void | 'answered'>,
  done: (error?: Error) => void,
): Promise<void> {
  let outcome: void | 'answered';
  try {
    outcome = await work();
  } catch (error) {
    return done(error as Error);
  }
  if (outcome !== 'answered') done();
}
