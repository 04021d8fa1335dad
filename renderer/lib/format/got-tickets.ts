/** How many of the tickets that an entry wants are got: "2 of 4 got". Blank if they are not counted. */
export function formatGotTickets(got: number, wanted: number | null): string {
  return wanted === null ? '' : `${got} of ${wanted} got`;
}
