/**
 * The result of `promise`, or that of `onTimeout` if `promise` takes longer than `timeoutMs`. If `onTimeout` throws, its
 * error is the rejection. A result that comes later is ignored.
 *
 * @param after runs a task once after some milliseconds and returns its cancel, as `Clock.after` does.
 */
export function withTimeout<T>(
  promise: Promise<T>,
  timeoutMs: number,
  onTimeout: () => T,
  after: (delayMs: number, task: () => void) => () => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = after(timeoutMs, () => {
      try {
        resolve(onTimeout());
      } catch (error) {
        reject(error);
      }
    });
    promise.then(
      (result) => {
        cancel();
        resolve(result);
      },
      (error) => {
        cancel();
        reject(error);
      },
    );
  });
}
