/** The sentence of a failed request: the bridge's errors are fit to show. */
export function errorMessage(error: unknown): string {
  return error instanceof Error && error.message !== '' ? error.message : 'This did not work. Try again.';
}
