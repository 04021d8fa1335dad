/** The first millisecond of the local day that holds `atMs`. */
export function startOfDay(atMs: number): number {
  return new Date(atMs).setHours(0, 0, 0, 0);
}
