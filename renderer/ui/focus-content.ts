/** Moves the focus to the view: its keys work there. By hand rather than by a link: the address holds the view. */
export function focusContent(): void {
  document.getElementById('content')?.focus();
}
