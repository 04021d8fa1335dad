/** The same text as a new string: a piece of a frame would keep all of the frame in memory. */
export function copyText(piece: string): string {
  return JSON.parse(JSON.stringify(piece));
}
