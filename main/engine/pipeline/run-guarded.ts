/** Runs a step that must not keep the next ones from running: an error goes to `onError` with what was not done. */
export function runGuarded(what: string, onError: (what: string, error: Error) => void, step: () => void): void {
  try {
    step();
  } catch (error) {
    onError(what, error as Error);
  }
}
