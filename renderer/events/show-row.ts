/** Height of a row of the table. */
export const ROW_PX = 52;

/** Scrolls no further than needed for the row to be in sight. */
export function showRow(list: HTMLElement, index: number): void {
  const top = index * ROW_PX;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + ROW_PX > list.scrollTop + list.clientHeight) list.scrollTop = top + ROW_PX - list.clientHeight;
}
